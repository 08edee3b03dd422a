/** What a message says literally: keys and values in backticks, values in quotation marks. */
const LITERAL = /`[^`]*`|"(?:[^"\\]|\\.)*"/g;

/** A message or a name as text of a table cell; nothing in it acts as Markdown. What a message quotes becomes code. */
export function markdownText(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  const literals = [...line.matchAll(LITERAL)];
  let end = 0;
  const parts = literals.map(({ 0: literal, index }) => {
    const before = plain(line.slice(end, index));
    end = index + literal.length;
    return before + code(literal.startsWith('`') ? literal.slice(1, -1) : literal);
  });
  return `${parts.join('')}${plain(line.slice(end))}`;
}

/** A link; an address never ends it early. */
export function markdownLink(text: string, url: string): string {
  const address = url.replace(
    /[\s()<>|\\]/g,
    (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
  return `[${text}](${address})`;
}

/** A bar would end the cell, even in code. */
function code(text: string): string {
  if (text.trim() === '') return plain(`\`${text}\``);
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const padding = /^`|`$/.test(text) ? ' ' : '';
  return `${fence}${padding}${text.replaceAll('|', '\\|')}${padding}${fence}`;
}

function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>|~$&]/g, '\\$&');
}
