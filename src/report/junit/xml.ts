const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML 1.0 cannot hold, not even escaped: most control characters, unpaired surrogates, two code points. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

/** A text between tags. */
export function xmlText(text: string): string {
  return text.replace(FORBIDDEN, '\uFFFD').replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

/** Attributes of a tag, each with a space before it. Line breaks and tabs survive only as references. */
export function xmlAttributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => {
      const text = xmlText(String(value)).replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
      return ` ${name}="${text}"`;
    })
    .join('');
}
