// What spectral-core imports and most runs do not need. It becomes a file beside the chunks, which the shims `require` when
// the time comes: an `import()` would come too late for their callers, and in a chunk the code would be parsed at every start.

exports.ajv = () => require('ajv');
exports.ajv2020 = () => require('ajv/dist/2020');
exports.ajvNames = () => require('ajv/dist/compile/names');
exports.ajvErrors = () => require('ajv-errors');
exports.ajvFormats = () => require('ajv-formats');
exports.lodash = () => require('lodash');
exports.nimma = () => ({
  Nimma: require('nimma/legacy').default,
  jsonPathPlus: require('nimma/fallbacks').jsonPathPlus,
});
exports.jsoncParser = () => require('jsonc-parser');
exports.stringify = () => require('safe-stable-stringify');
