module.exports = (ajv) => ajv.queue((real) => require('./heavy.cjs').ajvErrors()(real));
