// The pages of docs/rules: everything about a rule, with what the linter really says about its examples.
import { createLinter } from '../../src/lint/index.js';
import type { Example } from '../../src/openapi/examples.js';
import { paragraph } from '../../src/report/paragraph.js';
import type { BadExample, Rule, Surface } from '../../src/rule.js';
import { type RuleOptions, valuesOf } from '../../src/rule-options.js';

const GROUPS: Readonly<Record<Surface, string>> = {
  import: 'The import says so',
  deployment: 'The deployment is refused',
  request: 'Requests fail',
  never: 'AWS never says so',
};

const SURFACES: Readonly<Record<Surface, string>> = {
  import: 'at the import',
  deployment: 'at the deployment',
  request: 'when requests fail',
  never: 'never',
};

/** The page of a rule, Markdown. */
export async function rulePage(rule: Rule): Promise<string> {
  const reported = await Promise.all(rule.bad.map((example) => badExample(rule, example)));
  const sections = [
    `# ${rule.id}`,
    `${rule.summary}.`,
    table(rule),
    `## Why\n\n${paragraph(rule.why)}`,
    ...(rule.serviceMessages === undefined
      ? []
      : [`In the words of AWS:\n\n${rule.serviceMessages.map((line) => `> ${quoted(line)}`).join('\n>\n')}`]),
    `## Reported\n\n${reported.join('\n\n')}`,
    `## Accepted\n\n${rule.good.map(snippet).join('\n\n')}`,
    `## Fix\n\n${paragraph(rule.fix)}`,
    configure(rule),
    `## See also\n\n${rule.links.map((link) => `- <${link}>`).join('\n')}`,
  ];
  return `\n${sections.join('\n\n')}\n`;
}

/** The list of all pages, grouped by when AWS itself would tell. */
export function ruleIndex(rules: readonly Rule[]): string {
  const groups = Object.entries(GROUPS).map(([surface, title]) => {
    const rows = rules
      .filter((rule) => rule.surfaces === surface)
      .map((rule) => `| [${rule.id}](${rule.id}.md) | ${rule.severity} | ${apis(rule)} | ${rule.summary} |`);
    return `## ${title}\n\n| Rule | Severity | APIs | What it demands |\n| --- | --- | --- | --- |\n${rows.join('\n')}`;
  });
  return `\n# Rules\n\n${rules.length} rules, grouped by when AWS itself would tell.\n\n${groups.join('\n\n')}\n`;
}

function table(rule: Rule): string {
  const rows = [
    ['Severity', rule.severity],
    ['APIs', apis(rule)],
    ['AWS tells', SURFACES[rule.surfaces]],
    ['In the recommended ruleset', rule.recommended === false ? 'no' : 'yes'],
    ...(rule.concernsSecurity ? [['In the security ruleset', 'yes']] : []),
  ];
  return `| | |\n| --- | --- |\n${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}`;
}

function apis(rule: Rule): string {
  return rule.apis.map((api) => api.toUpperCase()).join(', ');
}

async function badExample(rule: Rule, example: BadExample): Promise<string> {
  return `${snippet(example)}\n\n\`\`\`text\n${await outputFor(rule, example)}\`\`\``;
}

function snippet({ title, yaml }: Example): string {
  return `${title}:\n\n\`\`\`yaml\n${yaml.snippet}\`\`\``;
}

/** What the linter says, with lines and columns as in the snippet. */
async function outputFor(rule: Rule, { yaml, api }: Example): Promise<string> {
  const result = await createLinter({ api }).lint('openapi.yaml', yaml.document);
  if (result.kind !== 'linted') throw new Error(`${rule.id}: an example cannot be linted`);
  const lines = result.files
    .flatMap(({ findings }) => findings)
    .filter((finding) => finding.rule === rule.id)
    .map((finding) => {
      const place = finding.line > yaml.line ? `${finding.line - yaml.line}:${finding.column - yaml.column}  ` : '';
      return `${place}${finding.severity}  ${finding.message}\n`;
    });
  return lines.join('');
}

function configure({ id, severity, recommended, options }: Rule): string {
  const other = severity === 'error' ? 'warn' : 'error';
  const yaml = recommended === false ? `rules:\n  ${id}: true # or a severity` : `rules:\n  ${id}: ${other} # or off`;
  return `## Configure\n\nIn \`.spectral.yaml\`:\n\n\`\`\`yaml\nextends: [apigw-lint]\n${yaml}\n\`\`\`${options === undefined ? '' : `\n\n${optionsOf(id, options)}`}`;
}

/** The table of options, and how to give the first of them. */
function optionsOf(id: string, options: RuleOptions): string {
  const rows = Object.entries(options).map(
    ([name, option]) =>
      `| \`${name}\` | ${option.describe} | ${valuesOf(option)} | \`${JSON.stringify(option.default)}\` |`,
  );
  const [[name, option] = ['', undefined]] = Object.entries(options);
  const value = option !== undefined && 'min' in option ? option.example : `[${(option?.example ?? []).join(', ')}]`;
  return `| Option | What it is | Takes | Default |
| --- | --- | --- | --- |
${rows.join('\n')}

\`\`\`yaml
extends: [apigw-lint]
functionsDir: node_modules/apigw-lint/dist
functions: [check]
rules:
  ${id}:
    given: $
    then:
      function: check
      functionOptions:
        ${name}: ${value}
\`\`\`

How this works, with and without \`node_modules\`: [config.md](../config.md#options).`;
}

/** `<…>` would be HTML. */
function quoted(text: string): string {
  return text.replaceAll('<', '\\<');
}
