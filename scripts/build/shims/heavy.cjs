// What spectral-core imports and most runs do not need. It becomes a file of its own, beside the chunks, which the shims
// `require` when the time comes: an `import()` would come too late for their callers, and the code would have to be
// parsed at every start if it were in a chunk.

exports.ajv = () => require('ajv');
exports.ajv2020 = () => require('ajv/dist/2020');
exports.ajvNames = () => require('ajv/dist/compile/names');
exports.ajvErrors = () => require('ajv-errors');
exports.ajvFormats = () => require('ajv-formats');
exports.parsers = () => require('@stoplight/spectral-parsers');
exports.refResolver = () => require('@stoplight/spectral-ref-resolver');
exports.lodash = () => require('lodash');
exports.nimma = () => ({
  Nimma: require('nimma/legacy').default,
  jsonPathPlus: require('nimma/fallbacks').jsonPathPlus,
});
exports.jsonPath = () => require('jsonpath-plus');
exports.exprEval = () => require('expr-eval-fork');
exports.minimatch = () => require('minimatch');
exports.jsoncParser = () => require('jsonc-parser');
exports.stringify = () => require('safe-stable-stringify');
