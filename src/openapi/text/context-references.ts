/** A `$context.x` in a mapping template. */
export interface ContextReference {
  /** As written: `$!{context.requestid}`. */
  readonly source: string;
  /** What follows `context.`: `requestid`. A method that is called on it is not part of it. */
  readonly name: string;
}

/** Comments and unparsed blocks of a Velocity template, and a dollar sign that is only text. */
const SKIPPED = /\\\$|##[^\n]*|#\*[\s\S]*?(?:\*#|$)|#\[\[[\s\S]*?(?:\]\]#|$)/y;

const REFERENCE = /\$!?\{?context((?:\.[A-Za-z_]\w*)+)/y;

/**
 * The context variables that a mapping template reads or sets, in order, each spelling once. What a template tool puts
 * together (`$context.${name}`) is left out.
 * Syntax: https://velocity.apache.org/engine/1.7/vtl-reference.html
 */
export function contextReferencesOf(template: string): readonly ContextReference[] {
  if (!template.includes('context.')) return [];
  const references = new Map<string, ContextReference>();
  for (let at = next(template, 0); at !== -1; ) {
    SKIPPED.lastIndex = at;
    REFERENCE.lastIndex = at;
    const skipped = SKIPPED.exec(template)?.[0];
    const match = skipped === undefined ? REFERENCE.exec(template) : null;
    const reference = match && referenceOf(match, template);
    if (reference) references.set(reference.source, reference);
    at = next(template, at + (skipped ?? match?.[0] ?? ' ').length);
  }
  return [...references.values()];
}

/** Where the next character stands with which something of interest can begin. */
function next(template: string, from: number): number {
  const found = /[\\$#]/g;
  found.lastIndex = from;
  return found.exec(template)?.index ?? -1;
}

function referenceOf(match: RegExpExecArray, template: string): ContextReference | undefined {
  const [source, dotted = ''] = match;
  const following = template[match.index + source.length];
  // `$context.identity${x}` and `$context.a%{ if b }` are not whole yet.
  if (following === '$' || following === '%' || following === '<') return undefined;
  const segments = dotted.slice(1).split('.');
  if (following === '(') segments.pop();
  const name = segments.join('.');
  if (name === '') return undefined;
  const close = following === '}' && source.includes('{') ? '}' : '';
  return { source: source + close, name };
}
