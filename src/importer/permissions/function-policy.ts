import { isObject, own } from '../../openapi/json.js';

/**
 * Whether a function's resource policy lets API Gateway invoke it for a source.
 * https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
 * @param policy the text of the policy
 * @param sourceArn the source: `arn:aws:execute-api:…/prod/GET/pets`; a `*` in it is only covered by a `*`
 */
export function allowsInvocation(policy: string, sourceArn: string, account: string): boolean {
  const statements = own(parse(policy), 'Statement');
  return listOf(statements).some((statement) => isObject(statement) && allows(statement, sourceArn, account));
}

function allows(statement: Readonly<Record<string, unknown>>, sourceArn: string, account: string): boolean {
  if (own(statement, 'Effect') !== 'Allow') return false;
  const isInvoke = listOf(own(statement, 'Action')).some(
    (action) => typeof action === 'string' && globMatches(action.toLowerCase(), 'lambda:invokefunction'),
  );
  if (!isInvoke || !isForGateway(own(statement, 'Principal'))) return false;
  const conditions = own(statement, 'Condition');
  if (!isObject(conditions)) return true;
  return Object.entries(conditions).every(
    ([operator, keys]) =>
      isObject(keys) && Object.entries(keys).every(([key, values]) => holds(operator, key, values, sourceArn, account)),
  );
}

function isForGateway(principal: unknown): boolean {
  if (principal === '*') return true;
  if (!isObject(principal)) return false;
  return [...listOf(own(principal, 'Service')), ...listOf(own(principal, 'AWS'))].some(
    (name) => name === '*' || name === 'apigateway.amazonaws.com',
  );
}

/** A condition that is not known counts as one that does not hold: a permission too many does no harm. */
function holds(operator: string, key: string, values: unknown, sourceArn: string, account: string): boolean {
  const name = key.toLowerCase();
  const actual = name === 'aws:sourcearn' ? sourceArn : name === 'aws:sourceaccount' ? account : undefined;
  if (actual === undefined) return false;
  const patterns = listOf(values).filter((value) => typeof value === 'string');
  const plain = operator.replace(/IfExists$/, '');
  if (/^(?:ArnLike|ArnEquals|StringLike)$/.test(plain)) return patterns.some((pattern) => globMatches(pattern, actual));
  return /^StringEquals(?:IgnoreCase)?$/.test(plain) && patterns.includes(actual);
}

/** Whether a pattern with `*` and `?` covers a text. */
export function globMatches(pattern: string, text: string): boolean {
  const source = pattern.replace(/[\\^$.*+?()[\]{}|]/g, (character) => {
    if (character === '*') return '.*';
    return character === '?' ? '.' : `\\${character}`;
  });
  return new RegExp(`^${source}$`, 's').test(text);
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

/** IAM writes lists of one as the one. */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}
