module.exports = (ajv) => ajv.queue((real) => require('./on-demand.cjs').ajvFormats()(real));
