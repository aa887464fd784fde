import { testDoorsAsTool } from '../support/doorsAsTool';

// Engines of that time stop at a tool that throws; nothing is to leave it as a success either way.
testDoorsAsTool('n8n-2.20', { onError: 'continueRegularOutput' });
