// Parses and renders mutated mapping templates: npm run fuzz:templates -- [--count N] [--seed N]
// It fails for a template that throws, takes longer than two seconds, or whose tree does not add up to its text.

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse, render } from '../../src/vtl/index.js';
import { mutatedTemplates } from './mutate-template.js';
import { textOfTree } from './text-of-tree.js';

const MAX_MS = 2000;
const INPUT = {
  body: '{"l": [1, "two", {"three": [3]}], "o": {"k": "v", "q": "say \\"hi\\""}, "n": 1.50}',
  params: { path: { x: 'p' }, querystring: { y: 'q' }, header: { Accept: 'a/b' } },
  context: { requestId: 'r', identity: { sourceIp: '192.0.2.1' } },
  stageVariables: { v: '1' },
};

const { values } = parseArgs({
  options: { count: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
});
const vectors: { template: string }[] = JSON.parse(readFileSync('test/fixtures/template-vectors.json', 'utf8'));
const templates = mutatedTemplates(
  Number(values.seed),
  vectors.map(({ template }) => template),
);

const outcomes = { rendered: 0, syntax: 0, runtime: 0 };
const failures: string[] = [];
let slowest = { ms: 0, text: '' };
const started = performance.now();
for (let done = 0; done < Number(values.count); done++) {
  const text = templates.next().value;
  const from = performance.now();
  try {
    const { tree } = parse(text);
    if (textOfTree(tree, text) !== text) throw new Error('The tree does not add up to the text.');
    const { error } = render(text, INPUT);
    outcomes[error?.kind ?? 'rendered']++;
  } catch (error) {
    failures.push(`${JSON.stringify(text)}: ${error instanceof Error ? error.stack : error}`);
  }
  const ms = performance.now() - from;
  if (ms > MAX_MS) failures.push(`${JSON.stringify(text)}: took ${Math.round(ms)} ms.`);
  if (ms > slowest.ms) slowest = { ms, text };
}

const seconds = (performance.now() - started) / 1000;
process.stdout.write(
  `${values.count} templates in ${seconds.toFixed(0)} s: ${outcomes.rendered} rendered, ${outcomes.syntax} syntax errors, ${outcomes.runtime} run-time errors; slowest ${slowest.ms.toFixed(0)} ms: ${JSON.stringify(slowest.text)}\n`,
);
for (const failure of failures.slice(0, 20)) process.stderr.write(`${failure}\n`);
if (failures.length > 0) process.stderr.write(`${failures.length} failed.\n`);
process.exitCode = failures.length > 0 ? 1 : 0;
