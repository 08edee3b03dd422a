/** What a value is as JSON: how many bytes, without making the text. Values that contain themselves are `circular`. */
export function jsonSize(value: unknown): number | 'circular' {
  const sizes = new Map<object, number>();
  const open = new Set<object>();
  let isCircular = false;

  const measure = (item: unknown): number => {
    if (typeof item !== 'object' || item === null) return scalarSize(item);
    const known = sizes.get(item);
    if (known !== undefined) return known;
    if (open.has(item)) {
      isCircular = true;
      return 0;
    }
    open.add(item);
    const entries = Object.entries(item);
    let size = 2 + Math.max(0, entries.length - 1);
    for (const [key, child] of entries) size += measure(child) + (Array.isArray(item) ? 0 : scalarSize(key) + 1);
    open.delete(item);
    sizes.set(item, size);
    return size;
  };

  const size = measure(value);
  return isCircular ? 'circular' : size;
}

function scalarSize(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value) ?? 'null');
}
