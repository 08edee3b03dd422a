/**
 * How many values a document has when every alias is written out. What is aliased is one and the same object, so this takes
 * no longer than the document is. A value that contains itself counts once more where it does.
 * @param root plain data, nested no deeper than YAML is read
 */
export function expandedSize(root: unknown): number {
  const sizes = new Map<object, number>();
  const sizeOf = (value: unknown): number => {
    if (typeof value !== 'object' || value === null) return 1;
    const known = sizes.get(value);
    if (known !== undefined) return known;
    sizes.set(value, 1);
    const size = Object.values(value).reduce<number>((sum, child) => sum + sizeOf(child), 1);
    sizes.set(value, size);
    return size;
  };
  return sizeOf(root);
}
