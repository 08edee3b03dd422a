const { lazyAjv } = require('./lazy-ajv.cjs');

exports.__esModule = true;
exports.default = lazyAjv(() => require('./heavy.cjs').ajv().default);
