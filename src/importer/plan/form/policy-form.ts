import { isObject } from '../../../openapi/json.js';

const ACCOUNT = /^\d{12}$/;

/**
 * A resource policy out of the answer of `GetRestApi`, which escapes it once more than JSON does; the text as it is where it
 * cannot be read, `undefined` for none.
 */
export function parsePolicy(policy: string | undefined): unknown {
  if (policy === undefined || policy.trim() === '') return undefined;
  const value = parsed(policy) ?? parsed(`"${policy}"`);
  return (typeof value === 'string' ? parsed(value) : value) ?? policy;
}

/**
 * A policy in a form in which two that say the same are equal: IAM writes a list of one as the one, the order of a list means
 * nothing, and API Gateway writes `execute-api:/…` as the full ARN of the API.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/openapi-extensions-policy.html
 * @param apiId the id of the live API
 */
export function policyForm(policy: unknown, apiId: string): unknown {
  const full = new RegExp(`^arn:[^:]*:execute-api:[^:]*:[^:]*:${apiId.replace(/\W/g, '')}/`);
  const form = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) {
      const items = value.map((item) => form(item, key));
      return items.length === 1 ? items[0] : items.sort(byText);
    }
    if (isObject(value)) {
      return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, form(item, name)]));
    }
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    if (typeof value !== 'string') return value;
    if (key === 'AWS' && ACCOUNT.test(value)) return `arn:aws:iam::${value}:root`;
    return key === 'AWS' ? value.replace(/^arn:[^:]*:/, 'arn:aws:') : value.replace(full, 'execute-api:/');
  };
  return form(policy, '');
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) || typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

function byText(a: unknown, b: unknown): number {
  const [first = '', second = ''] = [JSON.stringify(a), JSON.stringify(b)];
  return first < second ? -1 : first > second ? 1 : 0;
}
