/** HTML that can stand in a page as it is. Only {@link html} makes it of other values. */
export interface Markup {
  readonly markup: string;
}

type Part = string | number | false | undefined | Markup | readonly Markup[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const SPECIAL = /[&<>"']/g;

/** Control characters but tab and line feed, what turns the direction of text, and halves of surrogate pairs. */
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff]|\p{Cs}/gu;

/** A template of HTML: what is put into it is escaped, unless it is markup itself; `false` and `undefined` are left out. */
export function html(literals: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let markup = literals[0] ?? '';
  for (const [index, part] of parts.entries()) markup += textOf(part) + (literals[index + 1] ?? '');
  return { markup };
}

/** A message: what stands in backticks shows as code. */
export function prose(text: string): Markup[] {
  return text.split(/`([^`]+)`/).map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`));
}

/** A link, if the address is one of the web; else its text alone. */
export function link(address: string, text: string): Markup {
  if (!/^https?:\/\//i.test(address)) return html`${text}`;
  return html`<a href="${address}" rel="noopener noreferrer">${text}</a>`;
}

/** How many there are of something. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

function textOf(part: Part): string {
  if (part === undefined || part === false) return '';
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return escapeHtml(part);
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('');
}

/** One sign stands for one that is not seen, so that marks in code stay in place. */
function escapeHtml(text: string): string {
  return text.replace(UNSEEN, '\uFFFD').replace(SPECIAL, (character) => ENTITIES[character] ?? character);
}
