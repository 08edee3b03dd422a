import { createHash } from 'node:crypto';
import type { Model } from '@aws-sdk/client-api-gateway';
import type { Account } from '../account.js';
import { isObject, type JsonObject, objectOf, textOf } from '../json.js';
import type { Problems } from './problems.js';

/** What the models of an import need to know. */
export interface ModelContext {
  readonly account: Account;
  readonly apiId: string;
  readonly problems: Problems;
  readonly models: Map<string, Model>;
}

const REFERENCE = /^#\/(?:definitions|components\/schemas)\/([^/]+)$/;

/** Makes a model of every named schema. */
export function importModels(document: JsonObject, context: ModelContext): void {
  const schemas = objectOf(objectOf(document.components).schemas ?? document.definitions);
  for (const [name, schema] of Object.entries(schemas)) {
    if (/^[A-Za-z0-9]+$/.test(name)) addModel(name, schema, context);
    else context.problems.errors.push(`Unable to create model for '${name}': Model name must be alphanumeric: ${name}`);
  }
}

/** The name of the model for a schema in a body: that of a named one, a new one for one that is written there. */
export function modelFor(
  schema: unknown,
  contentType: string,
  verb: string,
  context: ModelContext,
): string | undefined {
  const reference = textOf(objectOf(schema).$ref);
  if (!isObject(schema)) return undefined;
  if (reference === undefined) {
    const hash = createHash('sha256').update(JSON.stringify(schema)).digest('hex').slice(0, 6);
    addModel(`MODEL${hash}`, schema, context, contentType);
    return `MODEL${hash}`;
  }
  const name = REFERENCE.exec(reference)?.[1] ?? reference;
  if (context.models.has(name)) return name;
  context.problems.warnings.push(
    `Reference to model '${name}' not found. Ignoring.`,
    `Invalid format for model ${contentType} for method ${verb}`,
  );
  return undefined;
}

function addModel(name: string, schema: unknown, context: ModelContext, contentType = 'application/json'): void {
  const { account, apiId, models } = context;
  models.set(name, {
    id: models.get(name)?.id ?? account.newId(),
    name,
    contentType,
    schema: JSON.stringify(withServiceReferences(schema, apiId, account.region), null, 2),
  });
}

function withServiceReferences(value: unknown, apiId: string, region: string): unknown {
  if (Array.isArray(value)) return value.map((item) => withServiceReferences(item, apiId, region));
  if (!isObject(value)) return value;
  const name = REFERENCE.exec(String(value.$ref))?.[1];
  if (name !== undefined)
    return { $ref: `https://apigateway.${region}.amazonaws.com/restapis/${apiId}/models/${name}` };
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withServiceReferences(item, apiId, region)]),
  );
}
