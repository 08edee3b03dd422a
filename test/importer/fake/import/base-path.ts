import { type JsonObject, listOf, objectOf, textOf } from '../json.js';

/**
 * What an import puts before all paths of a document.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api-basePath.html
 * @param mode `ignore`, `prepend` or `split`
 */
export function basePathOf(document: JsonObject, mode: string): string {
  const parts = writtenIn(document).split('/').filter(Boolean);
  if (mode === 'prepend') return parts.map((part) => `/${part}`).join('');
  return mode === 'split'
    ? parts
        .slice(1)
        .map((part) => `/${part}`)
        .join('')
    : '';
}

function writtenIn(document: JsonObject): string {
  if (document.swagger !== undefined) return textOf(document.basePath) ?? '';
  const server = objectOf(listOf(document.servers)[0]);
  const variable = objectOf(objectOf(server.variables).basePath);
  const url = textOf(server.url) ?? '';
  return textOf(variable.default) ?? url.replace(/^\w+:\/\/[^/]*/, '');
}
