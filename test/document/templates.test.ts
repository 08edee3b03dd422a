import { describe, expect, it } from 'vitest';
import type { JsonPath } from '../../src/document/index.js';
import { readDefinition } from '../../src/document/index.js';
import { brokenAt, define, marked, span } from './reading.js';

const HEAD = 'openapi: 3.0.1\n';

const READ: readonly (readonly [title: string, text: string, path: JsonPath, value: unknown])[] = [
  ['unquoted braces', 'a: «{{ x }}»\n', ['a'], '{{ x }}'],
  [
    'unquoted braces with a filter',
    'a: «{{ x | default("y: z", true) }}» # c\n',
    ['a'],
    '{{ x | default("y: z", true) }}',
  ],
  ['braces and text', 'a: «{{ x }}/b/{{ y }}»\n', ['a'], '{{ x }}/b/{{ y }}'],
  ['braces as key', 'a:\n  {{ x }}: «1»\n', ['a', '{{ x }}'], 1],
  ['braces as element', 'a:\n  - «{{ x }}»\n', ['a', 0], '{{ x }}'],
  ['braces on a line of their own as value', 'a:\n  «{{ x }}»\nb: 1\n', ['a'], '{{ x }}'],
  ['quotes in quotes', 'a: «"{{ x | quote("y") }}"»\n', ['a'], '{{ x | quote("y") }}'],
  ['dollar braces in flow', 'a: [«${x}», ${y}]\n', ['a', 0], '${x}'],
  ['dollar braces with a condition', 'a: «${x ? "a: b" : { c = 1 }}»\n', ['a'], '${x ? "a: b" : { c = 1 }}'],
  [
    'dollar braces over lines',
    'a: «${jsonencode({\n  x = "y: z"\n})}»\nb: 1\n',
    ['a'],
    '${jsonencode({\n  x = "y: z"\n})}',
  ],
  ['erb', 'a: «<%= x[":a"] %>»\n', ['a'], '<%= x[":a"] %>'],
  ['erb at the start of a flow value', 'a: {b: «<%= x[1] %>»}\n', ['a', 'b'], '<%= x[1] %>'],
  ['Terraform directives', '%{ for x in y ~}\na: «1»\n%{ endfor ~}\n', ['a'], 1],
  ['Jinja directives', 'a:\n  {% if x %}\n  b: «1»\n  {% endif %}\n', ['a', 'b'], 1],
  ['Jinja comments over lines', '{# one\n  two: three #}\na: «1»\n', ['a'], 1],
  ['erb directives', '<% if x %>\na: «1»\n<% end %>\n', ['a'], 1],
  ['Helm directives', '{{- if .x }}\na: «1»\n{{- else }}\nb: 2\n{{- end }}\n', ['a'], 1],
  ['Handlebars directives', '{{#each x}}\na: «1»\n{{/each}}\n', ['a'], 1],
  ['several directives on a line', '{% if x %}{% if y %}\na: «1»\n{% endif %}{% endif %}\n', ['a'], 1],
  ['inserted lines', 'a: «1»\n{{ include "b" . | indent 2 }}\nc: 2\n', ['a'], 1],
  ['directive inside a value', 'a: «%{ if x }b%{ else }c%{ endif }»\n', ['a'], '%{ if x }b%{ else }c%{ endif }'],
  ['directives in a text block', 'z: {{ q }}\na: «|\n  one\n  {% if x %}\n  two»\n', ['a'], 'one\n{% if x %}\ntwo\n'],
  ['directives at the margin of a text block', 'a:\n  b: |\n    one\n{% if x %}\n    two\nc: «1»\n', ['c'], 1],
  ['branches with the same key', '{% if x %}\na: 1\n{% else %}\na: «2»\n{% endif %}\n', ['a'], 2],
  ['a template with tags', 'a: !Sub «{{ x }}»\n', ['a', 'Fn::Sub'], '{{ x }}'],
  ['text outside Latin letters', 'b: {{ "日本 é" }}\na: «{{ "日本" }}»\n', ['a'], '{{ "日本" }}'],
  ['a colour before braces', 'z: {{ q }}\na: «"#{{ x }}"»\n', ['a'], '#{{ x }}'],
];

const JSON_READ: readonly (readonly [title: string, text: string, path: JsonPath, value: unknown])[] = [
  ['dollar braces', '{"openapi": "3.0.1", "a": «${x}»}', ['a'], '${x}'],
  ['nothing in braces', '{"openapi": "3.0.1", "a": «${}»}', ['a'], '${}'],
  ['double braces', '{"openapi": "3.0.1", "a": «{{ x }}», "b": 1}', ['a'], '{{ x }}'],
  [
    'function with quotes',
    '{"openapi": "3.0.1", "a": [«${jsonencode({"b" = "c"})}»]}',
    ['a', 0],
    '${jsonencode({"b" = "c"})}',
  ],
  ['erb', '{"openapi": "3.0.1", "a": «<%= x["b"] %>»}', ['a'], '<%= x["b"] %>'],
  ['quotes in a string', '{"openapi": "3.0.1", "a": «"b-${x["c"]}"»}', ['a'], 'b-${x["c"]}'],
  ['key', '{"openapi": "3.0.1", ${x}: «1»}', ['${x}'], 1],
  ['directives', '{"openapi": "3.0.1",\n%{ if x }\n"b": 1,\n%{ endif }\n"a": «1»}', ['a'], 1],
  ['both in a string and outside', '{"openapi": "3.0.1", "b": "${x} \\"y", "a": «${x}»}', ['a'], '${x}'],
];

describe('templated documents', () => {
  it.each(READ)('YAML: %s', async (_title, source, path, value) => {
    const { text, span: expected } = marked(HEAD + source);
    const { definition, problems } = await define(text);
    expect(problems).toEqual([]);
    expect(span(definition.locate(path))).toBe(expected);
    expect(path.reduce<unknown>((parent, key) => Object(parent)[key], definition.data)).toEqual(value);
    expect(JSON.stringify(definition.data)).not.toMatch(/[\ue000-\uf8ff]/);
  });

  it.each(JSON_READ)('JSON: %s', async (_title, source, path, value) => {
    const { text, span: expected } = marked(source);
    const { definition, problems } = await define(text);
    expect(problems).toEqual([]);
    expect(span(definition.locate(path))).toBe(expected);
    expect(path.reduce<unknown>((parent, key) => Object(parent)[key], definition.data)).toEqual(value);
    expect(JSON.stringify(definition.data)).not.toMatch(/[\ue000-\uf8ff]/);
  });

  it('leave documents alone that can be read as they are', async () => {
    const text = `${HEAD}a: "{{ x }}"\nb: \${y}/z\nc: {d: "%{ if }"}\ne: |\n  #if($x == "\${y}")\n  {{ z }}\nf: "\ue000"\n`;
    const { definition, problems } = await define(text);
    expect(problems).toEqual([]);
    expect(definition.data).toEqual({
      openapi: '3.0.1',
      a: '{{ x }}',
      b: '${y}/z',
      c: { d: '%{ if }' },
      e: '#if($x == "${y}")\n{{ z }}\n',
      f: '\ue000',
    });
  });

  it('warn of duplicate keys where no statement may choose between them', async () => {
    const { problems } = await define(`${HEAD}a: {{ x }}\n{{ y }}: 1\n{{ y }}: 2\n`);
    expect(problems.map(({ message }) => message)).toEqual([
      'The key "{{ y }}" is already on line 3; the last one counts. Remove one.',
    ]);
  });

  it('share what anchors share', async () => {
    const { definition } = await define(`${HEAD}a: &x {b: [{{ y }}]}\nc: *x\n`);
    const { a, c } = Object(definition.data);
    expect(a).toEqual({ b: ['{{ y }}'] });
    expect(c).toBe(a);
  });

  it('are broken if they would be without placeholders too', async () => {
    expect(await brokenAt(`${HEAD}a: {{ x }}\nb:\n\tc: 1\n`)).toMatch(/^error openapi.yaml:4:1 A tab/);
    expect(await brokenAt('{"openapi": "3.0.1", "a": "${x}", }')).toMatch(/^error openapi.yaml:1:33 A comma/);
    expect(await brokenAt('{"openapi": "3.0.1", "a": ${x},\n "b": 1, }')).toMatch(/^error openapi.yaml:2:8 A comma/);
  });

  it.each([
    [`${HEAD}%{ if x }\na: [\n%{ else }\na: (\n%{ endif }\n`],
    ['{"openapi": "3.0.1"\n%{ for x in y },"x": 1 2%{ endfor }\n}'],
    ['{"openapi": "3.0.1", "a": ${x}${y}}'],
  ])('are no documents yet if they have to be rendered first: %j', async (text) => {
    expect(await readDefinition('x', {}, text)).toEqual({
      kind: 'not-openapi',
      isNotable: true,
      reason: expect.stringMatching(/^is a template that cannot be read before it is rendered \(line \d\)$/),
    });
  });
});
