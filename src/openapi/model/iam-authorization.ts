import { isObject, own } from '../json.js';
import { isFunction, textOf } from '../text/template-text.js';
import type { Api } from './api.js';
import type { Operation } from './operation.js';
import { securityOf } from './security.js';
import { AUTHTYPE } from './security-scheme.js';

/** The extension that asks for IAM authorization of one operation. */
export const AUTH = 'x-amazon-apigateway-auth';

/**
 * Whether an operation certainly is not authorized by IAM: neither `x-amazon-apigateway-auth` nor a scheme in force says so,
 * and there is none that may.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-auth.html
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authtype.html
 */
export function isWithoutIam(operation: Operation, api: Api): boolean {
  const { securitySchemes } = api;
  if (securitySchemes === undefined || api.isFragment || mayAuthBeIam(operation) || isSecurityUnknown(operation, api))
    return false;
  return securityOf(operation, api).every(({ name }) => {
    const scheme = securitySchemes.get(name);
    if (scheme === undefined) return false;
    const authtype = own(scheme.value, AUTHTYPE);
    // AWS keeps all values that start with `aws` for itself.
    return authtype === undefined || textOf(authtype)?.literal?.toLowerCase().startsWith('aws') === false;
  });
}

/** Whether an operation says with `x-amazon-apigateway-auth` that it needs no authorization. */
export function isExplicitlyOpen(operation: Operation): boolean {
  const auth = own(operation.value, AUTH);
  return isObject(auth) && textOf(own(auth, 'type'))?.literal?.toUpperCase() === 'NONE';
}

function mayAuthBeIam(operation: Operation): boolean {
  const auth = own(operation.value, AUTH);
  if (!isObject(auth)) return false;
  const type = textOf(own(auth, 'type'));
  return (
    isFunction(auth) ||
    '$ref' in auth ||
    (type !== undefined && (type.literal ?? 'AWS_IAM').toUpperCase() === 'AWS_IAM')
  );
}

/** Whether what an operation asks for, or a part of it, is not known until deployment. */
export function isSecurityUnknown(operation: Operation, api: Api): boolean {
  const security = own(operation.value, 'security') ?? own(api.document.value, 'security');
  return isFunction(security) || (Array.isArray(security) && security.some(isFunction));
}
