import { isObject, type JsonPath } from '../../openapi/json.js';
import { quote } from '../../wording/quote.js';
import { didYouMean } from './did-you-mean.js';
import { fragmentPath, isPlaceholder, resolvePath } from './resolve-pointer.js';
import { type ReferenceSite, referenceIn, referenceSites } from './sites.js';

/** A reference that cannot be followed, not yet tied to a place. */
export interface ReferenceFault {
  readonly path: JsonPath;
  readonly severity: 'error' | 'warn';
  readonly message: string;
}

/** Where a reference leads. A target that is a reference itself is judged at its own place. */
type Outcome =
  | { readonly kind: 'fine' }
  | { readonly kind: 'onward'; readonly holder: object; readonly reference: string }
  | { readonly kind: 'fault'; readonly message: string };

const FINE: Outcome = { kind: 'fine' };

/** More `$ref`s in a row than any real document has. */
const MAX_HOPS = 32;
const REFERENCE_IN_TEXT = /\$ref["']?\s*:\s*(?:"#([^"\\\r\n]*)"|'#([^'\r\n]*)'|(["']?#?[^\s,}]*))/g;

/** References to models are only ignored: "Reference to model 'X' not found. Ignoring." */
const MODEL = /^#\/(?:components\/schemas|definitions)\//;

/**
 * Finds local references that lead nowhere or round in a circle. The references are read off the text first, each
 * different one once; only when one of them is suspicious is the document searched for where they really stand.
 * @param grafted values from other files, whose local references are not those of this document
 */
export function checkLocalReferences(data: unknown, text: string, grafted: Iterable<object>): ReferenceFault[] {
  const targets = new Set<string>();
  for (const [, double, single, plain] of text.matchAll(REFERENCE_IN_TEXT)) {
    targets.add(double ?? single ?? (plain?.startsWith('#') ? plain.slice(1) : ''));
  }
  const isClean = [...targets].every((target) => target !== '' && endsWell(data, `#${target}`));
  return isClean ? [] : search(data, grafted);
}

/** Whether a reference leads to a value in a few steps. */
function endsWell(data: unknown, reference: string): boolean {
  let outcome = follow(data, reference);
  for (let hop = 0; hop < MAX_HOPS && outcome.kind === 'onward'; hop++) outcome = follow(data, outcome.reference);
  return outcome.kind === 'fine';
}

function search(data: unknown, grafted: Iterable<object>): ReferenceFault[] {
  const faults: ReferenceFault[] = [];
  const known = new Map<string, Outcome>();
  const sites = new Map<object, ReferenceSite>();
  const onward = new Map<object, object>();
  for (const site of referenceSites(data, [], 'object', new Set(grafted))) {
    if (!site.reference.startsWith('#')) continue;
    const outcome = known.get(site.reference) ?? follow(data, site.reference);
    known.set(site.reference, outcome);
    sites.set(site.holder, site);
    if (outcome.kind === 'onward') onward.set(site.holder, outcome.holder);
    if (outcome.kind === 'fault') faults.push(faultAt(site, outcome.message));
  }
  return [...faults, ...circles(onward, sites)];
}

/** One circle is one mistake, whoever leads into it: reported where it is met first. */
function circles(onward: ReadonlyMap<object, object>, sites: ReadonlyMap<object, ReferenceSite>): ReferenceFault[] {
  const faults: ReferenceFault[] = [];
  const done = new Set<object>();
  const positions = new Map([...sites.values()].map((site, index) => [site, index]));
  const position = (site: ReferenceSite): number => positions.get(site) ?? 0;
  for (const start of onward.keys()) {
    const trail = new Set<object>();
    let holder: object | undefined = start;
    while (holder !== undefined && !done.has(holder) && !trail.has(holder)) {
      trail.add(holder);
      holder = onward.get(holder);
    }
    const members = holder !== undefined && trail.has(holder) ? circleFrom(holder, onward) : [];
    const site = members.flatMap((each) => sites.get(each) ?? []).sort((a, b) => position(a) - position(b))[0];
    if (site !== undefined) {
      const message = `${quote(site.reference)} leads round in a circle to itself. Put the value in one place.`;
      faults.push({ path: [...site.path, '$ref'], severity: 'error', message });
    }
    for (const each of trail) done.add(each);
  }
  return faults;
}

function circleFrom(start: object, onward: ReadonlyMap<object, object>): object[] {
  const members = [start];
  for (let next = onward.get(start); next !== undefined && next !== start; next = onward.get(next)) members.push(next);
  return members;
}

function faultAt(site: ReferenceSite, message: string): ReferenceFault {
  return { path: [...site.path, '$ref'], severity: MODEL.test(site.reference) ? 'warn' : 'error', message };
}

/** Follows a local reference to what it names, through references on the way. */
function follow(data: unknown, reference: string): Outcome {
  let current = reference;
  let rest: JsonPath = [];
  for (let hop = 0; hop < MAX_HOPS; hop++) {
    // A reference that leaves the document has been looked at when it was followed.
    if (!current.startsWith('#') || isPlaceholder(current)) return FINE;
    const path = [...fragmentPath(current.slice(1)), ...rest];
    const found = resolvePath(data, [], path);
    if (found.kind === 'unknown') return FINE;
    if (found.kind === 'missing') return { kind: 'fault', message: missing(data, reference, path, found) };
    if (found.kind === 'found') {
      const next = referenceIn(found.value);
      return next === undefined || !isObject(found.value)
        ? FINE
        : { kind: 'onward', holder: found.value, reference: next };
    }
    current = referenceIn(found.holder) ?? '';
    rest = found.rest;
  }
  return {
    kind: 'fault',
    message: `${quote(reference)} leads through a circle of references. Put the value in one place.`,
  };
}

function missing(
  data: unknown,
  reference: string,
  path: JsonPath,
  found: { readonly path: JsonPath; readonly key: string; readonly keys: readonly string[] },
): string {
  const exists = (pointer: string): boolean => resolvePath(data, [], fragmentPath(pointer)).kind === 'found';
  return `Nothing is at ${quote(reference)} in this document.${didYouMean(found, path, exists)}`;
}
