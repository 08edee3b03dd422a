// spectral-core makes a parser for each message; it parses only what is in `#{…}`.
exports.Parser = class LazyParser {
  functions = {};

  evaluate(expression, values) {
    const parser = new (require('./heavy.cjs').exprEval().Parser)();
    Object.assign(parser.functions, this.functions);
    return parser.evaluate(expression, values);
  }
};
