/** The words that a value may be, each with what it means; without a meaning where the word says all. */
export type Words = Readonly<Record<string, string>>;

/** What a value is, in words for people and in a form for editors. A shape describes and judges nothing: the rules do that. */
export interface Shape {
  /** One to three short sentences. */
  readonly about: string;
  readonly kind: 'text' | 'number' | 'switch' | 'list' | 'map';
  readonly words?: Words;
  /** Values worth offering where any text is right. */
  readonly samples?: readonly (string | number)[];
  /** The keys of a map that has a known set of them. */
  readonly properties?: Readonly<Record<string, Shape>>;
  /** The entries of a list, or of a map with free keys. */
  readonly entries?: Shape;
}

/** Words that need no explanation. */
export function plainWords(...words: readonly string[]): Words {
  return Object.fromEntries(words.map((word) => [word, '']));
}

/** A text. */
export function text(about: string, words?: Words): Shape {
  return words === undefined ? { kind: 'text', about } : { kind: 'text', about, words };
}

/** True or false. */
export function toggle(about: string): Shape {
  return { kind: 'switch', about };
}

/** A list of texts. */
export function texts(about: string, entry: string, ...samples: readonly string[]): Shape {
  return { kind: 'list', about, entries: { kind: 'text', about: entry, samples } };
}

/** A map of texts under free keys. */
export function textMap(about: string, entry: string): Shape {
  return { kind: 'map', about, entries: text(entry) };
}

/** A map with a known set of keys. */
export function record(about: string, properties: Readonly<Record<string, Shape>>): Shape {
  return { kind: 'map', about, properties };
}
