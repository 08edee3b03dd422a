// Measures the built program against a bare Node, and against stock Spectral with the very same ruleset, in turns, so
// that other work on the machine affects all alike. `npm run bench -- 10 1000` measures these sizes only, and
// `npm run bench -- --node 24` another version of Node. Node 24 is the yardstick, Node 20 the oldest that is supported.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { packed } from '../build/packed.js';
import { generateDocument, render } from './generate-document.js';
import { CACHE, measure, measurePeak, median, type Usage, useNode } from './measure.js';

const NODE = ['-e', '0'];
const LINT = [resolve('dist/cli.js')];
const SPECTRAL = [
  resolve('node_modules/@stoplight/spectral-cli/dist/index.js'),
  ...['lint', '--ruleset', resolve('dist/ruleset.js')],
];

interface Size {
  readonly operations: number;
  readonly rounds: number;
  /** At most this many times a bare Node, and at least this many times faster than Spectral. */
  readonly goal?: { readonly node: number; readonly spectral: number; readonly peak?: number };
}

const SIZES: readonly Size[] = [
  { operations: 10, rounds: 15, goal: { node: 3, spectral: 4 } },
  { operations: 100, rounds: 9 },
  { operations: 300, rounds: 9 },
  { operations: 1000, rounds: 9, goal: { node: 6, spectral: 5 } },
  { operations: 3000, rounds: 9, goal: { node: 10, spectral: 7, peak: 180 } },
];

const goals: string[] = [];
const goal = (name: string, value: number, limit: number, isMet: boolean): void => {
  goals.push(`${isMet ? 'met   ' : 'MISSED'}  ${name}: ${value.toFixed(2)} (goal ${limit})`);
};

const write = (operations: number, format: 'yaml' | 'json', mistakes: boolean): string => {
  const file = join(CACHE, `${operations}${mistakes ? '-mistakes' : ''}.${format}`);
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(file, render(generateDocument(operations, { mistakes }), format));
  return resolve(file);
};

const ratio = (over: readonly Usage[], under: readonly Usage[], part: keyof Usage): number =>
  median(over.map((usage, round) => usage[part] / (under[round]?.[part] ?? Number.NaN)));

/** Measures one input and prints its row. */
const compare = (name: string, file: string, rounds: number) => {
  const node: Usage[] = [];
  const lint: Usage[] = [];
  const spectral: Usage[] = [];
  for (let round = 0; round < rounds; round++) {
    node.push(measure(NODE));
    lint.push(measure([...LINT, file]));
    spectral.push(measure([...SPECTRAL, file]));
  }
  const row = {
    cpu: median(lint.map(({ cpu }) => cpu)),
    wall: median(lint.map(({ wall }) => wall)),
    peak: measurePeak([...LINT, file]),
    node: ratio(lint, node, 'cpu'),
    spectral: ratio(spectral, lint, 'cpu'),
    spectralWall: ratio(spectral, lint, 'wall'),
    spectralPeak: measurePeak([...SPECTRAL, file]),
  };
  const cells = [name, row.cpu.toFixed(3), row.wall.toFixed(3), row.peak.toFixed(0), `×${row.node.toFixed(2)}`];
  print([...cells, `×${row.spectral.toFixed(1)}`, `×${row.spectralWall.toFixed(1)}`, row.spectralPeak.toFixed(0)]);
  return row;
};

const print = (cells: readonly string[]): void => {
  process.stdout.write(`${cells.map((cell, column) => (column ? cell.padStart(10) : cell.padEnd(16))).join('')}\n`);
};

const { values, positionals } = parseArgs({ options: { node: { type: 'string' } }, allowPositionals: true });
if (values.node !== undefined) useNode(values.node);
const wanted = positionals.map(Number);
const sizes = SIZES.filter(({ operations }) => wanted.length === 0 || wanted.includes(operations));
const cpu = new Map<number, number>();

print(['operations', 'cpu s', 'wall s', 'peak MiB', 'to node', 'Spectral', '… wall', '… MiB']);
for (const { operations, rounds, goal: limits } of sizes) {
  const row = compare(String(operations), write(operations, 'yaml', false), rounds);
  cpu.set(operations, row.cpu);
  if (!limits) continue;
  goal(`${operations} operations, times a bare node`, row.node, limits.node, row.node <= limits.node);
  goal(
    `${operations} operations, times faster than Spectral`,
    row.spectral,
    limits.spectral,
    row.spectral >= limits.spectral,
  );
  if (limits.peak) goal(`${operations} operations, peak MiB`, row.peak, limits.peak, row.peak <= limits.peak);
}
if (wanted.length === 0) {
  compare('1000, mistakes', write(1000, 'yaml', true), 5);
  compare('1000, JSON', write(1000, 'json', false), 5);
}

const [small, middle, large] = [10, 300, 3000].map((operations) => cpu.get(operations));
if (small !== undefined && middle !== undefined && large !== undefined) {
  const growth = (large - middle) / 2700 / ((middle - small) / 290);
  goal('cost of an operation, 300 to 3000 against 10 to 300', growth, 1, growth <= 1);
}

const help: Usage[] = [];
const bare: Usage[] = [];
for (let round = 0; round < 15; round++) {
  bare.push(measure(NODE));
  help.push(measure([...LINT, '--help']));
}
const helpRatio = ratio(help, bare, 'cpu');
goal('--help, times a bare node', helpRatio, 2, helpRatio <= 2);

const { size, unpackedSize } = packed();
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`;
process.stdout.write(`
${goals.join('\n')}

package: ${megabytes(size)}, unpacked ${megabytes(unpackedSize)}
`);
