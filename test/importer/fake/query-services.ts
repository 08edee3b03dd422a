import type { Account } from './account.js';
import { ServiceError } from './service-error.js';

/** The services whose calls are forms and whose answers are XML: STS and IAM. */
export function answerQuery(operation: string, form: URLSearchParams, account: Account): string {
  if (operation === 'GetCallerIdentity') {
    return xml(
      operation,
      `<Arn>arn:aws:iam::${account.id}:user/tester</Arn><UserId>AIDA</UserId><Account>${account.id}</Account>`,
    );
  }
  if (operation !== 'GetRole') throw new ServiceError(400, 'InvalidAction', `Could not find operation ${operation}`);
  const name = form.get('RoleName') ?? '';
  const trust = account.roles.get(name);
  if (trust === undefined) throw new ServiceError(404, 'NoSuchEntity', `The role with name ${name} cannot be found.`);
  const role = [
    `<Path>/</Path><RoleName>${name}</RoleName><RoleId>AROA</RoleId>`,
    `<Arn>arn:aws:iam::${account.id}:role/${name}</Arn><CreateDate>2026-01-01T00:00:00Z</CreateDate>`,
    `<AssumeRolePolicyDocument>${encodeURIComponent(trust)}</AssumeRolePolicyDocument>`,
  ];
  return xml(operation, `<Role>${role.join('')}</Role>`);
}

/** An error of these services. */
export function queryError(type: string, message: string): string {
  return `<ErrorResponse><Error><Type>Sender</Type><Code>${type}</Code><Message>${message}</Message></Error></ErrorResponse>`;
}

function xml(operation: string, result: string): string {
  return `<${operation}Response><${operation}Result>${result}</${operation}Result></${operation}Response>`;
}
