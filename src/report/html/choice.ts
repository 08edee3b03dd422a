import type { Severity } from '../../rule.js';
import { html, type Markup } from './markup.js';

/** A box to tick in a filter; without any ticked, everything shows. */
export function choice(name: string, value: string, text: string, number: number, severity?: Severity): Markup {
  return html`<label class="choice ${severity ?? ''}"><input type="checkbox" name="${name}" value="${value}"><span class="name">${text}</span> <span class="count">${number}</span></label>
`;
}
