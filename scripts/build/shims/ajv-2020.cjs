const { lazyAjv } = require('./lazy-ajv.cjs');

exports.__esModule = true;
exports.default = lazyAjv(() => require('./heavy.cjs').ajv2020().default);
exports._ = (...template) =>
  require('./heavy.cjs')
    .ajv2020()
    ._(...template);
