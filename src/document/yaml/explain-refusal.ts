import { MAX_DEPTH } from '../limits.js';
import type { Range } from '../line-index.js';
import type { YamlRefusal } from './parse.js';

/** What js-yaml says, and what we say instead. `{}` stands for what the first group matches. */
const WORDING: readonly (readonly [RegExp, string])[] = [
  [/^tab characters must not/, 'A tab indents this line. Use spaces.'],
  [
    /^bad indentation of a mapping/,
    'This does not fit the lines above. Fix the indentation, or put the text in quotes.',
  ],
  [/^bad indentation of a seq/, 'This does not fit the list above. Fix the indentation, or put the text in quotes.'],
  [/^deficient indentation/, 'This line is indented too little. Indent it more.'],
  [/a colon is missed$/, 'A `:` is missing after this key. Add it.'],
  [/multiline key/, 'A line above has no `:` after its key. Add it.'],
  [/^incomplete explicit mapping pair/, 'A key is missing before this `:`. Add it, or put the text in quotes.'],
  [/whitespace character is expected after the key/, 'A space is missing after the `:` of this key. Add it.'],
  [/^unidentified alias "(.*)"$/, 'No anchor `&{}` stands above. Define it, or put the text in quotes.'],
  [/^undeclared tag handle "(.*)"$/, 'The tag handle `{}` is not declared. Remove the tag.'],
  [
    /^unknown escape sequence|^expected hexadecimal/,
    'This escape is not known in double quotes. Write `\\\\` for a backslash.',
  ],
  [/within a single quoted/, "The text in single quotes is never closed. Add the `'`."],
  [/within a double quoted/, 'The text in double quotes is never closed. Add the `"`.'],
  [/^missed comma between flow/, 'A comma or a closing bracket is missing before this. Add it.'],
  [/^expected the node content/, 'A value is missing before this comma. Remove the comma.'],
  [/within a flow collection/, 'A bracket is never closed. Add the `}` or `]`.'],
  [/^end of the stream or a document/, 'This is not part of the map or list above. Fix the indentation.'],
  [/^nesting exceeded/, `Nested deeper than ${MAX_DEPTH} levels. Flatten it.`],
  [/non-printable|valid JSON character/, 'A control character stands here. Remove it.'],
  [/^merge keys exceeded/, 'Merge keys (`<<`) copy too much in all. Write it without them.'],
  [/^aliases expand/, 'Aliases (`*name`) make this document too large. Write it without so many.'],
  [/^cannot merge|^abnormal merge/, '`<<` merges maps only, and at most 100. Give it an alias of a map.'],
  [
    /^cannot resolve a node with !<(?:tag:yaml.org,2002:)?(.*)>/,
    'The value does not fit its tag `!!{}`. Remove the tag.',
  ],
  [/^alias node should not/, 'An alias takes no tag or anchor of its own. Remove it.'],
  [/^duplication of a/, 'A value has one tag and one anchor at most. Remove one.'],
  [/directive/, 'A `%` directive is not complete. Put the text in quotes.'],
  [/indentation width|indentation for block/, 'The lines of this text block are not indented. Indent them.'],
];

/** A js-yaml error in our words, at the place where something has to change. */
export function explainRefusal(text: string, { refused, offset }: YamlRefusal): { message: string; range: Range } {
  const found = WORDING.find(([pattern]) => pattern.test(refused));
  const detail = found?.[0].exec(refused)?.[1] ?? '';
  if (text[offset] === ':' && refused.startsWith('bad indentation of a mapping')) {
    return {
      message: 'A value with a key before it holds another `:`. Put it in quotes, or fix the line above.',
      range: rangeOf(text, refused, offset),
    };
  }
  const message = found === undefined ? `YAML cannot be read here: ${refused}.` : found[1].replace('{}', () => detail);
  return { message: firstOf(text, offset) ?? message, range: rangeOf(text, refused, offset) };
}

/** A text that begins with a character that YAML keeps for itself. */
function firstOf(text: string, offset: number): string | undefined {
  const char = text[offset];
  if (char === '@' || char === '`')
    return `A text must not begin with ${char === '@' ? '`@`' : 'a backtick'}. Put it in quotes.`;
  return char === '%' ? 'A text must not begin with `%`. Put it in quotes.' : undefined;
}

function rangeOf(text: string, refused: string, offset: number): Range {
  const name = /^unidentified alias "(.*)"$/.exec(refused)?.[1];
  if (name !== undefined) {
    // js-yaml stands behind the name, or behind the space after it.
    const start = text.lastIndexOf(`*${name}`, offset);
    if (start !== -1) return { start, end: start + name.length + 1 };
  }
  const end = text.trimEnd().length;
  if (offset >= end) return { start: end, end };
  return {
    start: offset,
    end: Math.max(offset + 1, offset + (/^[^\s]*/.exec(text.slice(offset, offset + 80))?.[0].length ?? 1)),
  };
}
