import type { SuppressedFinding } from '../../lint/findings.js';
import type { OperationOverview } from '../../lint/overview.js';
import type { Entry } from './contents.js';
import { frame } from './frame.js';
import { html, type Markup, prose } from './markup.js';

/** A finding: what is wrong, where, the code around it, and the way to why and how to fix it. */
export function finding({ id, finding: found, rule, operations }: Entry, lines: readonly string[]): Markup {
  const { severity, message, line, column } = found;
  return html`<article class="finding" id="${id}" data-severity="${severity}" data-rule="${rule.id}" tabindex="-1">
<h4><span class="severity">${severity}</span> ${prose(message)}</h4>
<p class="meta"><a class="place" href="#${id}">${line}:${column}</a>${operationName(operations)}<a class="rule" href="#${rule.id}">${rule.name}</a></p>
${'suppression' in found && reason(found)}${frame(lines, found)}${rule.known !== undefined && about(rule.id)}</article>
`;
}

function operationName(operations: readonly OperationOverview[]): Markup | undefined {
  const [first, ...others] = operations;
  if (first === undefined) return undefined;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return html`<span class="operation"><b>${first.method}</b> ${first.path}${more}</span>`;
}

function reason({ suppression }: SuppressedFinding): Markup {
  const by = suppression.kind === 'inSource' ? 'Silenced by a comment' : 'In the baseline';
  return html`<p class="reason">${by}${suppression.reason === undefined ? '.' : ': '}${suppression.reason}</p>`;
}

/** The program of the page puts the text of the rule in the place of the link when this is opened. */
function about(rule: string): Markup {
  return html`<details class="about"><summary>Why, and how to fix it</summary><p><a href="#${rule}">See the rule</a></p></details>`;
}
