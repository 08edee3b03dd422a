import { describe, expect, it } from 'vitest';
import { CST, Lexer } from 'yaml';
import type { Position } from '../../src/document/definition.js';
import { isSyntaxProblem, parseSource } from '../../src/document/parse-source.js';
import { createSourceFile } from '../../src/document/source-file.js';
import { randomYaml } from './random-yaml.js';
import { createFolder, define, place, readIn } from './reading.js';

const HEAD = 'openapi: 3.0.1\n';
const WORD = 'mark';

/** The comments with the word, as `line:column text`. */
async function comments(text: string, file?: string): Promise<string[]> {
  const { definition } = await define(text, file);
  return definition
    .comments(WORD)
    .map(({ text: comment, location }) => `${place(location).replace(/^[^:]*:/, '')} ${comment}`);
}

describe('comments', () => {
  it.each([
    ['on a line of their own', '# mark a\na: 1', ['2:1 # mark a']],
    ['beside a value', 'a: 1 # mark', ['2:6 # mark']],
    ['beside a key', 'a: # mark\n  b: 1', ['2:4 # mark']],
    ['after a tab', 'a: 1\t# mark', ['2:6 # mark']],
    ['after a quoted value', 'a: "# mark" # mark', ['2:13 # mark']],
    ['beside the header of a block', 'a: | # mark\n  # mark\n  b\n', ['2:6 # mark']],
    ['below a block', 'a: |\n  b\n# mark', ['4:1 # mark']],
    ['below a block that keeps its empty lines', 'a: |+\n  b\n\n\n# mark\nb: 1', ['6:1 # mark']],
    ['below an empty block', 'a: |\n# mark\nb: 1', ['3:1 # mark']],
    ['below a plain text', 'a: b\n  c\n  # mark\nd: 1', ['4:3 # mark']],
    ['in a flow collection', 'a: [b, # mark\n  c]', ['2:8 # mark']],
    ['beside an alias', 'a: &x [1]\nb: *x # mark', ['3:7 # mark']],
    ['beside a tag', 'a: !Sub # mark\n  b', ['2:9 # mark']],
    ['beside a document marker', '--- # mark', ['2:5 # mark']],
    ['from their first number sign on', 'a: 1 # one # mark', ['2:6 # one # mark']],
    ['at the very end', 'a: 1 #mark', ['2:6 #mark']],
  ])('are found %s', async (_where, text, expected) => {
    expect(await comments(HEAD + text)).toEqual(expected);
  });

  it.each([
    ['double quotes', 'a: "b # mark"'],
    ['double quotes over lines', 'a: "b\n  # mark\n  c"'],
    ['single quotes', "a: 'b # mark'"],
    ['a block', 'a: |\n  b\n  # mark\n  c'],
    ['a block at its end', 'a: |\n  b\n  # mark\nc: 1'],
    ['a folded block', 'a: >-\n  # mark\n'],
    ['a block in a list', 'a:\n  - |\n    # mark\n  - b'],
    ['a plain text', 'a: http://b/#mark'],
    ['a key', '"# mark": 1'],
    ['a key without quotes', 'a#mark: 1'],
    ['a tagged text', 'a: !Sub "# mark"'],
  ])('are not found in %s', async (_where, text) => {
    expect(await comments(HEAD + text)).toEqual([]);
  });

  it('are found with any line break and a byte order mark', async () => {
    const text = `\ufeff# mark 1\n${HEAD}a: |\n  # mark\nb: "# mark" # mark 2\n`;
    const expected = ['1:1 # mark 1', '5:13 # mark 2'];
    expect(await comments(text.replaceAll('\n', '\r\n'))).toEqual(expected);
    expect(await comments(text.replaceAll('\n', '\r'))).toEqual(expected);
    expect(await comments(text)).toEqual(expected);
  });

  it('are not found in JSON', async () => {
    expect(await comments('{"openapi": "3.0.1", "a": "# mark",\n "b": " # mark"}', 'openapi.json')).toEqual([]);
  });

  it('are found beside placeholders', async () => {
    const text = '{% if x %}\n# mark 1\na: {{ b }} # mark 2\n{% endif %}\nc: "{{ d }} # mark"\ne: {{ "# mark" }}\n';
    expect(await comments(HEAD + text)).toEqual(['3:1 # mark 1', '4:12 # mark 2']);
  });

  it('are found where only Spectral’s parser reads the text', async () => {
    const text =
      'a:\n  <<: 3 # mark 1\n  b: "# mark"\n  c: |\n    # mark\n  d: &x [1, # mark 2\n    2]\n  e: *x # mark 3\n';
    expect(await comments(HEAD + text)).toEqual(['3:9 # mark 1', '7:13 # mark 2', '9:9 # mark 3']);
  });

  it('are found in the files that a document refers to, but not in what is not a YAML', async () => {
    const folder = createFolder({
      'api.yaml': `${HEAD}info: { description: { $ref: notes.md } } # mark 1\npaths:\n  /a: { $ref: 'a.yaml#/x' }\n`,
      'a.yaml': '# mark 2\nx:\n  get: {}\n',
      'notes.md': '# mark\n',
    });
    const read = await readIn(folder, 'api.yaml');
    if (read.kind !== 'definition') throw new Error('Not read');
    expect(read.definition.comments(WORD).map(({ text, location }) => `${location.file} ${text}`)).toEqual([
      'api.yaml # mark 1',
      expect.stringMatching(/a\.yaml # mark 2$/),
    ]);
    expect(read.definition.comments('nothing')).toEqual([]);
  });
});

/** The comments that the lexer of another parser finds, from `#` on. */
function lexed(text: string): string[] {
  let offset = 0;
  const found: string[] = [];
  let isScalar = false;
  for (const token of new Lexer().lex(text)) {
    if (!isScalar && CST.tokenType(token) === 'comment' && token.includes(WORD)) found.push(`${offset} ${token}`);
    isScalar = token === CST.SCALAR;
    if (!['\u0002', '\u0018', '\u001f'].includes(token)) offset += token.length;
  }
  return found;
}

it('the comments of random documents are those that another parser finds', async () => {
  let count = 0;
  for (let seed = 0; seed < 400; seed++) {
    const text = randomYaml(seed).replace(/#(?=.)/g, `# ${WORD}`);
    const source = await parseSource(text);
    if (isSyntaxProblem(source)) throw new Error(`${seed}: ${source.message}`);
    const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
    const offset = ({ line, column }: Position) => (starts[line - 1] ?? 0) + column - 1;
    const found = createSourceFile('', '', text, source).comments(WORD);
    const shown = found.map((comment) => `${offset(comment.location.start)} ${comment.text}`);
    expect({ seed, shown }).toEqual({ seed, shown: lexed(text) });
    count += found.length;
  }
  expect(count).toBeGreaterThan(500);
});
