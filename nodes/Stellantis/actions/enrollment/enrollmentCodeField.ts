import type { INodeProperties } from 'n8n-workflow';
import { smsCodeFieldOf } from '../smsCodeField';

export const enrollmentCodeField: INodeProperties = smsCodeFieldOf('Enrollment: Request Code');
