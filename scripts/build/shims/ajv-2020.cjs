const { lazyAjv } = require('./lazy-ajv.cjs');

exports.__esModule = true;
exports.default = lazyAjv(() => require('./on-demand.cjs').ajv2020().default);
exports._ = (...template) =>
  require('./on-demand.cjs')
    .ajv2020()
    ._(...template);
