import type { Definition, Location } from '../document/index.js';
import { isObject, type JsonPath, own } from '../openapi/json.js';
import { apiOf } from '../openapi/model/api.js';
import { type Guard, guardsOf } from '../openapi/model/guard.js';
import { has, type Integration, textAt } from '../openapi/model/integration.js';
import type { ApiKind } from '../openapi/model/node.js';
import type { Operation } from '../openapi/model/operation.js';
import { type Callee, calleeOf } from '../openapi/model/uri/callee.js';
import { credentialsOf } from '../openapi/model/uri/credentials.js';
import { sketch } from '../wording/quote.js';

/** What the operations of a document are wired to. */
export interface ApiOverview {
  readonly kind: ApiKind;
  readonly title: string | undefined;
  /** In the order of the document; one for each integration if an operation may have several. */
  readonly operations: readonly OperationOverview[];
}

/** An operation with what it calls. What is not known until deployment shows as it is written. */
export interface OperationOverview {
  readonly method: string;
  readonly path: string;
  /** Where it is written, and its integration if that is elsewhere. */
  readonly places: readonly Location[];
  readonly guards: readonly Guard[];
  readonly integration: IntegrationOverview | undefined;
}

/** An integration in short. */
export interface IntegrationOverview {
  readonly type: string | undefined;
  readonly callee: Callee;
  readonly httpMethod: string | undefined;
  readonly hasCredentials: boolean;
  /** As written, in milliseconds. */
  readonly timeout: string | undefined;
}

/** Looks a document over; `undefined` if it has no operations. */
export function overviewOf(definition: Definition, kind?: ApiKind): ApiOverview | undefined {
  const { data } = definition;
  if (!isObject(data)) return undefined;
  const api = apiOf(data, kind);
  const { operations } = api;
  if (operations.length === 0) return undefined;
  const byOperation = new Map<Operation, Integration[]>();
  for (const integration of api.integrations) {
    const others = byOperation.get(integration.operation);
    if (others === undefined) byOperation.set(integration.operation, [integration]);
    else others.push(integration);
  }
  const info = own(data, 'info');
  return {
    kind: api.kind,
    title: isObject(info) ? textAt(info, 'title')?.source : undefined,
    operations: operations.flatMap((operation) => {
      const guards = guardsOf(operation, api);
      const found = byOperation.get(operation) ?? [undefined];
      return found.map((integration) => ({
        method: operation.method,
        path: operation.pathItem.template,
        places: placesOf(operation, integration, definition),
        guards,
        integration: integration && inShort(integration),
      }));
    }),
  };
}

function inShort(integration: Integration): IntegrationOverview {
  const { value, httpMethod } = integration;
  return {
    type: textOrSketch(value['type']),
    callee: calleeOf(integration),
    httpMethod: has(integration, 'httpMethod') ? httpMethod?.source : undefined,
    hasCredentials: credentialsOf(integration) !== undefined,
    timeout: has(integration, 'timeoutInMillis') ? textOrSketch(value['timeoutInMillis']) : undefined,
  };
}

function textOrSketch(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : sketch(value);
}

function placesOf({ path }: Operation, integration: Integration | undefined, definition: Definition): Location[] {
  const own = wholeOf(path, definition);
  if (integration === undefined || path.every((segment, index) => segment === integration.path[index])) return [own];
  return [own, wholeOf(integration.path, definition)];
}

/** The place of a value together with its key. */
function wholeOf(path: JsonPath, definition: Definition): Location {
  const value = definition.locate(path);
  const key = definition.locate(path, 'key');
  const isBefore = key.file === value.file && key.start.line <= value.start.line;
  return isBefore ? { ...value, start: key.start } : value;
}
