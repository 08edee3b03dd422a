import { isObject, type JsonPath, own, toPointer } from '../../openapi/json.js';
import { quote } from '../../wording/quote.js';
import type { Location } from '../definition.js';
import type { SourceFile } from '../source-file.js';
import { didYouMean } from './did-you-mean.js';
import { addressOf, isForeign, isRemote, type Loaded, loadReference, type Reach } from './load.js';
import { fragmentPath, isPlaceholder, resolvePath } from './resolve-pointer.js';
import { type ReferenceSite, type Role, referenceIn, referenceSites } from './sites.js';

/** By the object that holds a value, and its key there: where the value is written, if not where the object is. */
export type Grafts = Map<object, Map<string, Graft>>;

/** A value put in the place of a reference, and where it is written. */
export interface Graft {
  readonly file: SourceFile;
  readonly path: JsonPath;
}

/** A reference that could not be followed. */
interface LinkFault {
  readonly location: Location;
  readonly severity: 'error' | 'warn';
  readonly message: string;
  /** Where it hangs in the data. */
  readonly path: JsonPath;
}

/** What following the external references brought. */
export interface Linked {
  /** Holds the whole document under the empty key. */
  readonly top: object;
  readonly data: unknown;
  /** By the object that holds the value, and its key there. */
  readonly grafts: ReadonlyMap<object, ReadonlyMap<string, Graft>>;
  readonly faults: readonly LinkFault[];
  /** The other files that were read. */
  readonly files: readonly SourceFile[];
}

interface Target extends Graft {
  readonly value: unknown;
}

/** A stretch of a file that is being searched: what was grafted at `dataPath` begins at `path` of `file`. */
interface Branch {
  readonly file: SourceFile;
  readonly path: JsonPath;
  readonly dataPath: JsonPath;
  /** Where in the file the search is now. */
  site: JsonPath;
}

type Failure = { readonly severity: 'error' | 'warn'; readonly message: string };
type Resolution = Target | Failure | 'untouched';

/** API Gateway itself understands references to the models of its own APIs. */
const AWS_MODEL = /^https:\/\/apigateway\.amazonaws\.com\/restapis\//;
const MAX_HOPS = 100;

/**
 * Replaces the references that leave a file by the values that they name, in place, in all files that are reached. A
 * reference that would make a value contain itself stays a reference; to what is in the data already it becomes a local one.
 * @param grafts values of the data that are written elsewhere already; those of references are added
 */
export async function linkReferences(
  root: SourceFile,
  options: Reach & { readonly allowRemote: boolean },
  grafts: Grafts = new Map(),
): Promise<Linked> {
  // A document may be nothing but a reference, so the root hangs on something too.
  const top: Record<string, unknown> = { '': root.source.data };
  const faults: LinkFault[] = [];
  const loading = new Map<string, Promise<Loaded>>();
  const files: SourceFile[] = [];
  const seen = new Set<object>();
  /** What stood in references that are local ones now. */
  const originals = new Map<object, string>();
  const unfollowed = new Set<string>();

  const load = (address: string): Promise<Loaded> => {
    const known = loading.get(address) ?? loadReference(address, options);
    loading.set(address, known);
    return known;
  };

  const fileOf = async (part: string, from: SourceFile): Promise<SourceFile | Failure | 'untouched'> => {
    if (part === '') return from;
    const address = addressOf(part, from.address);
    if (isForeign(part) || address === undefined)
      return warn(`${quote(part)} was not followed. Name a file or a web address.`);
    if (address === root.address) return root;
    if (isRemote(address) && !options.allowRemote) {
      // Said once for each document that is missing.
      if (unfollowed.has(address)) return 'untouched';
      unfollowed.add(address);
      return warn(`${quote(part)} was not followed. Pass --allow-remote to follow it.`);
    }
    const loaded = await load(address);
    if ('message' in loaded) return { severity: 'error', message: loaded.message };
    if (!files.includes(loaded)) files.push(loaded);
    return loaded;
  };

  /** Follows a reference, and those it leads to, to a value. */
  const resolveReference = async (reference: string, from: SourceFile): Promise<Resolution> => {
    const trail = new Set<string>();
    let current = reference;
    let file = from;
    let rest: JsonPath = [];
    for (let hop = 0; hop < MAX_HOPS; hop++) {
      if (isPlaceholder(current) || AWS_MODEL.test(current)) return 'untouched';
      const [part = '', fragment = ''] = splitReference(current);
      const next = await fileOf(part, file);
      if (next === 'untouched' || 'severity' in next) return next;
      file = next;
      const path = [...fragmentPath(fragment), ...rest];
      const step = `${file.address}#${toPointer(path)}`;
      if (trail.has(step)) break;
      trail.add(step);
      // The document itself keeps its own references.
      if (file === root) {
        const inRoot = resolvePath(root.source.data, [], path);
        return inRoot.kind === 'missing' && !root.source.hasStatements
          ? nothingAt(root, path, inRoot)
          : { file, path, value: undefined };
      }
      const found = resolvePath(file.source.data, [], path);
      if (found.kind === 'unknown') return 'untouched';
      if (found.kind === 'missing') return nothingAt(file, path, found);
      const place = graftAlong(file, found.path, grafts) ?? { file, path };
      const holder = found.kind === 'reference' ? found.holder : found.value;
      const onward = isObject(holder) ? (originals.get(holder) ?? referenceIn(holder)) : undefined;
      if (onward === undefined) return { ...place, value: holder };
      file = place.file;
      rest = found.kind === 'reference' ? found.rest : [];
      current = onward;
    }
    return {
      severity: 'error',
      message: `${quote(reference)} leads round in a circle to itself. Put the value in one place.`,
    };
  };

  const replace = (site: ReferenceSite, value: unknown, graft: Graft, parent: object): void => {
    const key = String(site.path.at(-1) ?? '');
    setOwn(parent, key, value);
    const known = grafts.get(parent) ?? new Map<string, Graft>();
    grafts.set(parent, known.set(key, graft));
  };

  /** Searches one branch, and after each graft what was grafted. */
  const grow = async (value: unknown, branch: Branch, role: Role, above: readonly Branch[]): Promise<void> => {
    const branches = [...above, branch];
    for (const site of referenceSites(value, branch.path, role, seen)) {
      const isRoot = branch.file === root;
      if (isRoot && (site.reference.startsWith('#') || isModelName(root.source.data, site.reference))) continue;
      const dataPath = [...branch.dataPath, ...site.path.slice(branch.path.length)];
      const target = await resolveReference(site.reference, branch.file);
      if (target === 'untouched') continue;
      if ('severity' in target) {
        faults.push({ ...target, location: branch.file.locate([...site.path, '$ref']), path: [...dataPath, '$ref'] });
        continue;
      }
      branch.site = site.path;
      const inside = target.file === root ? [] : pathInData(target, branches);
      if (inside !== undefined) {
        const pointer = target.file === root ? target.path : inside;
        if (pointer.length === 0 && target.file !== root) continue;
        originals.set(site.holder, site.reference);
        setOwn(site.holder, '$ref', `#${toPointer(pointer)}`);
        continue;
      }
      replace(site, target.value, target, site.parent ?? top);
      await grow(target.value, { ...target, dataPath, site: target.path }, site.role, branches);
    }
  };

  await grow(top[''], { file: root, path: [], dataPath: [], site: [] }, 'object', []);
  return { top, data: top[''], grafts, faults, files };
}

/** Unlike an assignment, makes `__proto__` a key like any other. */
function setOwn(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, configurable: true, enumerable: true, writable: true });
}

/**
 * Where a target stands in the data if it contains the very reference that leads to it: the branch that is being searched, or one
 * that led there, lies in it. Empty where it contains more than was grafted.
 */
function pathInData({ file, path }: Graft, branches: readonly Branch[]): JsonPath | undefined {
  for (const branch of branches) {
    if (branch.file !== file || !startsWith(branch.site, path)) continue;
    return startsWith(path, branch.path) ? [...branch.dataPath, ...path.slice(branch.path.length)] : [];
  }
  return undefined;
}

function startsWith(path: JsonPath, prefix: JsonPath): boolean {
  return prefix.every((segment, index) => String(segment) === String(path[index]));
}

function splitReference(reference: string): readonly [string, string] {
  const hash = reference.indexOf('#');
  return hash === -1 ? [reference, ''] : [reference.slice(0, hash), reference.slice(hash + 1)];
}

/** In Swagger 2.0 `$ref: Pet` is short for `#/definitions/Pet`. */
function isModelName(data: unknown, reference: string): boolean {
  if (/[./\\#:]/.test(reference) || !isObject(data)) return false;
  const components = own(data, 'components');
  const models = [own(data, 'definitions'), isObject(components) ? own(components, 'schemas') : undefined];
  return models.some((model) => isObject(model) && Object.hasOwn(model, reference));
}

/** Where a value of a file is really written, if part of the way to it was grafted from another file. */
function graftAlong(
  file: SourceFile,
  path: JsonPath,
  grafts: ReadonlyMap<object, ReadonlyMap<string, Graft>>,
): Graft | undefined {
  let place: Graft | undefined;
  let value: unknown = file.source.data;
  for (const segment of path) {
    if (typeof value !== 'object' || value === null) return place;
    const graft = grafts.get(value)?.get(String(segment));
    if (graft !== undefined) place = graft;
    else if (place !== undefined) place = { file: place.file, path: [...place.path, segment] };
    value = Reflect.get(value, segment);
  }
  return place;
}

function nothingAt(
  file: SourceFile,
  path: JsonPath,
  missing: { readonly path: JsonPath; readonly key: string; readonly keys: readonly string[] },
): Failure {
  const exists = (pointer: string): boolean =>
    resolvePath(file.source.data, [], fragmentPath(pointer)).kind === 'found';
  const hint = didYouMean(missing, path, exists);
  return { severity: 'error', message: `${quote(file.name)} has nothing at ${quote(`#${toPointer(path)}`)}.${hint}` };
}

function warn(message: string): Failure {
  return { severity: 'warn', message };
}
