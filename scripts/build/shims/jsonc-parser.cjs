module.exports = new Proxy({}, { get: (_, name) => require('./heavy.cjs').jsoncParser()[name] });
