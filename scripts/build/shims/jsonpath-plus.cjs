exports.JSONPath = (options) => require('./heavy.cjs').jsonPath().JSONPath(options);
