// n8n with the packed package, the example workflows and the vendors' stand-ins: `npm run editor -- --help`.
import { build } from './built.mjs';

if (!build()) process.exit(1);
// In this process: a command that starts another one has to pass every signal on.
const { require } = await import('tsx/cjs/api');
const { main } = require('../editor/main.ts', import.meta.url);
await main(process.argv.slice(2));
