import { own } from '../json.js';
import { textOf } from '../text/template-text.js';
import type { Api } from './api.js';
import { isExplicitlyOpen, isWithoutIam } from './iam-authorization.js';
import { requiredNames, type SecurityRequirement, securityOf, usedSchemesOf } from './security.js';
import { AUTHORIZER, isIam, type SecurityScheme } from './security-scheme.js';

/** SAM's word for an operation without authorization; API Gateway accepts it and leaves the operation open. */
const OPEN_ON_PURPOSE = 'NONE';

/**
 * The schemes that the import of a REST API drops so that an operation is left open: of a type other than `apiKey`, without
 * an extension of API Gateway that says what to do with them, and with nothing beside them that still guards the operation.
 * A type that is missing or not known until deployment is let through.
 */
export function openingSchemesOf(api: Api): SecurityScheme[] {
  const dropped = usedSchemesOf(api).filter(isDropped);
  if (dropped.length === 0) return [];
  const names = new Set(dropped.map(({ name }) => name));
  const opening = new Set<string>();
  for (const operation of api.operations) {
    const required = securityOf(operation, api);
    if (required.every(({ name }) => names.has(name)) && isWithoutIam(operation, api))
      for (const { name } of required) opening.add(name);
  }
  return dropped.filter(({ name }) => opening.has(name));
}

/**
 * The requirements for a scheme that is not declared. None where it may be declared elsewhere, and none of an operation that
 * says itself that it is open.
 */
export function undeclaredRequirementsOf(api: Api): SecurityRequirement[] {
  const { securitySchemes } = api;
  if (securitySchemes === undefined || api.isFragment) return [];
  const isUndeclared = (name: string) =>
    name !== OPEN_ON_PURPOSE && !securitySchemes.has(name) && textOf(name)?.literal !== undefined;
  const isRootWrong = requiredNames(api.document).some(isUndeclared);
  const places = new Set<string>();
  return api.operations
    .filter((operation) => isRootWrong || requiredNames(operation).some(isUndeclared))
    .filter((operation) => !isExplicitlyOpen(operation))
    .flatMap((operation) => securityOf(operation, api))
    .filter(({ name, path }) => {
      if (!isUndeclared(name)) return false;
      // What the root requires holds for many operations and is one mistake.
      const place = path.join('/');
      return !places.has(place) && places.add(place);
    });
}

function isDropped(scheme: SecurityScheme): boolean {
  const type = textOf(own(scheme.value, 'type'))?.literal;
  return type !== undefined && type !== 'apiKey' && own(scheme.value, AUTHORIZER) === undefined && !isIam(scheme);
}
