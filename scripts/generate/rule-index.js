// Writes src/rules/index.ts: the list of all rules, made from the file names. With --check, only reports whether it is current.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const FILE = 'src/rules/index.ts';
const names = readdirSync('src/rules')
  .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
  .map((file) => file.slice(0, -'.ts'.length))
  .sort();
const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
const text = [
  '// Made by `npm run generate`. Do not edit.',
  "import type { Rule } from '../rule.js';",
  ...names.map((name) => `import ${camel(name)} from './${name}.js';`),
  '',
  '/** All rules, by name. */',
  'export const rules: readonly Rule[] = [',
  ...names.map((name) => `  ${camel(name)},`),
  '];',
  '',
].join('\n');

if (!process.argv.includes('--check')) writeFileSync(FILE, text);
else if (readFileSync(FILE, 'utf8') !== text) {
  console.error(`${FILE} is stale. Run \`npm run generate\`.`);
  process.exitCode = 1;
}
