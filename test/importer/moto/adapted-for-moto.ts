import { isObject, type JsonObject, mapTexts, objectOf } from '../fake/json.js';

/** What moto leaves out of an import, or makes something else of than AWS. */
const LEFT_OUT = new Set([
  'connectionId',
  'connectionType',
  'headers',
  'integrationTarget',
  'requestBody',
  'responseTransferMode',
  'security',
  'x-amazon-apigateway-request-validator',
]);

/** Swagger 2.0 it does not take at all. */
export function isForMoto(document: JsonObject): boolean {
  return document.openapi !== undefined;
}

/** A document as moto can import it and give it back: its paths, methods and integrations. */
export function adaptedForMoto(document: JsonObject): JsonObject {
  const values: Record<string, string> = { Region: 'us-east-1', AccountId: '123456789012', Partition: 'aws' };
  const { openapi, info, paths } = objectOf(
    mapTexts(document, (text) => text.replace(/\$\{AWS::(\w+)\}/g, (whole, name: string) => values[name] ?? whole)),
  );
  return {
    openapi,
    info: { description: 'Without one, moto fails', ...objectOf(info) },
    paths: Object.fromEntries(
      Object.entries(objectOf(paths)).map(([path, item]) => [path, adaptedPath(path, objectOf(item))]),
    ),
  };
}

/**
 * Every key of a path is a verb to moto, and every variable has to be declared, under exactly the name between the braces.
 */
function adaptedPath(path: string, { parameters: _parameters, ...operations }: JsonObject): JsonObject {
  const parameters = [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  return Object.fromEntries(
    Object.entries(operations).map(([verb, operation]) => [
      verb === 'x-amazon-apigateway-any-method' ? 'patch' : verb,
      { ...objectOf(adapted(operation)), parameters },
    ]),
  );
}

function adapted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(adapted);
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([key]) => !LEFT_OUT.has(key) && key !== 'content');
  const copy = Object.fromEntries(kept.map(([key, item]) => [key, adapted(item)]));
  return copy.type === 'mock' ? { ...copy, uri: '', httpMethod: 'POST' } : copy;
}
