'use strict';

// n8n's Form and Wait nodes need htmlparser2, an ES module: Jest's require() cannot load it, Node's own can.
const { runInThisContext } = require('node:vm');

const { createRequire } = runInThisContext("process.getBuiltinModule('node:module')");
const fromBaseNodes = createRequire(require.resolve('n8n-nodes-base/package.json'));
const fromSanitizer = createRequire(fromBaseNodes.resolve('sanitize-html'));

module.exports = fromSanitizer('htmlparser2');
