module.exports = (ajv) => ajv.queue((real) => require('./on-demand.cjs').ajvErrors()(real));
