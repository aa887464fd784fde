import { walkEveryField } from '../support/everyField';

/** What n8n's application has. */
walkEveryField('vm');
