import { isObject } from '../../../openapi/json.js';
import { type Known, type KnownMap, UNKNOWN } from './imported-api.js';

/**
 * One form for what documents and API Gateway write differently. All of these take null for absent, as the import does, and
 * give {@link UNKNOWN} for a value of a kind that does not belong there: an import drops it or makes something else of it.
 */

/** A text. Numbers and booleans, which YAML makes of unquoted texts, count as the text. */
export function text(value: unknown): Known<string | undefined> {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : UNKNOWN;
}

/** A text whose ends mean nothing; an empty one is none. */
export function trimmed(value: unknown): Known<string | undefined> {
  const written = text(value);
  return typeof written === 'string' ? written.trim() || undefined : written;
}

/** A word that API Gateway writes in upper case, or what stands for a missing one. */
export function word<Default extends string | undefined>(value: unknown, missing: Default): Known<string | Default> {
  const written = trimmed(value);
  if (written === undefined) return missing;
  return written === UNKNOWN ? UNKNOWN : written.toUpperCase();
}

/** A number, or what stands for a missing one. */
export function number<Default extends number | undefined>(value: unknown, missing: Default): Known<number | Default> {
  const written = trimmed(value);
  if (written === undefined) return missing;
  const parsed = Number(written === UNKNOWN ? Number.NaN : written);
  return Number.isFinite(parsed) ? parsed : UNKNOWN;
}

/** A boolean, or what stands for a missing one. */
export function boolean<Default extends boolean | undefined>(
  value: unknown,
  missing: Default,
): Known<boolean | Default> {
  if (value === undefined || value === null) return missing;
  return typeof value === 'boolean' ? value : UNKNOWN;
}

/** A list of texts whose order means nothing. */
export function sortedTexts(value: unknown): Known<readonly string[]> {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return UNKNOWN;
  const texts = value.map(text);
  return texts.every((item) => typeof item === 'string') ? [...new Set(texts)].sort() : UNKNOWN;
}

/** A map of texts, such as parameter mappings. */
export function texts(value: unknown): Known<KnownMap<string>> {
  return mapped(value, (item) => (typeof item === 'string' ? item : UNKNOWN));
}

/**
 * Templates by content type. An empty one is none. Space after the last character and the kind of the line ends mean nothing
 * to any content type that templates are written for.
 */
export function templates(value: unknown): Known<KnownMap<string>> {
  const map = mapped(value, (item) =>
    typeof item === 'string' ? item.replaceAll('\r\n', '\n').trimEnd() : item === null ? '' : UNKNOWN,
  );
  if (map === UNKNOWN) return UNKNOWN;
  return Object.fromEntries(
    Object.entries(map).flatMap(([type, template]) => (template === '' ? [] : [[contentType(type), template]])),
  );
}

/** A content type without space and in lower case. */
export function contentType(type: string): string {
  return type.replace(/\s+/g, '').toLowerCase();
}

function mapped(value: unknown, read: (item: unknown) => Known<string>): Known<KnownMap<string>> {
  if (value === undefined || value === null) return {};
  if (!isObject(value)) return UNKNOWN;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, read(item)]));
}
