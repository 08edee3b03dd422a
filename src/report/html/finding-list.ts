import { type Report, SEVERITIES } from '../../lint/findings.js';
import type { Severity } from '../../rule.js';
import { linesOf } from '../code-frame.js';
import { choice } from './choice.js';
import type { Contents, FileContents, FoundRule } from './contents.js';
import { finding } from './finding.js';
import { count, html, type Markup } from './markup.js';

const SEVERITIES_IN_WORDS: Readonly<Record<Severity, string>> = {
  error: 'Errors',
  warn: 'Warnings',
  info: 'Info',
  hint: 'Hints',
};

/** Everything that was found, by file, with filters beside it. */
export function findings({ files, rules }: Contents, { counts }: Report): Markup {
  const found = files.filter((file) => file.findings.length + file.suppressed.length > 0);
  const clean = files.filter((file) => !found.includes(file)).map(({ file }) => html`<li>${file.path}</li>`);
  return html`<section class="view" id="findings" aria-labelledby="findings-title" tabindex="-1">
<h2 id="findings-title">Findings</h2>
${rules.length > 0 && filters(counts, rules)}<div class="results">
<p class="status" id="findings-status" role="status"></p>
${found.map(fileBlock)}${clean.length > 0 && html`<div class="clean"><h3>Nothing found in</h3><ul class="plain">${clean}</ul></div>`}</div>
</section>
`;
}

function filters(counts: Report['counts'], rules: readonly FoundRule[]): Markup {
  const severities = SEVERITIES.filter((severity) => rules.some((rule) => rule.severity === severity));
  return html`<form class="filters" aria-label="Filter the findings" hidden>
<fieldset><legend>Severity</legend>${severities.map((severity) => choice('severity', severity, SEVERITIES_IN_WORDS[severity], counts[severity], severity))}</fieldset>
<details class="rules" open><summary>Rules</summary><fieldset><legend class="unseen">Rules</legend>${rules.map(({ id, name, count, severity }) => choice('rule', id, name, count, severity))}</fieldset></details>
<button type="reset" hidden>Show all</button>
</form>
`;
}

function fileBlock({ file, findings, suppressed }: FileContents): Markup {
  const lines = file.text === undefined ? [] : linesOf(file.text);
  const number = findings.length === 0 ? 'nothing that counts' : count(findings.length, 'finding');
  return html`<details class="file" open><summary><h3>${file.path}</h3> <span class="count">${number}</span></summary>
${findings.map((entry) => finding(entry, lines))}${
  suppressed.length > 0 &&
  html`<details class="suppressed"><summary>${count(suppressed.length, 'suppressed finding')}</summary>
${suppressed.map((entry) => finding(entry, lines))}</details>`
}</details>
`;
}
