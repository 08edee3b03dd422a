import { load } from 'js-yaml';
import type { Account } from '../account.js';
import { isObject, type JsonObject, mapTexts, objectOf } from '../json.js';
import { badRequest } from '../service-error.js';

/**
 * Reads a body as an OpenAPI 3.0 or Swagger 2.0 document, JSON or YAML, and resolves the variables that the service resolves.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/import-api-aws-variables.html
 * @throws ServiceError when it is neither
 */
export function readDocument(body: Uint8Array, account: Account): JsonObject {
  const document = parse(Buffer.from(body).toString('utf8'));
  const isKnown = /^3\.0\.\d+$/.test(String(document.openapi)) || String(document.swagger) === '2.0';
  if (!isKnown) throw badRequest('Invalid OpenAPI input.');
  const values: Record<string, string> = { Region: account.region, AccountId: account.id, Partition: 'aws' };
  const resolve = (text: string) => text.replace(/\$\{AWS::(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  return objectOf(mapTexts(document, resolve));
}

function parse(text: string): JsonObject {
  try {
    const value: unknown = load(text);
    if (isObject(value)) return value;
  } catch {
    // Answered below, as the service does.
  }
  throw badRequest('Invalid OpenAPI input.');
}
