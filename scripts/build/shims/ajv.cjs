const { lazyAjv } = require('./lazy-ajv.cjs');

exports.__esModule = true;
exports.default = lazyAjv(() => require('./on-demand.cjs').ajv().default);
