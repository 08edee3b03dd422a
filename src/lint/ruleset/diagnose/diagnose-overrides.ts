import { isObject } from '../../../openapi/json.js';
import { quote } from '../../../wording/quote.js';
import { diagnoseRules, diagnoseSeverity, type Mistake, type Surroundings } from './diagnose-rules.js';
import { isNoPointer, noPointer } from './examine.js';

/** The first mistake in the `overrides` of a ruleset. */
export function diagnoseOverrides(overrides: unknown, around: Surroundings): Mistake | undefined {
  if (!Array.isArray(overrides) || overrides.length === 0)
    return {
      path: [],
      at: 'key',
      message: '`overrides` must be a list of maps with `files` and `rules`; without any, leave it out.',
    };
  for (const [index, override] of overrides.entries()) {
    const mistake = diagnoseOverride(override, around);
    if (mistake !== undefined) return { ...mistake, path: [index, ...mistake.path] };
  }
  return undefined;
}

function diagnoseOverride(override: unknown, around: Surroundings): Mistake | undefined {
  if (!isObject(override))
    return {
      path: [],
      at: 'value',
      message: `An override is a map with \`files\` and \`rules\`, not ${quote(override)}.`,
    };
  const { files, rules, ...others } = override;
  if (files === undefined)
    return { path: [], at: 'value', message: 'The override has no `files`. Add a list such as `["v1/*.yaml"]`.' };
  if (!Array.isArray(files) || files.length === 0 || !files.every((file) => typeof file === 'string' && file !== ''))
    return { path: ['files'], at: 'key', message: '`files` must be a list of globs, such as `["v1/*.yaml"]`.' };
  const hasPointer = files.some((file) => file.includes('#'));
  const odd = files.findIndex(isNoPointer);
  if (odd !== -1) return { path: ['files', odd], at: 'value', message: noPointer(files[odd]) };
  const other = Object.keys(others)[0];
  if (hasPointer && other !== undefined)
    return {
      path: [other],
      at: 'key',
      message: `Beside pointers in \`files\` only \`rules\` may stand. Remove \`${other}\`.`,
    };
  if (rules === undefined)
    return 'extends' in others
      ? undefined
      : { path: [], at: 'value', message: 'The override has no `rules`. Add a map of rules and severities.' };
  const mistake =
    (hasPointer && isObject(rules) ? diagnoseSeverities(rules) : undefined) ??
    diagnoseRules(rules, 'extends' in others ? { ...around, isUnknown: () => false } : around);
  return mistake && { ...mistake, path: ['rules', ...mistake.path] };
}

/** For one place of a document Spectral can change the severity of a rule, and nothing else. */
function diagnoseSeverities(rules: Readonly<Record<string, unknown>>): Mistake | undefined {
  for (const [name, value] of Object.entries(rules)) {
    if (isObject(value) || typeof value === 'boolean')
      return {
        path: [name],
        at: 'key',
        message: `For a pointer in \`files\`, ${name} takes a severity or off, nothing else.`,
      };
    const message = typeof value === 'number' ? undefined : diagnoseSeverity(value);
    if (message !== undefined) return { path: [name], at: 'value', message };
  }
  return undefined;
}
