import type { Identity } from '../aws/identity.js';
import type { Session } from '../aws/session.js';
import type { Done, Run } from '../run/supervise.js';
import { failed } from '../stop.js';

/** Says whose account it is, and stops if it is not the expected one. */
export async function identify(
  run: Run,
  { region }: Session,
  identity: Identity | undefined,
): Promise<Done<undefined>> {
  const { expectAccount } = run.options;
  if (identity === undefined) return { summary: `account not known, ${region}`, value: undefined };
  const { account } = identity;
  if (expectAccount !== undefined && expectAccount !== account) {
    throw failed(
      `These are credentials of account ${account}, not of ${expectAccount}, which \`--expect-account\` names.`,
    );
  }
  return { summary: `account ${account}, ${region}`, value: undefined };
}
