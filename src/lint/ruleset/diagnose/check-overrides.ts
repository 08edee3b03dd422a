import { readFileSync } from 'node:fs';
import type { Ruleset } from '@stoplight/spectral-core';
import { RulesetError } from '../error.js';

/** What Spectral writes with a percent sign in the pointer of a finding, before it compares it with that of an override. */
const ENCODED = /[^a-zA-Z0-9_.!~*'()/%#–\u{D800}-\u{DFFF}-]/gu;

/**
 * Refuses an override whose pointer cannot be that of any finding, and so would do nothing, without a word: paths have
 * braces, which a pointer in a ruleset has to spell `%7B` and `%7D`.
 * @throws RulesetError with the right spelling
 */
export function checkOverrides({ overrides }: Ruleset, file: string): void {
  for (const pattern of (overrides ?? []).flatMap(({ files }) => files)) {
    const hash = pattern.indexOf('#');
    const pointer = hash === -1 ? '' : pattern.slice(hash);
    const encoded = pointer
      .replace(ENCODED, encodeURIComponent)
      .replace(/%[0-9a-f]{2}/gi, (sequence) => sequence.toUpperCase());
    if (encoded === pointer) continue;
    const lines = /\.(json|ya?ml)$/i.test(file) ? readFileSync(file, 'utf8').split('\n') : [];
    const index = lines.findIndex((line) => line.includes(pointer));
    const message = `The override for "${pattern}" matches nothing. Write the pointer as \`${encoded}\`.`;
    const place = index === -1 ? undefined : { line: index + 1, column: (lines[index]?.indexOf(pattern) ?? 0) + 1 };
    throw new RulesetError(file, message, place);
  }
}
