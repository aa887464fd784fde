import { walkFields } from '../support/everyField';
import { distinctFields } from '../support/fieldWalk';

/** What n8n's application has. Each field once, as under `quickjs`. */
walkFields(distinctFields, 'vm');
