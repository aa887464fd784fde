import { testDoorsAsTool } from '../support/doorsAsTool';

testDoorsAsTool('n8n-2.35');
