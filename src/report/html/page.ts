import { createHash } from 'node:crypto';
import type { Report } from '../../lint/findings.js';
import { VERSION } from '../../version.js';
import type { RenderOptions } from '../options.js';
import { summary } from '../summary.js';
import script from './client.js?raw';
import { type Contents, contentsOf } from './contents.js';
import { findings } from './finding-list.js';
import { integrations } from './integrations.js';
import { html, type Markup } from './markup.js';
import narrowAndPrint from './media.css?raw';
import chrome from './page.css?raw';
import skeleton from './page.html?raw';
import results from './results.css?raw';
import { rulesSection } from './rules-section.js';
import table from './table.css?raw';

const STYLE = `${chrome}${results}${table}${narrowAndPrint}`;

/** Before the rest is read, so that nothing shows that is hidden in the end; without scripts all shows. */
const START = "document.documentElement.classList.add('js')";

/** A page for the browser that needs nothing but itself: findings with their code, integrations, and rules. */
export function page(report: Report, { isQuiet, failures = [] }: Pick<RenderOptions, 'isQuiet' | 'failures'>): string {
  const contents = contentsOf(report);
  const { apis, rules } = contents;
  const headline = summary(report, isQuiet);
  const parts: Record<string, string> = {
    title: html`${headline} · apigw-lint`.markup,
    summary: html`${headline}`.markup,
    version: html`${VERSION}`.markup,
    failures: html`${failures.map((message) => html`<p class="failure">${message}</p>\n`)}`.markup,
    nav: nav(contents).markup,
    main: [
      findings(contents, report),
      ...(apis.length > 0 ? [integrations(contents)] : []),
      ...(rules.length > 0 ? [rulesSection(rules)] : []),
    ]
      .map(({ markup }) => markup)
      .join(''),
    style: `<style>${STYLE}</style>`,
    styleDigest: digest(STYLE),
    script: `<script>${script}</script>`,
    scriptDigest: digest(script),
    start: `<script>${START}</script>`,
    startDigest: digest(START),
  };
  return skeleton.replace(/\{\{(\w+)\}\}/g, (slot, name: string) => parts[name] ?? slot);
}

function nav({ files, apis, rules }: Contents): Markup {
  const found = files.reduce((sum, { findings }) => sum + findings.length, 0);
  const operations = apis.reduce((sum, { api }) => sum + api.operations.length, 0);
  return html`${entry('findings', 'Findings', found)}${apis.length > 0 && entry('integrations', 'Integrations', operations)}${rules.length > 0 && entry('rules', 'Rules', rules.length)}`;
}

function entry(id: string, name: string, number: number): Markup {
  return html`<a href="#${id}">${name} <span class="count">${number}</span></a>`;
}

/** The page allows this style and this script, and nothing else. */
function digest(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
