import type { Example } from '../../openapi/examples.js';
import type { Rule } from '../../rule.js';
import { DOCS } from '../../ruleset.js';
import { paragraph } from '../paragraph.js';

/** What there is to say about a rule, as plain text and as Markdown. */
export interface Help {
  readonly text: string;
  readonly markdown: string;
}

/** Everything about a rule of ours: why, how to fix it, examples, where to read on. */
export function ruleHelp(rule: Rule): Help {
  const words = (rule.serviceMessages ?? []).map((message) => `AWS: ${message}`);
  const links = [`${DOCS}${rule.id}.md`, ...rule.links];
  return {
    text: [
      `Why: ${paragraph(rule.why)}`,
      ...words,
      `Fix: ${paragraph(rule.fix)}`,
      ...rule.bad.map((example) => `Reported: ${indentedExample(example)}`),
      ...rule.good.map((example) => `Accepted: ${indentedExample(example)}`),
      `See:\n${links.map((link) => `  ${link}`).join('\n')}`,
    ].join('\n\n'),
    markdown: [
      `**Why:** ${paragraph(rule.why)}`,
      ...words.map((line) => `> ${line.replaceAll('<', '\\<')}`),
      `**Fix:** ${paragraph(rule.fix)}`,
      ...rule.bad.map((example) => `**Reported:** ${fencedExample(example)}`),
      ...rule.good.map((example) => `**Accepted:** ${fencedExample(example)}`),
      `**See also**\n\n${links.map((link) => `- <${link}>`).join('\n')}`,
    ].join('\n\n'),
  };
}

function indentedExample({ title, yaml }: Example): string {
  return `${title}\n\n${yaml.snippet.trimEnd().replace(/^(?=.)/gm, '    ')}`;
}

function fencedExample({ title, yaml }: Example): string {
  return `${title}\n\n\`\`\`yaml\n${yaml.snippet}\`\`\``;
}
