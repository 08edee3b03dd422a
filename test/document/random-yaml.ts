/** A generator of pseudo-random numbers, the same on every run. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const KEYS = ['a', 'bc', '"q k"', "'s''q'", '200', '/pets/{id}', 'x-y', '"t\\u0041b"', 'true', '1.50', '? ex', 'ünï'];
const PLAIN = [
  'text',
  'two words',
  '12',
  '-3.5',
  'true',
  'null',
  '~',
  'http://x/y?z=1#f',
  '2020-01-01',
  '😀 smile',
  'a:b',
];
const QUOTED = ['"dq"', "'sq'", '"esc \\" q"', "'it''s'", '""', "'# no comment'", '"{a: b}"', '"fold\n  ed"'];
const FLOW = [
  '[]',
  '{}',
  '[1, two, "three"]',
  '{k: v, "j": [x, {y: z}]}',
  '[[a], {b: c}]',
  '{a, b: }',
  '[a: 1, b]',
  '[\n   1, # c\n   2\n   ]',
];

/** A random YAML document with all that makes positions hard. */
export function randomYaml(seed: number): string {
  const random = createRandom(seed);
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[random(items.length)];
    if (item === undefined) throw new Error('Nothing to pick from');
    return item;
  };
  const anchors: string[] = [];
  let unique = 0;

  const trailer = (): string => pick(['', '', '', ' # comment', '   ']);
  const between = (indent: string): string => pick(['', '', '', '\n', `${indent}# between\n`, '# far left\n']);
  const property = (): string => {
    const kind = random(12);
    if (kind === 0) {
      anchors.push(`n${++unique}`);
      return `&n${unique} `;
    }
    return kind === 1 ? pick(['!!str ', '!Sub ', '!foo ']) : '';
  };
  const scalar = (indent: string): string => {
    const kind = random(10);
    if (kind < 4) return `${property()}${pick(PLAIN)}${trailer()}\n`;
    if (kind < 7) return `${property()}${pick(QUOTED).replaceAll('\n', `\n${indent}`)}${trailer()}\n`;
    if (kind < 8) return `${pick(FLOW).replaceAll('\n', `\n${indent}`)}${trailer()}\n`;
    if (kind < 9 && anchors.length > 0) return `*${pick(anchors)}${trailer()}\n`;
    const header = pick(['|', '>', '|-', '>+', '|2-']);
    return `${header}${pick(['', ' # c'])}\n${indent}  line one\n${pick(['', '\n'])}${indent}  line two: x\n${pick(['', '\n'])}`;
  };
  const mapping = (indent: string, depth: number, isNested: boolean): string => {
    const count = 1 + random(4);
    const keys = new Set(Array.from({ length: count }, () => pick(KEYS)));
    return [...keys].map((key) => `${between(indent)}${indent}${entry(key, indent, depth, isNested)}`).join('');
  };
  const entry = (key: string, indent: string, depth: number, isNested: boolean): string => {
    const colon = key.startsWith('? ') ? `\n${indent}:` : pick([':', ':', ' :']);
    return `${key}${colon}${value(indent, depth, isNested)}`;
  };
  const value = (indent: string, depth: number, isNested: boolean): string => {
    const kind = random(depth > 3 ? 5 : 9);
    if (kind === 0) return `${trailer()}\n`;
    if (kind < 5) return ` ${scalar(indent)}`;
    const step = pick(['  ', '    ', ' ']);
    const head = pick(['', '', ' # about', ' !Join', ' &m']).replace('&m', () => {
      anchors.push(`n${++unique}`);
      return `&n${unique}`;
    });
    if (kind < 7) return `${head}\n${mapping(indent + step, depth + 1, isNested)}`;
    return `${head}\n${sequence(pick([indent, indent + step]), depth + 1, !isNested)}`;
  };
  // js-yaml takes what follows an empty element of an inner list for an element of that list, so those have none.
  const sequence = (indent: string, depth: number, mayBeEmpty: boolean): string => {
    const count = 1 + random(3);
    return Array.from({ length: count }, () => `${between(indent)}${indent}-${item(indent, depth, mayBeEmpty)}`).join(
      '',
    );
  };
  const item = (indent: string, depth: number, mayBeEmpty: boolean): string => {
    const kind = random(depth > 3 ? 4 : 8);
    if (kind === 0 && mayBeEmpty) return `${trailer()}\n`;
    if (kind < 4) return ` ${scalar(indent)}`;
    if (kind < 6) return ` ${mapping(`${indent}  `, depth + 1, true).replace(/^(?:\s*#.*\n|\n)*\s*/, '')}`;
    return ` ${sequence(`${indent}  `, depth + 1, false).replace(/^(?:\s*#.*\n|\n)*\s*/, '')}`;
  };

  const text = `${pick(['', '---\n', '# head\n\n'])}${mapping('', 0, false)}${pick(['', '# foot\n', '\n'])}`;
  return random(4) === 0 ? text.replaceAll('\n', '\r\n') : text;
}

/** A random JSON document, nested and spaced at random. */
export function randomJson(seed: number): string {
  const random = createRandom(seed);
  const space = (): string => [' ', '', '\n', '  ', '\r\n', '\t', ''][random(7)] ?? '';
  const text = (): string => ['""', '"a"', '"b\\"c"', '"\\u00e9\\\\"', '"{[,:"', '"😀"'][random(6)] ?? '';
  const scalar = (): string => (random(2) === 0 ? text() : (['1', '-2.5e3', 'true', 'null', '0'][random(5)] ?? ''));
  const list = (parts: readonly string[]): string => parts.map((part) => `${space()}${part}${space()}`).join(',');
  const value = (depth: number): string => {
    const kind = depth > 4 ? 0 : random(3);
    const items = Array.from({ length: random(4) }, (_, index) => index);
    if (kind === 0) return scalar();
    if (kind === 1) return `[${list(items.map(() => value(depth + 1))) || space()}]`;
    return `{${list(items.map((index) => `"k${index}${text().slice(1)}${space()}:${space()}${value(depth + 1)}`)) || space()}}`;
  };
  return `${space()}{${list(['a', 'b', 'c'].map((key) => `"${key}":${value(0)}`))}}${space()}`;
}
