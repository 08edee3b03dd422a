import { isObject, type JsonObject, type JsonPath, own } from '../../../openapi/json.js';
import type { ApiContext } from '../../../openapi/model/context.js';
import type { Problem } from '../../definition.js';
import type { Grafts } from '../../references/link.js';
import { addressOf, isForeign, isRemote, loadReference } from '../../references/load.js';
import type { SourceFile } from '../../source-file.js';
import type { Container, Contents, Found, Surroundings } from '../container.js';
import { embeddedIn, partOf } from '../part.js';
import { setOwn, substituted } from '../substituted.js';
import { applySam } from './sam.js';
import { noteFunctions, RESOURCE_TYPE, type Resource, type Template, templateIn } from './template.js';

/** The types of resources that hold a definition, and the properties that it is in, or that name its file. */
const API_TYPES: Readonly<
  Record<string, { readonly body: string; readonly uri: string; readonly kind: 'rest' | 'http' }>
> = {
  'AWS::Serverless::Api': { body: 'DefinitionBody', uri: 'DefinitionUri', kind: 'rest' },
  'AWS::Serverless::HttpApi': { body: 'DefinitionBody', uri: 'DefinitionUri', kind: 'http' },
  'AWS::ApiGateway::RestApi': { body: 'Body', uri: 'BodyS3Location', kind: 'rest' },
  'AWS::ApiGatewayV2::Api': { body: 'Body', uri: 'BodyS3Location', kind: 'http' },
};

/** Templates of CloudFormation and SAM, and what CDK synthesizes. */
export const cloudFormation: Container = {
  mayHold: (text) => text.includes('Resources') && RESOURCE_TYPE.test(text),
  async open(file, surroundings) {
    const template = templateIn(file, file.source.data);
    return template && (await definitionsIn(template, surroundings));
  },
};

/** The definitions of a template, in its order. */
export async function definitionsIn(template: Template, surroundings: Surroundings): Promise<Contents> {
  const finder = new Finder(template, surroundings);
  for (const resource of template.resources.values()) await finder.look(resource);
  return {
    definitions: finder.found,
    problems: finder.problems,
    description: `a ${template.isSam ? 'SAM' : 'CloudFormation'} template`,
  };
}

class Finder {
  readonly found: Found[] = [];
  readonly problems: Problem[] = [];
  readonly #template: Template;
  readonly #surroundings: Surroundings;

  constructor(template: Template, surroundings: Surroundings) {
    this.#template = template;
    this.#surroundings = surroundings;
  }

  async look(resource: Resource): Promise<void> {
    const api = Object.hasOwn(API_TYPES, resource.type) ? API_TYPES[resource.type] : undefined;
    if (api === undefined) return;
    const body = own(resource.properties, api.body);
    if (body !== undefined) return this.#addBody(body, [...resource.path, api.body], resource, api.kind);
    const uri = own(resource.properties, api.uri);
    const place = [...resource.path, api.uri];
    const asset = isObject(uri) ? this.#assetOf(uri) : undefined;
    const location = typeof uri === 'string' ? uri : asset;
    const file = location === undefined ? undefined : await this.#load(location, place, asset !== undefined);
    if (file !== undefined) this.#add({ root: file, context: { kind: api.kind, isFilled: false } });
  }

  /** A body: a map, a text, or a function that gives one. */
  async #addBody(value: unknown, path: JsonPath, resource: Resource, kind: 'rest' | 'http'): Promise<void> {
    const context: ApiContext = { kind, isFilled: true };
    if (typeof value === 'string') return this.#addText(value, path, context, false);
    if (!isObject(value)) return;
    const branches = own(value, 'Fn::If');
    if (Array.isArray(branches)) {
      for (const index of [1, 2]) await this.#addBody(branches[index], [...path, 'Fn::If', index], resource, kind);
      return;
    }
    const sub = own(value, 'Fn::Sub');
    if (typeof sub === 'string') return this.#addText(sub, [...path, 'Fn::Sub'], context, true);
    if (Array.isArray(sub) && typeof sub[0] === 'string')
      return this.#addText(sub[0], [...path, 'Fn::Sub', 0], context, true, sub[1]);
    const only = Object.keys(value);
    const included = only.length === 1 ? includedBy(value) : undefined;
    if (included !== undefined) {
      const asset = isObject(included) ? this.#assetOf(included) : undefined;
      const location = typeof included === 'string' ? included : asset;
      const place = [...path, 'Fn::Transform', 'Parameters', 'Location'];
      const file = location === undefined ? undefined : await this.#load(location, place, asset !== undefined);
      if (file !== undefined) await this.#addEdited(file, [], file.source.data, resource, context);
      return;
    }
    if (only.length === 1 && (only[0] === 'Ref' || only[0]?.startsWith('Fn::'))) return;
    await this.#addEdited(this.#template.file, path, value, resource, context);
  }

  async #addText(
    text: string,
    path: JsonPath,
    context: ApiContext,
    isSubstituted: boolean,
    variables?: unknown,
  ): Promise<void> {
    const root = await embeddedIn(this.#template.file, path, text);
    if ('isTemplate' in root) {
      const { message, location } = root;
      if (!root.isTemplate) this.problems.push({ code: 'parser', severity: 'error', message, location, path: [] });
      return;
    }
    const data = isSubstituted ? substituted(root.source.data, variables) : root.source.data;
    noteFunctions(data, this.#template.resolve);
    this.#add({ root: { ...root, source: { ...root.source, data } }, context });
  }

  /** Adds a body with what is included in it, and what SAM makes of it. */
  async #addEdited(
    file: SourceFile,
    path: JsonPath,
    value: unknown,
    resource: Resource,
    context: ApiContext,
  ): Promise<void> {
    const body: unknown = structuredClone(value);
    const grafts: Grafts = new Map();
    const files: SourceFile[] = [this.#template.file];
    const graft = (map: object, key: string, from: SourceFile, at: JsonPath): void => {
      grafts.set(map, (grafts.get(map) ?? new Map()).set(key, { file: from, path: at }));
    };
    await this.#include(body, path, async (map, key, content, from) => {
      setOwn(map, key, content);
      graft(map, key, from, [key]);
      if (!files.includes(from)) files.push(from);
    });
    if (this.#template.isSam && isObject(body) && resource.type.startsWith('AWS::Serverless::')) {
      applySam(body, resource, this.#template, {
        set: (map, key, content, origin) => {
          setOwn(map, key, content);
          graft(map, key, this.#template.file, origin);
        },
      });
    }
    noteFunctions(body, this.#template.resolve);
    this.#add({ root: partOf(file, path, body), context, grafts, files });
  }

  /** Puts what `AWS::Include` names inside a body in its place. */
  async #include(
    body: unknown,
    path: JsonPath,
    put: (map: object, key: string, content: unknown, from: SourceFile) => Promise<void>,
  ): Promise<void> {
    const open: { readonly value: unknown; readonly path: JsonPath }[] = [{ value: body, path }];
    const seen = new Set<unknown>();
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { value, path: at } = next;
      if (!isObject(value) || seen.has(value)) continue;
      seen.add(value);
      const location = includedBy(value);
      const place = [...at, 'Fn::Transform', 'Parameters', 'Location'];
      const file = typeof location === 'string' ? await this.#load(location, place) : undefined;
      if (file !== undefined && isObject(file.source.data)) {
        Reflect.deleteProperty(value, 'Fn::Transform');
        const content: unknown = structuredClone(file.source.data);
        for (const [key, item] of Object.entries(isObject(content) ? content : {}))
          if (!Object.hasOwn(value, key)) await put(value, key, item, file);
      }
      for (const [key, child] of Object.entries(value)) open.push({ value: child, path: [...at, key] });
    }
  }

  /** A local file that the template names; what lies in S3 cannot be looked at here. */
  async #load(location: string, place: JsonPath, isOptional = false): Promise<SourceFile | undefined> {
    const { file } = this.#template;
    if (isRemote(location) || isForeign(location) || /^\$\{|\{\{/.test(location)) return undefined;
    const address = addressOf(location, file.address);
    const loaded = address === undefined ? undefined : await loadReference(address, this.#surroundings);
    if (loaded === undefined) return undefined;
    if (!('message' in loaded)) return loaded;
    if (!isOptional) {
      const { message } = loaded;
      this.problems.push({ code: 'invalid-ref', severity: 'warn', message, location: file.locate(place), path: [] });
    }
    return undefined;
  }

  /** The file of a CDK asset beside its template: `asset.` and the object's key. */
  #assetOf(location: JsonObject): string | undefined {
    const text = own(location, 'Fn::Sub') ?? own(location, 'Key');
    const key = typeof text === 'string' ? /(?:^|\/)([0-9a-f]{64}\.\w+)$/.exec(text)?.[1] : undefined;
    return key === undefined ? undefined : `asset.${key}`;
  }

  #add(found: Found): void {
    this.found.push(found);
  }
}

/** What an `AWS::Include` in a map names. */
function includedBy(value: JsonObject): unknown {
  const transform = own(value, 'Fn::Transform');
  if (!isObject(transform) || own(transform, 'Name') !== 'AWS::Include') return undefined;
  const parameters = own(transform, 'Parameters');
  return isObject(parameters) ? own(parameters, 'Location') : undefined;
}
