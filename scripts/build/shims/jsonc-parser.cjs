module.exports = new Proxy({}, { get: (_, name) => require('./on-demand.cjs').jsoncParser()[name] });
