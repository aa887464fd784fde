import { walkEveryField } from '../support/everyField';

walkEveryField('quickjs');
