import { setFlagsFromString } from 'node:v8';

/** The V8 of Node 20. Later ones call these settings otherwise, and say so on standard error. */
const IS_KNOWN = process.versions.v8.startsWith('11.');

const FROM_THE_START = [
  // Up to here, in bytes of bytecode, V8 puts functions into the one that it optimizes: a third of its own choice.
  '--max-inlined-bytecode-size-cumulative=300',
  // One thread moves what is new and kept. Nearly all that a parser makes is, and several get into each other's way.
  '--no-parallel-scavenge',
];

/** How long V8 lets a function run before it optimizes it, in bytes of bytecode; the lower one is its own choice. */
const BUDGETS = { early: 66 * 1024, late: 1000 * 1024 };

/** Sets what holds for the whole run, before anything else is done. */
export function tune(): void {
  if (IS_KNOWN) for (const flag of FROM_THE_START) setFlagsFromString(flag);
  optimize('late');
}

/**
 * Sets when V8 optimizes a function. Optimizing pays in the loops of a parser. The many small functions of the start and of
 * the rules are done before it would; it took a third of the whole time of a large document.
 */
export function optimize(when: keyof typeof BUDGETS): void {
  if (IS_KNOWN) setFlagsFromString(`--interrupt-budget=${BUDGETS[when]}`);
}
