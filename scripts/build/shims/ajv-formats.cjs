module.exports = (ajv) => ajv.queue((real) => require('./heavy.cjs').ajvFormats()(real));
