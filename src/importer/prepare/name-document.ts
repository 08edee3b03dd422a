import { isObject, type JsonObject } from '../../openapi/json.js';

/** Gives a document another title, in place: an import names the API after the title, and a put renames it. */
export function nameDocument(document: JsonObject, name: string): void {
  const { info } = document;
  Reflect.set(document, 'info', { ...(isObject(info) ? info : {}), title: name });
}
