import type { Session } from '../../aws/session.js';
import { failed } from '../../stop.js';
import { fillVariables } from './fill-variables.js';

/**
 * The name that the API gets from a title: API Gateway fills `${AWS::Region}` and its like at the import, and an API that
 * is looked for by the unfilled title would never be found again.
 * @throws Stop if the account is in it and not known
 */
export function apiNameOf(title: string, { region, partition }: Session, account: string | undefined): string {
  const { name } = fillVariables({ name: title }, { region, partition, account });
  const filled = String(name);
  if (!filled.includes('${AWS::AccountId}')) return filled;
  throw failed('The title holds `${AWS::AccountId}`, and the account is not known. Allow `sts:GetCallerIdentity`.');
}
