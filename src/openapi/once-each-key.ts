const MAX_KEPT = 1000;

/**
 * A function that works on each text once, for the keys of maps, of which a document has few but each many times. It
 * forgets everything when there are too many.
 */
export function onceEachKey<Value>(make: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, { readonly value: Value }>();
  return (key) => {
    let made = known.get(key);
    if (made === undefined) {
      if (known.size === MAX_KEPT) known.clear();
      made = { value: make(key) };
      known.set(key, made);
    }
    return made.value;
  };
}
