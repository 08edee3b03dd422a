import { expect, it } from 'vitest';
import { mutatedTemplates } from '../../scripts/bench/mutate-template.js';
import { textOfTree } from '../../scripts/bench/text-of-tree.js';
import { parse, render } from '../../src/vtl/index.js';

it('neither throws nor loses text, whatever the template', () => {
  const templates = mutatedTemplates(20_261_201);
  for (let count = 0; count < 3000; count++) {
    const template = templates.next().value;
    const { tree, errors } = parse(template);
    expect(textOfTree(tree, template)).toBe(template);
    const { error } = render(template, { body: '{"l": [1, 2], "o": {"k": "v"}}' });
    if (errors.length > 0) expect(error?.kind, template).toBe('syntax');
    // What `#evaluate` runs is parsed only then.
    else if (error?.kind === 'syntax') expect(template).toContain('#evaluate');
  }
});

it.each([
  ['nested blocks', '#if(true)'.repeat(5000)],
  ['nested parentheses', `#set($x = ${'('.repeat(20_000)}`],
  ['nested lists', `#set($x = ${'['.repeat(20_000)}`],
  ['nested calls', `${'$a.b('.repeat(20_000)}`],
  ['nested negations', `#set($x = ${'!'.repeat(20_000)}true)`],
  ['strings in strings', `#set($x = "${'#set($x = '.repeat(500)}")`],
  ['open raw text', '#[['.repeat(50_000)],
])('ends with %s', (_name, template) => {
  expect(parse(template).errors.length).toBeGreaterThan(0);
});

it.each([
  ['a macro that calls itself', '#macro(m)#m()#end#m()'],
  ['a definition that uses itself', '#define($d)$d#end$d'],
  ['a text that evaluates itself', "#set($t = '#evaluate($t)')#evaluate($t)"],
  ['loops in loops', '#foreach($a in [1..1000])#foreach($b in [1..1000])#foreach($c in [1..1000])#end#end#end'],
  ['a text that doubles', '#set($t = "aaaaaaaa")#foreach($i in [1..1000])#set($t = $t + $t)#end'],
  ['a number that squares', '#set($n = 99)#foreach($i in [1..1000])#set($n = $n * $n)#end'],
  ['a list in itself', '#set($l = [])#set($x = $l.add($l))$l'],
  ['a map in itself', '#set($m = {})#set($m.m = $m)$m'],
  ['a range without end', '#set($r = [1..99999999999])$r'],
])('ends with %s', (_name, template) => {
  expect(render(template).error?.kind).toBe('runtime');
});

it('ends a loop after a thousand rounds, without an error', () => {
  expect(render('#foreach($i in [1..5000])x#end').output).toBe('x'.repeat(1000));
});

it('takes no template of more than 300 KB', () => {
  expect(render('x'.repeat(300 * 1024)).error).toBeUndefined();
  expect(render('é'.repeat(150 * 1024 + 1)).error?.message).toContain('300 KB');
});

it('leaves its arguments as they are', () => {
  const context = { requestOverride: { header: { a: '1' } }, list: [1] };
  const before = structuredClone(context);
  const { requestOverride } = render('#set($context.requestOverride.header.b = 2)$context.list.add(3)', { context });
  expect(context).toEqual(before);
  expect(requestOverride).toEqual({ path: {}, header: { a: '1', b: 2 }, querystring: {} });
});
