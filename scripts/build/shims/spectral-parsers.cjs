const parsers = () => require('./heavy.cjs').parsers();

exports.__esModule = true;
Object.defineProperty(exports, 'Json', { enumerable: true, get: () => parsers().Json });
Object.defineProperty(exports, 'Yaml', { enumerable: true, get: () => parsers().Yaml });
