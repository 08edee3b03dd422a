// Stands in for Ajv where spectral-core imports it. Loading Ajv and compiling the schema of rulesets takes longer than
// linting a small document, so nothing is built until a validator meets something that is not trusted.

/** The `rules` objects of rulesets that need no validation; `src/lint/ruleset/trust.ts` fills it. */
const TRUSTED = Symbol.for('apigw-lint/trusted-rules');

const isTrusted = (data) => globalThis[TRUSTED]?.has(data?.rules) === true;

const lazyAjv = (load) =>
  class LazyAjv {
    #steps = [];
    #options;
    #real;

    constructor(options) {
      this.#options = options;
    }

    /** Remembers what to do to the real instance. */
    queue(step) {
      this.#steps.push(step);
      return this;
    }

    addKeyword(definition) {
      return this.queue((ajv) => ajv.addKeyword(definition));
    }

    addSchema(schema) {
      return this.queue((ajv) => ajv.addSchema(schema));
    }

    compile(schema) {
      const build = () => this.#build();
      let real;
      return function validate(data) {
        if (isTrusted(data)) return true;
        real ??= build().compile(schema);
        const isValid = real.call(this, data);
        validate.errors = real.errors;
        return isValid;
      };
    }

    #build() {
      if (this.#real) return this.#real;
      const Ajv = load();
      this.#real = new Ajv(this.#options);
      for (const step of this.#steps) step(this.#real);
      return this.#real;
    }
  };

module.exports = { lazyAjv };
