import { CallError } from '../aws/call-error.js';
import type { Session } from '../aws/session.js';
import type { InvokedFunction } from '../permissions/invoked-function.js';
import type { Targets } from './targets.js';
import { trustsGateway } from './trusts-gateway.js';

/** The outcome of looking. */
export interface Checked {
  /** What will make requests fail, each a whole sentence. */
  readonly problems: readonly string[];
  readonly checked: number;
  /** What could not be looked up. */
  readonly unchecked: readonly string[];
}

/** One look-up: a problem, nothing wrong, or not known. */
type Verdict = { readonly problem: string } | 'fine' | 'not known';

/**
 * Looks whether functions, roles and VPC links are there. Whatever the credentials do not allow to look up is unchecked; a
 * kind of look-up that is refused once is not tried again.
 */
export async function checkTargets(session: Session, targets: Targets, account: string | undefined): Promise<Checked> {
  const problems: string[] = [];
  const unchecked = [...targets.unknown];
  let checked = 0;
  const all = async <Item>(
    items: readonly Item[],
    name: (item: Item) => string,
    look: (item: Item) => Promise<Verdict>,
  ) => {
    let isRefused = false;
    for (const item of items) {
      const verdict = isRefused ? 'not known' : await look(item);
      if (verdict === 'not known') {
        isRefused = true;
        unchecked.push(name(item));
      } else {
        checked++;
        if (verdict !== 'fine') problems.push(verdict.problem);
      }
    }
  };
  const isOwn = (owner: string | undefined) => account !== undefined && owner === account;
  const functions = targets.functions.filter((one) => isOwn(one.account));
  unchecked.push(...targets.functions.filter((one) => !isOwn(one.account)).map(({ arn }) => arn));
  for (const region of new Set(functions.map((one) => one.region))) {
    const { Lambda } = await import('@aws-sdk/client-lambda');
    const lambda = new Lambda({ ...session.config, region });
    const here = functions.filter((one) => one.region === region);
    await all(here, arnOf, (one) =>
      lookUp(
        session,
        'GetFunctionConfiguration',
        (options) =>
          lambda.getFunctionConfiguration(
            { FunctionName: one.arn, ...(one.qualifier === undefined ? {} : { Qualifier: one.qualifier }) },
            options,
          ),
        () => 'fine',
        'ResourceNotFoundException',
        `There is no Lambda function ${arnOf(one)}.`,
      ),
    );
    lambda.destroy();
  }
  const roles = targets.roles.filter((role) => isOwn(role.split(':')[4]));
  unchecked.push(...targets.roles.filter((role) => !isOwn(role.split(':')[4])));
  if (roles.length > 0) {
    const { IAM } = await import('@aws-sdk/client-iam');
    const iam = new IAM(session.config);
    await all(roles, String, (role) =>
      lookUp(
        session,
        'GetRole',
        (options) => iam.getRole({ RoleName: role.slice(role.lastIndexOf('/') + 1) }, options),
        ({ Role }) =>
          trustsGateway(Role?.AssumeRolePolicyDocument ?? '')
            ? 'fine'
            : { problem: `The role ${role} does not trust apigateway.amazonaws.com.` },
        'NoSuchEntityException',
        `There is no role ${role}.`,
      ),
    );
    iam.destroy();
  }
  await all(targets.vpcLinks, String, (vpcLinkId) =>
    lookUp(
      session,
      'GetVpcLink',
      (options) => session.gateway.getVpcLink({ vpcLinkId }, options),
      ({ status }) =>
        status === 'AVAILABLE'
          ? 'fine'
          : { problem: `The VPC link ${vpcLinkId} is ${status ?? 'in no known state'}, not AVAILABLE.` },
      'NotFoundException',
      `There is no VPC link ${vpcLinkId}.`,
    ),
  );
  return { problems, checked, unchecked };
}

async function lookUp<Output>(
  { caller }: Session,
  operation: string,
  send: (options: { readonly abortSignal?: AbortSignal }) => Promise<Output>,
  judge: (output: Output) => Verdict,
  missing: string,
  problem: string,
): Promise<Verdict> {
  try {
    return judge(await caller.call({ operation, kind: 'read', isOptional: true, send }));
  } catch (error) {
    if (!(error instanceof CallError) || error.failure.kind === 'credentials') throw error;
    // Only the service's own word counts: an emulator or a proxy that lacks the service answers 404 too.
    return error.failure.code === missing ? { problem } : 'not known';
  }
}

function arnOf({ arn, qualifier }: InvokedFunction): string {
  return qualifier === undefined ? arn : `${arn}:${qualifier}`;
}
