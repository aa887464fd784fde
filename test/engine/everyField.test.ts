import { walkFields } from '../support/everyField';
import { walkedFields } from '../support/fieldWalk';

/** With n8n's evaluator of old, which its libraries have. */
walkFields(walkedFields, 'legacy');
