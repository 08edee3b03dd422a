import { isObject, own } from './json.js';
import type { Api } from './model/api.js';
import { entries, type Integration } from './model/integration.js';
import { isPlaceholderKey } from './model/known-keys.js';
import type { Operation } from './model/operation.js';
import { follow, reference } from './model/reference.js';
import { onceEachKey } from './text/once-each-key.js';
import { isFunction, textOf } from './text/template-text.js';

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
