import type { Deployment } from '@aws-sdk/client-api-gateway';
import { CallError } from '../aws/call-error.js';
import { deploymentsOf, isFoundDeployment } from '../aws/deployments.js';
import { describeCallError } from '../aws/describe-call-error.js';
import type { Session } from '../aws/session.js';
import { writeDescription } from '../deployment-description.js';
import type { Intent } from '../intent.js';
import type { DeployOptions } from '../options.js';
import type { LiveRead } from '../plan/live-read.js';
import type { Done, Run } from '../run.js';
import { refused } from '../stop.js';

/** What a deployment is made from. */
export interface DeployInput {
  readonly apiId: string;
  readonly digest: string;
  /** Of the working copy as it was read last. */
  readonly mark: string | undefined;
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
  const { apiId: restApiId, digest, mark, intent, base } = input;
  if (intent.deployment !== undefined) {
    run.record.deployment = intent.deployment;
    return { summary: `${intent.deployment} is there already`, value: intent.deployment };
  }
  const { stage } = intent;
  const previous = stage?.current?.deploymentId;
  const description = writeDescription({ digest, mark, stage: stage?.name, previous, text: options.description });
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
