import { styleText } from 'node:util';
import { READING_RULES } from '../../lint/reading-rules.js';
import type { Example } from '../../openapi/examples.js';
import { fold } from '../../report/paragraph.js';
import type { Rule, Surface } from '../../rule.js';
import { type RuleOptions, valuesOf } from '../../rule-options.js';
import { DOCS } from '../../ruleset.js';
import { hasColor } from '../color.js';
import { findRule } from './find-rule.js';
import type { ExplainArguments } from './options.js';

/** The page on how to give options. */
const CONFIG_PAGE = `${DOCS.replace(/rules\/$/, '')}config.md#options`;

/** When AWS would tell, as a sentence. */
const SURFACES: Readonly<Record<Surface, string>> = {
  import: 'AWS says so at the import',
  deployment: 'AWS says so at the deployment',
  request: 'shows when requests fail',
  never: 'AWS never says so',
};

/** Runs `apigw-lint explain RULE`. */
export function explain(argv: ExplainArguments): number {
  const reading = READING_RULES.find(({ id }) => id === argv.rule);
  if (reading !== undefined) {
    process.stdout.write(`${reading.id}\n\n${indented(reading.about)}\n`);
    return 0;
  }
  const rule = findRule(argv.rule);
  const isColored = hasColor(argv.color, process.stdout);
  process.stdout.write(
    explanation(rule, (text) => (isColored ? styleText('bold', text, { validateStream: false }) : text)),
  );
  return 0;
}

function explanation(rule: Rule, bold: (text: string) => string): string {
  const apis = rule.apis.map((api) => api.toUpperCase()).join(' and ');
  const parts = [
    `${bold(rule.id)}\n${rule.summary}\n${rule.severity}, ${apis} APIs, ${SURFACES[rule.surfaces]}${rule.recommended === false ? ', not among the recommended rules' : ''}`,
    `${bold('Why')}\n${indented(rule.why)}`,
    ...(rule.serviceMessages === undefined
      ? []
      : [`${bold('In the words of AWS')}\n${rule.serviceMessages.map((line) => `  ${line}`).join('\n')}`]),
    `${bold('Fix')}\n${indented(rule.fix)}`,
    ...(rule.options === undefined ? [] : [`${bold('Options')}\n${optionLines(rule.options)}`]),
    ...rule.bad.map((example) => `${bold('Reported:')} ${snippet(example)}`),
    ...rule.good.map((example) => `${bold('Accepted:')} ${snippet(example)}`),
    `${bold('See')}\n${[`${DOCS}${rule.id}.md`, ...rule.links].map((link) => `  ${link}`).join('\n')}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function optionLines(options: RuleOptions): string {
  const lines = Object.entries(options).map(([name, option]) => {
    const preset = JSON.stringify(option.default);
    return indented(`\`${name}\`: ${option.describe}. It takes ${valuesOf(option)}; unless given it is ${preset}.`);
  });
  return `${lines.join('\n')}\n  ${CONFIG_PAGE}`;
}

function snippet({ title, yaml }: Example): string {
  return `${title}\n\n${yaml.snippet.trimEnd().replace(/^(?=.)/gm, '    ')}`;
}

function indented(text: string): string {
  return fold(text, 76)
    .map((line) => `  ${line}`)
    .join('\n');
}
