import type { Api } from './api.js';
import { entries, type Integration } from './integration.js';
import { isObject, own } from './json.js';
import { isPlaceholderKey } from './known-keys.js';
import { onceEachKey } from './once-each-key.js';
import type { Operation } from './operation.js';
import { follow, reference } from './reference.js';
import { isFunction, textOf } from './template-text.js';

/**
 * The media types in which an operation takes its body, in lower case and without parameters: `requestBody.content`, or
 * `consumes` of the operation or the document where there is a body parameter. None if it takes no body or says
 * nothing of it; `undefined` if they are not known.
 */
export function consumedTypes(operation: Operation, api: Api): readonly string[] | undefined {
  const document = api.document.value;
  const written = own(operation.value, 'requestBody');
  const { value: body } = follow(document, written, []);
  if (isObject(body) && !isFunction(body)) {
    const { value: content } = follow(document, own(body, 'content'), []);
    return isObject(content) ? normalized(Object.keys(content)) : [];
  }
  if (reference(written) !== undefined || isFunction(written)) return undefined;
  const consumes = own(operation.value, 'consumes') ?? own(document, 'consumes');
  if (!Array.isArray(consumes)) return [];
  if (operation.parameters === undefined) return undefined;
  const hasBody = operation.parameters.some((parameter) => parameter.in === 'body' || parameter.in === 'formData');
  return hasBody ? normalized(consumes) : [];
}

/** The media types for which an integration has a request template; `undefined` if some are not known. */
export function templateTypes(integration: Integration): readonly string[] | undefined {
  return normalized(entries(integration, 'requestTemplates').map(([type]) => type));
}

function normalized(types: readonly unknown[]): readonly string[] | undefined {
  const known: string[] = [];
  for (const type of types) {
    const name = typeof type === 'string' ? typeOf(type) : textOf(type)?.literal;
    if (name === undefined) return undefined;
    known.push(name);
  }
  return known;
}

const typeOf = onceEachKey((type) => {
  const literal = isPlaceholderKey(type) ? undefined : textOf(type)?.literal;
  return literal?.replace(/;.*$/s, '').trim().toLowerCase();
});
