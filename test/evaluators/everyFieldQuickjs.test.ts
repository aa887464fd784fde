import { walkFields } from '../support/everyField';
import { distinctFields } from '../support/fieldWalk';

/** Slow to start, so each field once: its operations read it alike, as the walk under `legacy` shows. */
walkFields(distinctFields, 'quickjs');
