import { isObject, own } from '../../openapi/json.js';
import { listOf } from '../permissions/function-policy.js';

/**
 * Whether a role's trust policy lets API Gateway take the role. Conditions are taken to hold.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/permissions.html
 * @param policy as IAM gives it: JSON, percent-encoded
 */
export function trustsGateway(policy: string): boolean {
  const statements = own(parse(policy), 'Statement');
  return listOf(statements).some((statement) => {
    if (!isObject(statement) || own(statement, 'Effect') !== 'Allow') return false;
    const principal = own(statement, 'Principal');
    if (principal === '*') return true;
    return isObject(principal) && listOf(own(principal, 'Service')).includes('apigateway.amazonaws.com');
  });
}

function parse(policy: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(policy.startsWith('%') ? decodeURIComponent(policy) : policy);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}
