exports.__esModule = true;
exports.default = new Proxy({}, { get: (_, name) => require('./heavy.cjs').ajvNames().default[name] });
