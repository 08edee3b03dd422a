import type { IntegrationOverview, OperationOverview } from '../../lint/overview.js';
import type { Guard } from '../../openapi/model/guard.js';
import type { Callee, CalleeKind } from '../../openapi/model/uri/callee.js';
import type { Entry } from './contents.js';
import { count, html, type Markup } from './markup.js';

/** What there is to call. */
export const KINDS: Readonly<Record<CalleeKind | 'none', string>> = {
  lambda: 'Lambda',
  service: 'AWS service',
  http: 'HTTP',
  'vpc-link': 'VPC link',
  mock: 'Mock',
  unknown: 'Unknown',
  none: 'No integration',
};

/** The heads of the cells of a row. */
export const COLUMNS = ['Operation', 'Integration', 'Calls', 'Method', 'Credentials', 'Timeout', 'Access', 'Findings'];

/** What an operation calls. */
export function kindOf({ integration }: OperationOverview): CalleeKind | 'none' {
  return integration?.callee.kind ?? 'none';
}

/** An operation as a row of the table. */
export function operationRow(operation: OperationOverview, found: readonly Entry[]): Markup {
  const { method, path, integration, guards } = operation;
  const [first] = found;
  const link = first && html`<a href="#${first.id}">${count(found.length, 'finding')}</a>`;
  return html`<tr data-kind="${kindOf(operation)}" data-access="${guards.length === 0 ? 'none' : 'some'}" data-found="${found.length === 0 ? 'none' : 'some'}"><th scope="row"><b>${method}</b> ${path}</th>${cells(integration)}<td data-column="Access">${guards.length === 0 ? none('none') : guards.map(guard)}</td><td data-column="Findings">${link ?? none('none')}</td></tr>
`;
}

function cells(integration: IntegrationOverview | undefined): Markup {
  if (integration === undefined) return html`<td colspan="5" data-column="Calls">${none('no integration')}</td>`;
  const { type, callee, httpMethod, hasCredentials, timeout } = integration;
  return html`<td data-column="Integration">${KINDS[callee.kind]} <code>${type ?? 'no type'}</code></td><td data-column="Calls">${target(callee)}</td><td data-column="Method">${httpMethod ?? none('none')}</td><td data-column="Credentials">${hasCredentials ? 'yes' : none('no')}</td><td data-column="Timeout">${timeout === undefined ? none('default') : duration(timeout)}</td>`;
}

function target({ kind, target, detail, vpcLink }: Callee): Markup {
  const link = kind === 'vpc-link' && html` <small>through ${vpcLink ?? 'a VPC link that is not named'}</small>`;
  const rest = detail !== undefined && html`${detail.startsWith('/') ? '' : ' '}<small>${detail}</small>`;
  return html`${target ?? none('nothing')}${rest}${link}`;
}

function guard({ name, kind }: Guard): Markup {
  return html`<span class="guard">${kind} <small>${name}</small></span>`;
}

function none(text: string): Markup {
  return html`<span class="none">${text}</span>`;
}

function duration(milliseconds: string): string {
  return /^\d+000$/.test(milliseconds)
    ? `${milliseconds.slice(0, -3)} s`
    : `${milliseconds}${/^\d+$/.test(milliseconds) ? ' ms' : ''}`;
}
