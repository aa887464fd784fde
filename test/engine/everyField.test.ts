import { walkEveryField } from '../support/everyField';

/** With n8n's evaluator of old, which its libraries have. */
walkEveryField('legacy');
