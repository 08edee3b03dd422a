import type { Rule } from '../../rule.js';
import { rules } from '../../rules/index.js';
import { DOCS } from '../../ruleset.js';
import type { RulesArguments } from './options.js';

/** Runs `apigw-lint rules`. */
export function listRules({ format }: RulesArguments): number {
  process.stdout.write(FORMATTERS[format]());
  return 0;
}

const FORMATTERS: Readonly<Record<RulesArguments['format'], () => string>> = { table, json, markdown };

function table(): string {
  const width = Math.max(...rules.map(({ id }) => id.length));
  const lines = rules.map(({ id, severity, summary }) => `${id.padEnd(width)}  ${severity.padEnd(5)}  ${summary}\n`);
  return `${lines.join('')}\n${rules.length} rules. Run \`apigw-lint explain RULE\` for more about one.\n`;
}

function json(): string {
  return `${JSON.stringify(rules.map(published), null, 2)}\n`;
}

function published({ id, summary, severity, apis, surfaces, recommended = true, links, options = {} }: Rule) {
  return { id, summary, severity, apis, surfaces, recommended, url: `${DOCS}${id}.md`, links, options };
}

function markdown(): string {
  const lines = rules.map(
    ({ id, severity, summary, apis }) =>
      `| [${id}](${DOCS}${id}.md) | ${severity} | ${apis.join(', ')} | ${summary} |\n`,
  );
  return `| Rule | Severity | APIs | What it demands |\n| --- | --- | --- | --- |\n${lines.join('')}`;
}
