// Nimma writes a program for the JSONPath expressions of all rules and compiles it. For the root alone, which is all that
// our rules ask for, calling them is the same and loads nothing.
const isRoot = (expressions) => expressions.length === 1 && expressions[0] === '$';

exports.__esModule = true;
exports.default = class LazyNimma {
  #expressions;
  #options;
  #real;

  constructor(expressions, options) {
    this.#expressions = expressions;
    this.#options = options;
    if (!isRoot(expressions)) this.#load();
  }

  query(input, callbacks) {
    if (this.#real === undefined) {
      try {
        return callbacks.$({ path: [], value: input });
      } catch {
        // Nimma has its own way to put this; the rule will throw again.
      }
    }
    return this.#load().query(input, callbacks);
  }

  #load() {
    if (this.#real === undefined) {
      const { Nimma, jsonPathPlus } = require('./on-demand.cjs').nimma();
      this.#real = new Nimma(this.#expressions, { ...this.#options, fallback: jsonPathPlus });
    }
    return this.#real;
  }
};
