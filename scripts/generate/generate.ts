// Writes every generated file but src/rules/index.ts. With --check, only reports the stale ones.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rules } from '../../src/rules/index.js';
import { openapiSchema } from './openapi-schema.js';
import { readmeTranscripts } from './readme.js';
import { ruleIndex, rulePage } from './rule-pages.js';

const MADE = 'Made by `npm run generate`. Do not edit.';
const RULES_FOLDER = 'docs/rules';

const rulesets: Readonly<Record<string, string>> = {
  recommended: 'extends: [[../dist/ruleset.js, recommended]]',
  all: 'extends: [[../dist/ruleset.js, all]]',
  rest: 'extends: [[../dist/rest.js, recommended]]',
  http: 'extends: [[../dist/http.js, recommended]]',
  security: `extends: [[../dist/ruleset.js, off]]\nrules:\n${rules
    .filter(({ concernsSecurity }) => concernsSecurity)
    .map(({ id }) => `  ${id}: true`)
    .join('\n')}`,
};

const files = new Map<string, string>();
for (const [name, text] of Object.entries(rulesets)) files.set(`rulesets/${name}.yaml`, `# ${MADE}\n${text}\n`);
for (const rule of rules) files.set(join(RULES_FOLDER, `${rule.id}.md`), `<!-- ${MADE} -->\n${await rulePage(rule)}`);
files.set(join(RULES_FOLDER, 'README.md'), `<!-- ${MADE} -->\n${ruleIndex(rules)}`);
files.set('schemas/openapi.schema.json', openapiSchema(MADE));
files.set('README.md', await readmeTranscripts(readFileSync('README.md', 'utf8')));

const leftOver = readdirSync(RULES_FOLDER)
  .map((file) => join(RULES_FOLDER, file))
  .filter((file) => !files.has(file));
const stale = [...files].filter(([file, text]) => read(file) !== text).map(([file]) => file);

if (process.argv.includes('--check')) {
  for (const file of [...stale, ...leftOver]) console.error(`${file} is stale. Run \`npm run generate\`.`);
  if (stale.length + leftOver.length > 0) process.exitCode = 1;
} else {
  for (const file of leftOver) rmSync(file);
  for (const file of stale) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, files.get(file) ?? '');
  }
  console.log(`${stale.length} files written, ${leftOver.length} removed.`);
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
