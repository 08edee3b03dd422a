/** The text of a rule's field on one line: in the source it is broken to fit. */
export function paragraph(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A paragraph in lines of at most this many columns; a longer word has a line of its own. */
export function fold(text: string, columns: number): string[] {
  const lines: string[] = [];
  for (const word of paragraph(text).split(' ')) {
    const line = lines.at(-1);
    if (line === undefined || line.length + 1 + word.length > columns) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}
