import type { Deployment } from '@aws-sdk/client-api-gateway';
import { CallError } from '../aws/call-error.js';
import { writeDescription } from '../aws/deployment-description.js';
import { deploymentsOf, isFoundDeployment } from '../aws/deployments.js';
import { describeCallError } from '../aws/describe-call-error.js';
import { readApi } from '../aws/read-api.js';
import type { Session } from '../aws/session.js';
import type { DeployOptions } from '../options.js';
import type { Intent } from '../plan/intent.js';
import { liveOf } from '../plan/live-of.js';
import type { LiveRead } from '../plan/live-read.js';
import { canonical } from '../plan/same-base.js';
import { verifyDifferences } from '../plan/verify-differences.js';
import { workingCopyMark } from '../plan/working-copy-mark.js';
import type { Done, Run } from '../run/supervise.js';
import { rollbackCommand } from '../run/undo-command.js';
import { failed, refused } from '../stop.js';

/** What a deployment is made from. */
export interface DeployInput {
  readonly apiId: string;
  readonly digest: string;
  /** The working copy as it was verified. */
  readonly copy: LiveRead;
  readonly intent: Intent;
  readonly base: LiveRead | undefined;
}

/**
 * Makes a snapshot of the working copy that a stage can serve. Without a stage in the call, nothing that clients get changes
 * by it. A canary is the exception: it is made together with its deployment.
 */
export async function createDeployment(
  run: Run,
  session: Session,
  options: DeployOptions,
  input: DeployInput,
): Promise<Done<string>> {
  const { apiId: restApiId, digest, copy, intent, base } = input;
  if (intent.deployment !== undefined) {
    run.record.deployment = intent.deployment;
    return { summary: `${intent.deployment} is there already`, value: intent.deployment };
  }
  const { stage } = intent;
  const previous = stage?.current?.deploymentId;
  const description = writeDescription({
    digest,
    mark: workingCopyMark(copy),
    stage: stage?.name,
    previous,
    text: options.description,
  });
  const before = new Set(base?.deployments?.map(({ id }) => id));
  const canary = stage?.canary;
  const look = async (): Promise<Deployment | undefined> => {
    const all = await deploymentsOf(session, restApiId);
    return all.find((deployment) => !before.has(deployment.id) && deployment.description === description);
  };
  try {
    const { id = '' } = await session.caller.call<Deployment>({
      operation: 'CreateDeployment',
      kind: 'create',
      send: (sendOptions) =>
        session.gateway.createDeployment(
          { restApiId, description, ...(canary === undefined ? {} : canaryInput(stage?.name, canary, intent)) },
          sendOptions,
        ),
      isComplete: isFoundDeployment,
      look,
    });
    run.record.deployment = id;
    run.record.done.push(`The deployment ${id} was made.`);
    if (canary !== undefined) tellOfCanary(run, session, input, id);
    await checkUnchanged(run, session, options, input, id);
    return { summary: canary === undefined ? id : `${id}, as canary with ${canary} %`, value: id };
  } catch (error) {
    // A canary gets its share of the requests at once.
    if (canary !== undefined && session.caller.uncertain() !== undefined) run.record.live = undefined;
    if (!(error instanceof CallError) || error.failure.kind !== 'rejected') throw error;
    throw refused(
      `${describeCallError(error, run.options)}\nThe API ${restApiId} has the document, but no stage serves it.`,
    );
  }
}

/** What may have been changed between the last look and the deployment is in it, and was never looked at. */
async function checkUnchanged(
  run: Run,
  session: Session,
  options: DeployOptions,
  { apiId, copy, intent }: DeployInput,
  deployment: string,
): Promise<void> {
  const { desired, mode } = intent;
  const deviations = (read: LiveRead) => canonical({ ...verifyDifferences(desired, liveOf(read), mode) });
  if (deviations(copy) === deviations(await readApi(session, apiId))) return;
  const message = `Something else changed the API ${apiId} while the deployment ${deployment} was made, so that may not be this document.`;
  if (options.force !== true) throw failed(`${message} Run it again, or add \`--force\`.`);
  run.note('warn', message);
}

/** A canary is live with its deployment. */
function tellOfCanary(run: Run, session: Session, { apiId, intent }: DeployInput, deployment: string): void {
  const { stage } = intent;
  if (stage === undefined) return;
  const previous = stage.current?.deploymentId;
  run.record.live = `The stage ${stage.name} serves deployment ${previous}, and ${deployment} to ${stage.canary} % of the requests.`;
  run.record.rollback = rollbackCommand(
    { ...run.options, region: session.region },
    { apiId, stage, previous, deployment },
  );
}

function canaryInput(stageName: string | undefined, percentTraffic: number, { stage }: Intent) {
  const stageVariableOverrides = stage?.variables ?? {};
  return {
    ...(stageName === undefined ? {} : { stageName }),
    canarySettings: {
      percentTraffic,
      ...(Object.keys(stageVariableOverrides).length === 0 ? {} : { stageVariableOverrides }),
    },
  };
}
