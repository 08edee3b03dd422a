import { setFlagsFromString } from 'node:v8';

/** What V8 spends on a function before it optimizes it, in bytes of bytecode run; V8's own choice is the lower one. */
const BUDGETS = { early: 132 * 1024, late: 500 * 1024 };

/** Up to here, in bytes of bytecode, V8 puts functions into the one that it optimizes: a third of its own choice, for the same reason. */
const MAX_INLINED = 300;

/**
 * Sets when V8 optimizes a function. Optimizing pays in the loops of a parser. The many small functions of the start and of
 * the rules are done before it would; it took a third of the whole time of a large document.
 */
export function optimize(when: keyof typeof BUDGETS): void {
  setFlagsFromString(`--interrupt-budget=${BUDGETS[when]}`);
  setFlagsFromString(`--max-inlined-bytecode-size-cumulative=${MAX_INLINED}`);
}
