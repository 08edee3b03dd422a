import type { ImportMode } from '../options.js';
import type { Change } from '../outcome.js';
import { type DesiredApi, type KnownMap, type LiveApi, UNKNOWN } from './form/imported-api.js';
import { entryOf, matches } from './matches.js';
import { methodAspects } from './method-aspects.js';
import { settingChanges } from './settings.js';

/** How to compare. */
export interface DiffOptions {
  /**
   * Whether the live working copy was imported from this very document. Then only what certainly reads back as written
   * counts as a difference: somebody changed it by hand.
   */
  readonly isSameDocument?: boolean | undefined;
}

/** The named parts of an API besides its methods, and what one of them is called in a change. */
const COLLECTIONS = [
  ['authorizers', 'authorizer'],
  ['requestValidators', 'request validator'],
  ['models', 'model'],
  ['gatewayResponses', 'gateway response'],
] as const;

/** Models that API Gateway makes by itself: of a new API, and of schemas without a name. */
const OWN_MODELS = /^(?:Empty|Error|MODEL[0-9a-f]+)$/;

/**
 * What an import would change in the working copy. Settings that the document does not have are not in it; see
 * `settingsToKeep`. Sorted: methods by path, then the other parts.
 * @param live what is there; `undefined` if the API does not exist yet
 */
export function diff(
  desired: DesiredApi,
  live: LiveApi | undefined,
  mode: ImportMode,
  { isSameDocument: isStrict = false }: DiffOptions = {},
): Change[] {
  const changes = [
    ...methodChanges(desired, live, mode, isStrict),
    ...(isStrict ? [] : COLLECTIONS.flatMap(([key, noun]) => entryChanges(desired[key], live?.[key] ?? {}, noun))),
    ...settingChanges(desired.settings, live, mode, isStrict),
  ];
  // What nothing uses any more goes with the rest, and is no reason for an import.
  const hasLeftovers = changes.length > 0 && mode === 'overwrite' && !isStrict && live !== undefined;
  return hasLeftovers ? [...changes, ...leftovers(desired, live)] : changes;
}

function methodChanges(desired: DesiredApi, live: LiveApi | undefined, mode: ImportMode, isStrict: boolean): Change[] {
  const names = new Set([...desired.methods.keys(), ...(mode === 'merge' ? [] : (live?.methods.keys() ?? []))]);
  return [...names].sort(byPath).flatMap((subject): Change[] => {
    const [ours, theirs] = [desired.methods.get(subject), live?.methods.get(subject)];
    if (ours === undefined) return [{ kind: 'remove', subject, aspects: [] }];
    if (theirs === undefined) return [{ kind: 'add', subject, aspects: [] }];
    const aspects = methodAspects(ours, theirs, isStrict);
    return aspects.length === 0 ? [] : [{ kind: 'change', subject, aspects }];
  });
}

function entryChanges(desired: KnownMap<unknown>, live: KnownMap<unknown>, noun: string): Change[] {
  return Object.keys(desired)
    .sort()
    .flatMap((name): Change[] => {
      const [ours, theirs] = [desired[name], entryOf(live, name)];
      if (matches(ours, theirs)) return [];
      return [{ kind: theirs === undefined ? 'add' : 'change', subject: `${noun} ${name}`, aspects: [] }];
    });
}

/** Gateway responses are settings: they are kept unless asked otherwise. */
function leftovers(desired: DesiredApi, live: LiveApi): Change[] {
  return COLLECTIONS.filter(([key]) => key !== 'gatewayResponses').flatMap(([key, noun]) =>
    Object.entries(live[key])
      .filter(([name, value]) => value !== UNKNOWN && entryOf(desired[key], name) === undefined)
      .filter(([name]) => key !== 'models' || !OWN_MODELS.test(name))
      .map(([name]): Change => ({ kind: 'remove', subject: `${noun} ${name}`, aspects: [] }))
      .sort((a, b) => (a.subject < b.subject ? -1 : 1)),
  );
}

function byPath(a: string, b: string): number {
  const [first, second] = [pathFirst(a), pathFirst(b)];
  return first < second ? -1 : first > second ? 1 : 0;
}

function pathFirst(subject: string): string {
  const space = subject.indexOf(' ');
  return `${subject.slice(space + 1)} ${subject.slice(0, space)}`;
}
