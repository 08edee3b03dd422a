import type { ApiOverview } from '../../lint/overview.js';
import { choice } from './choice.js';
import type { Contents } from './contents.js';
import { count, html, type Markup } from './markup.js';
import { COLUMNS, KINDS, kindOf, operationRow } from './operation-row.js';

/** What the operations of each document are wired to. */
export function integrations({ apis, byOperation }: Contents): Markup {
  const operations = apis.flatMap(({ api }) => api.operations);
  const kinds = operations.map(kindOf);
  const choices = [...new Set(kinds)].map((kind) =>
    choice('kind', kind, KINDS[kind], kinds.filter((other) => other === kind).length),
  );
  const open = operations.filter(({ guards }) => guards.length === 0).length;
  const others = [
    choice('access', 'none', 'Without authorization', open),
    choice('found', 'some', 'With findings', byOperation.size),
  ];
  return html`<section class="view" id="integrations" aria-labelledby="integrations-title" tabindex="-1">
<h2 id="integrations-title">Integrations</h2>
<form class="kinds" aria-label="Filter the integrations" hidden><fieldset><legend>Calls</legend>${choices}</fieldset><fieldset><legend>Only</legend>${others}</fieldset><button type="reset" hidden>Show all</button></form>
<p class="status" id="integrations-status" role="status"></p>
${apis.map(({ path, api }) => table(path, api, byOperation))}</section>
`;
}

function table(path: string, { kind, title, operations }: ApiOverview, found: Contents['byOperation']): Markup {
  const about = `${kind === 'rest' ? 'REST' : 'HTTP'} API, ${count(operations.length, 'operation')}`;
  return html`<table><caption><span class="path">${path}</span> <span>${title !== undefined && html`<b>${title}</b> `}${about}</span></caption>
<thead><tr>${COLUMNS.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>
${operations.map((operation) => operationRow(operation, found.get(operation) ?? []))}</tbody></table>
`;
}
