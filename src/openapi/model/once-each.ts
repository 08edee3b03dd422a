/**
 * A function that looks at each object once: asked again, it gives what it gave before. It keeps no object alive.
 * For what several rules derive from the same part of a document.
 */
export function onceEach<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    let made = known.get(key);
    if (made === undefined) {
      made = { value: make(key) };
      known.set(key, made);
    }
    return made.value;
  };
}
