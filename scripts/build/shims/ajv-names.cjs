exports.__esModule = true;
exports.default = new Proxy({}, { get: (_, name) => require('./on-demand.cjs').ajvNames().default[name] });
