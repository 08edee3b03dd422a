// yargs asserts what it believes of itself, and catches some of that. To load Node's own assertions takes a tenth of it.
const must = (isSo, message) => {
  if (!isSo) throw new Error(message ?? 'yargs finds itself in a state that it does not expect.');
};

export const strictEqual = (actual, expected, message) => must(Object.is(actual, expected), message);

export const notStrictEqual = (actual, expected, message) => must(!Object.is(actual, expected), message);
