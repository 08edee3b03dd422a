// Broken and odd templates, made of the pieces that templates are made of. The same seed gives the same ones.

const PIECES = [
  ...[
    '#if',
    '#if(',
    '#elseif(',
    '#else',
    '#end',
    '#{else}',
    '#{end}',
    '#set(',
    '#set($a = ',
    '#foreach(',
    '#foreach($e in ',
  ],
  ...[
    '#define($d)',
    '#macro(m $x)',
    '#m(1)',
    '#@m()',
    '#evaluate("',
    '#stop',
    '#break',
    '#literal()',
    '#include("a")',
    '#foo(',
  ],
  ...[
    '$',
    '$!',
    '${',
    '$!{',
    '$a',
    '$a.b',
    '$a.b(',
    '$a[',
    '$a[0]',
    '$input',
    "$input.json('$')",
    '$input.path("$.l")',
  ],
  ...[
    "$input.path('$.o').k",
    "$input.params('x')",
    '$input.body',
    '$util.escapeJavaScript(',
    "$util.parseJson('{",
    '$context.',
  ],
  ...[
    '$context.requestOverride.header.x',
    '$foreach.count',
    '$d',
    '.size()',
    '.get(',
    '.split("',
    '.replaceAll(',
    '.substring(',
  ],
  ...[
    '.put("k", $a)',
    '.add($a)',
    '.addAll($a)',
    '.keySet()',
    '.format("%d"',
    '.repeat(',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '..',
  ],
  ...[
    '[1..3]',
    '[0..99999]',
    '{"k": 1}',
    '==',
    '!=',
    '<=',
    '&&',
    '||',
    ' and ',
    ' not ',
    '!',
    '+',
    '-',
    '*',
    '/',
    '%',
    '=',
    ',',
  ],
  ...[
    '"',
    "'",
    '""',
    "''",
    '\\',
    '\\\\',
    '\\$',
    '\\#',
    '\\u0041',
    '##',
    '#*',
    '*#',
    '#[[',
    ']]#',
    '#',
    '\n',
    '\r\n',
    '\t',
    ' ',
  ],
  ...[
    '1',
    '-1',
    '0',
    '1.5',
    '.5',
    '1e9',
    '9999999999',
    'true',
    'false',
    'null',
    'x',
    'é',
    '\u{1F600}',
    '\uD800',
    '@',
    ':',
    ';',
    '.',
  ],
];

/** Whole templates to begin with. */
const SEEDS = [
  '',
  '#set($r = $input.path(\'$\'))\n{\n#foreach($e in $r.l)\n  "a": "$e"#if($foreach.hasNext),#end\n#end\n}',
  '{"v": "$util.escapeJavaScript($input.json(\'$.o\')).replaceAll("\\\\\'", "\'")", "n": $a.b.c(1, \'x\')[0]}',
  '#macro(m $x)$x#if($x != 1)#m(1)#end#end#m(2)#define($d)[$a]#end$d$d',
  '#set($m = {"k": [1, 2.5, "x"]})#set($m.j = $m.k.size() * 7 - 3 / 2)$m ${m.k[0]}$!{m.none} \\$m #[[ $raw ]]# ## note\n',
  '#foreach($i in [1..5])#foreach($j in [$i..1])#if($i == $j && !($j > 3) || "$i" == \'2\')#break#end$i$j #end#end',
  '#set($context.responseOverride.status = 404)#evaluate("$a#set($b = 1)")#if($b)#stop#end',
];

/** Numbers from 0 up to a limit, the same for the same seed. */
const random = (seed: number) => {
  let state = seed >>> 0;
  return (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
};

/**
 * Makes templates without end.
 * @param seed any whole number
 * @param originals templates to change besides the built-in ones
 */
export function* mutatedTemplates(seed: number, originals: readonly string[] = []): Generator<string, never> {
  const below = random(seed);
  const pick = (list: readonly string[]) => list[below(list.length)] ?? '';
  const all = [...SEEDS, ...originals];
  for (;;) {
    let text = pick(all);
    for (let changes = 1 + below(8); changes > 0; changes--) {
      const at = below(text.length + 1);
      const to = Math.min(text.length, at + below(6));
      switch (below(5)) {
        case 0:
          text = text.slice(0, at) + text.slice(to);
          break;
        case 1:
          text = text.slice(0, at) + text.slice(at, to) + text.slice(at);
          break;
        case 2: {
          const other = pick(all);
          const from = below(other.length + 1);
          text = text.slice(0, at) + other.slice(from, from + 1 + below(20)) + text.slice(at);
          break;
        }
        default:
          text = text.slice(0, at) + pick(PIECES) + text.slice(to);
      }
    }
    yield text;
  }
}
