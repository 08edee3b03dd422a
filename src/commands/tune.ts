import { setFlagsFromString } from 'node:v8';

/** What V8 spends on a function before it optimizes it, in bytes of bytecode run; V8's own choice is the lower one. */
const BUDGETS = { early: 132 * 1024, late: 500 * 1024 };

/**
 * Sets when V8 optimizes a function. Optimizing pays in the loops of a parser. The many small functions of the start and of
 * the rules are done before it would; it took a third of the whole time of a large document.
 */
export function optimize(when: keyof typeof BUDGETS): void {
  setFlagsFromString(`--interrupt-budget=${BUDGETS[when]}`);
}
