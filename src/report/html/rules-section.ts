import type { Rule, Surface } from '../../rule.js';
import { paragraph } from '../paragraph.js';
import type { FoundRule } from './contents.js';
import { count, html, link, type Markup, prose } from './markup.js';

/** When AWS itself would tell. */
const SURFACES: Readonly<Record<Surface, string>> = {
  import: 'AWS says so at the import',
  deployment: 'AWS says so at the deployment',
  request: 'Shows when requests fail',
  never: 'AWS never says so',
};

/** Every rule that found something: why it is there and how to fix what it finds. */
export function rulesSection(rules: readonly FoundRule[]): Markup {
  return html`<section class="view" id="rules" aria-labelledby="rules-title" tabindex="-1">
<h2 id="rules-title">Rules</h2>
<div class="results">
${rules.map(ruleBlock)}</div>
</section>
`;
}

function ruleBlock({ id, name, severity, count: number, known, url }: FoundRule): Markup {
  const found = count(number, 'finding');
  return html`<article class="rule-page" id="${id}" data-severity="${severity}" tabindex="-1">
<h3><code>${name}</code></h3>
<p class="meta"><span class="severity">${severity}</span>${number > 0 ? html`<a href="#findings" data-only="${id}">${found}</a>` : html`<span>${found}</span>`}${known !== undefined && 'surfaces' in known && html`<span>${SURFACES[known.surfaces]}</span>`}</p>
${text(known, url)}</article>
`;
}

function text(known: FoundRule['known'], url: string | undefined): Markup | undefined {
  if (known === undefined) return url === undefined ? undefined : html`<p>${link(url, url)}</p>`;
  if ('why' in known) return explanation(known, url);
  return html`<p class="demand">${prose(known.summary)}.</p>
<dl class="explanation"><dt>What it means</dt><dd>${prose(paragraph(known.about))}</dd></dl>
`;
}

function explanation({ summary, why, fix, links, serviceMessages = [] }: Rule, url: string | undefined): Markup {
  const pages = links.map((address) => html`<li>${link(address, titleOf(address))}</li>`);
  return html`<p class="demand">${prose(summary)}.</p>
<dl class="explanation"><dt>Why</dt><dd>${prose(paragraph(why))}</dd>
<dt>Fix</dt><dd>${prose(paragraph(fix))}</dd>
${serviceMessages.length > 0 && html`<dt>In the words of AWS</dt>${serviceMessages.map((words) => html`<dd><q>${words}</q></dd>`)}`}<dt>Read on</dt><dd><ul class="plain">${url !== undefined && html`<li>${link(url, 'The page of the rule')}</li>`}${pages}</ul></dd></dl>
`;
}

/** The end of an address of the documentation says what the page is about. */
function titleOf(address: string): string {
  const { hostname, pathname, hash } = new URL(address);
  return `${hostname}/…/${pathname.split('/').at(-1) ?? ''}${hash}`;
}
