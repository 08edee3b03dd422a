import { sliceText, splitText } from '../text/split-text.js';
import { type Text, textOf } from '../text/template-text.js';
import type { Api } from './api.js';
import { onceEach } from './once-each.js';
import type { Path } from './operation.js';

/** One segment of a path template. */
export interface Segment {
  readonly text: Text;
  /** The variable's name, if the segment is exactly `{name}` or `{name+}`. */
  readonly variable: string | undefined;
  /** `{name+}`: takes the rest of the path. */
  readonly isGreedy: boolean;
}

/** What most paths are: segments of plain text and of whole simple variables. */
const PLAIN = /^(?:\/(?:[A-Za-z0-9._:-]*|\{[A-Za-z0-9._:-]+\}))+$/;

const VARIABLE = /^\{([^{}+]+)(\+?)\}$/;

/** The segments of a path: `/pets/{id}` has two, `/` has none. A trailing slash adds none. */
export const segmentsOf = onceEach(({ template }: Pick<Path, 'template'>): readonly Segment[] => {
  const text = textOf(template);
  if (text === undefined) return [];
  const parts = splitText(template.startsWith('/') ? sliceText(text, 1) : text, '/');
  if (parts.at(-1)?.literal === '') parts.pop();
  return parts.map((part) => {
    const [, name, plus] = VARIABLE.exec(part.literal ?? '') ?? [];
    return { text: part, variable: name, isGreedy: plus === '+' };
  });
});

/** Whether a path has neither a greedy variable nor anything that API Gateway could refuse. */
export function isPlainPath({ template }: Path): boolean {
  return PLAIN.test(template);
}

/** The paths that are more than plain text and simple variables. */
export const unusualPathsOf = onceEach((api: Api): readonly Path[] => api.paths.filter((path) => !isPlainPath(path)));
