const MAX_KEPT = 1000;
const MAX_CHARACTERS = 200;

/**
 * A function that works on each text once, for keys and short values, of which a document has few but each many times. It
 * forgets everything when there are too many.
 */
export function onceEachKey<Value>(make: (key: string) => Value): (key: string) => Value {
  let known = emptyCache<Value>();
  let size = 0;
  return (key) => {
    const made = known[key];
    if (made !== undefined) return made.value;
    const value = make(key);
    if (key.length > MAX_CHARACTERS) return value;
    if (size === MAX_KEPT) {
      known = emptyCache();
      size = 0;
    }
    known[key] = { value };
    size++;
    return value;
  };
}

/** Not a `Map`: its keys would be slices of the texts of documents, and keep these in memory. */
function emptyCache<Value>(): Record<string, { readonly value: Value }> {
  return Object.create(null);
}
