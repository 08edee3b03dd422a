import { setFlagsFromString } from 'node:v8';

/** The V8 of Node 20. Later ones call these settings otherwise, and say so on standard error. */
const IS_KNOWN = process.versions.v8.startsWith('11.');

/** How long V8 lets a function run before it optimizes it, in bytes of bytecode; the lower one is its own choice. */
const BUDGETS = { early: 132 * 1024, late: 1000 * 1024 };

/** Up to here, in bytes of bytecode, V8 puts functions into the one that it optimizes: a third of its own choice. */
const MAX_INLINED = 300;

/**
 * Sets when V8 optimizes a function. Optimizing pays in the loops of a parser. The many small functions of the start and of
 * the rules are done before it would; it took a third of the whole time of a large document.
 */
export function optimize(when: keyof typeof BUDGETS): void {
  if (!IS_KNOWN) return;
  setFlagsFromString(`--interrupt-budget=${BUDGETS[when]}`);
  setFlagsFromString(`--max-inlined-bytecode-size-cumulative=${MAX_INLINED}`);
}
