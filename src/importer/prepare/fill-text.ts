import { findPlaceholders, type Hole, isHole } from '../../openapi/text/placeholders.js';
import type { Variables } from './read-variables.js';
import type { TextRole } from './text-role.js';

/** `$${x}`, `${x}`, `{{{ x }}}`, `{{ x }}`. */
const MARK = /(\$?)\$\{([^{}]*)\}|\{\{\{([^{}]*)\}\}\}|\{\{([^{}]*)\}\}/g;
const WHOLE_MARK = /^(?:\$\{[^{}]*\}|\{\{[^{}]*\}\})$/;

/** `${*}`, `${?}`, `${$}`, and keys such as `${aws:username}`; https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html */
const POLICY_VARIABLE = /^(?:[*?$]|[^:]+:[^:].*)$/s;

/** The value for what a placeholder holds: `{{- .name -}}` means `name` too. */
export function valueFor(inner: string, variables: Variables): string | undefined {
  const name = nameIn(inner);
  return variables.get(name) ?? (name.startsWith('.') ? variables.get(name.slice(1)) : undefined);
}

/** The name in a placeholder, without space and trimming marks. */
export function nameIn(inner: string): string {
  return inner.replace(/^[-~]?\s+|\s+[-~]?$/g, '');
}

/**
 * Puts values in the place of `${name}` and `{{ name }}`, once: what a value holds stays as it is.
 * @param hasEscapes whether `$${x}` stands for the text `${x}`
 */
export function fillText(text: string, variables: Variables, hasEscapes: boolean): string {
  if (!text.includes('${') && !text.includes('{{')) return text;
  return text.replace(
    MARK,
    (
      mark: string,
      escaped: string | undefined,
      dollar: string | undefined,
      three: string | undefined,
      two: string | undefined,
    ) => {
      if (escaped) return hasEscapes ? mark.slice(1) : mark;
      return valueFor(dollar ?? three ?? two ?? '', variables) ?? mark;
    },
  );
}

/** Whether a text is a single placeholder and nothing else. */
export function isWholeMark(text: string): boolean {
  return WHOLE_MARK.test(text.trim());
}

/** The placeholders of a text that nothing fills before the import, and that do not belong there. */
export function leftIn(text: string, role: TextRole, variables: Variables): Hole[] {
  if (role === 'text' || role === 'payload') return [];
  return findPlaceholders(text)
    .filter(isHole)
    .filter((hole) => isLeft(hole, role, variables));
}

function isLeft(hole: Hole, role: TextRole, variables: Variables): boolean {
  if (hole.kind !== 'template' || isBare(hole) || valueFor(hole.name, variables) !== undefined) return false;
  return role !== 'policy' || !POLICY_VARIABLE.test(hole.name);
}

/** `$NAME`: shells fill it, but it is a plain text as well, as in the query `?$filter=`. */
export function isBare({ source }: Hole): boolean {
  return source.startsWith('$') && !source.startsWith('${');
}
