import type { Account } from './account.js';
import { objectOf, textOf } from './json.js';
import { ServiceError } from './service-error.js';

/** A Lambda function. */
export interface FakeFunction {
  readonly name: string;
  /** Names of aliases and versions. */
  readonly qualifiers: readonly string[];
  /** Statements by statement id, by qualifier; the unqualified function's under the empty text. */
  readonly policies: Map<string, Map<string, unknown>>;
}

/** Adds a function. */
export function addFunction(account: Account, name: string, qualifiers: readonly string[] = []): FakeFunction {
  const made: FakeFunction = { name, qualifiers, policies: new Map() };
  account.functions.set(name, made);
  return made;
}

/** `GetFunctionConfiguration`. */
export function functionConfiguration(account: Account, named: string | undefined, qualifier: string | null): unknown {
  const { name } = functionOf(account, named, qualifier);
  return { FunctionName: name, FunctionArn: arnOf(account, name), State: 'Active' };
}

/** `GetPolicy`; a function without statements has no policy. */
export function functionPolicy(account: Account, named: string | undefined, qualifier: string | null): unknown {
  const { name, policies } = functionOf(account, named, qualifier);
  const statements = [...(policies.get(qualifier ?? '')?.values() ?? [])];
  if (statements.length === 0) throw resourceNotFound('The resource you requested does not exist.');
  return { Policy: JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: statements }), RevisionId: name };
}

/** `AddPermission`. */
export function addPermission(
  account: Account,
  named: string | undefined,
  qualifier: string | null,
  body: unknown,
): unknown {
  const { name, policies } = functionOf(account, named, qualifier);
  const { StatementId, Action, Principal, SourceArn } = objectOf(body);
  const id = textOf(StatementId) ?? '';
  const statements = policies.get(qualifier ?? '') ?? new Map<string, unknown>();
  if (statements.has(id)) {
    const text = `The statement id (${id}) provided already exists. Please provide a new statement id, or remove the existing statement.`;
    throw new ServiceError(409, 'ResourceConflictException', text);
  }
  const statement = {
    Sid: id,
    Effect: 'Allow',
    Principal: { Service: Principal },
    Action,
    Resource: qualifier === null ? arnOf(account, name) : `${arnOf(account, name)}:${qualifier}`,
    Condition: { ArnLike: { 'AWS:SourceArn': SourceArn } },
  };
  statements.set(id, statement);
  policies.set(qualifier ?? '', statements);
  return { Statement: JSON.stringify(statement) };
}

function functionOf(account: Account, named: string | undefined, qualifier: string | null): FakeFunction {
  const name = named?.split(':').at(-1) ?? '';
  const found = account.functions.get(name);
  const isThere = qualifier === null || found?.qualifiers.includes(qualifier) === true;
  if (found === undefined || !isThere)
    throw resourceNotFound(`Function not found: ${arnOf(account, name)}${qualifier === null ? '' : `:${qualifier}`}`);
  return found;
}

function arnOf(account: Account, name: string): string {
  return `arn:aws:lambda:${account.region}:${account.id}:function:${name}`;
}

function resourceNotFound(message: string): ServiceError {
  return new ServiceError(404, 'ResourceNotFoundException', message);
}
