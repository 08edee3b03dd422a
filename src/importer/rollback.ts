import type { Stage } from '@aws-sdk/client-api-gateway';
import { readDescription } from './aws/deployment-description.js';
import { deploymentsOf, type FoundDeployment } from './aws/deployments.js';
import { previousDeployment } from './aws/previous-deployment.js';
import type { Session } from './aws/session.js';
import { stageNamed, stagesOf } from './aws/stages.js';
import type { RollbackOptions } from './options.js';
import type { Outcome } from './outcome.js';
import { describePlan } from './plan/describe-plan.js';
import { type Run, supervise } from './run/supervise.js';
import { confirm } from './steps/confirm.js';
import { confirmLive } from './steps/confirm-live.js';
import { openApi } from './steps/open-existing-api.js';
import { announcePlan, stagePlan } from './steps/plan-deploy.js';
import { switchStage } from './steps/switch.js';
import { type Ending, failed } from './stop.js';

/** A deployment of an API, as a list for people has it. */
export interface ListedDeployment {
  readonly id: string;
  readonly createdDate: Date | undefined;
  /** As the service has it. */
  readonly description: string | undefined;
  /** Of the document that it was made of; `undefined` if something else made it. */
  readonly digest: string | undefined;
  /** Whether the stage serves it. */
  readonly isServed: boolean;
}

/** How a rollback ended. */
export interface RollbackOutcome extends Outcome {
  /** The newest first. */
  readonly deployments: readonly ListedDeployment[];
}

/**
 * Points a stage at the deployment that it served before, or at a given one. The working copy stays as it is.
 * @returns how it ended, also when it failed
 */
export async function rollback(options: RollbackOptions): Promise<RollbackOutcome> {
  let deployments: readonly ListedDeployment[] = [];
  const outcome = await supervise(options, (run) =>
    rollBack(run, options, (listed) => {
      deployments = listed;
    }),
  );
  return { ...outcome, deployments };
}

async function rollBack(
  run: Run,
  options: RollbackOptions,
  list: (deployments: readonly ListedDeployment[]) => void,
): Promise<Ending> {
  const { stage: name } = options;
  const isChanging = options.list !== true;
  const { session, account, api } = await openApi(run, options, isChanging);
  const apiId = api.id;
  run.record.stage = name;
  const { stage, deployments } = await run.step('read', async () => {
    const found = { stage: await stageFor(session, apiId, name), deployments: await deploymentsOf(session, apiId) };
    return { summary: `${found.deployments.length} deployments`, value: found };
  });
  const served = stage.deploymentId ?? '';
  run.record.previousDeployment = served;
  run.record.live = `The stage ${name} still serves deployment ${served}.`;
  const listed = deployments.map((deployment) => listedOf(deployment, served));
  list(listed);
  if (!isChanging) {
    return { status: 'unchanged', message: `The stage ${name} serves deployment ${served}.`, exitCode: 0 };
  }

  const { target, plan } = await run.step('plan', async () => {
    const target = targetOf(deployments, options, served);
    const plan = stagePlan(name, target === served ? [] : [`deployment ${served} → ${target}`]);
    announcePlan(run, plan);
    return { summary: plan.hasChanges ? `${served} → ${target}` : 'nothing to do', value: { target, plan } };
  });
  if (!plan.hasChanges) {
    run.record.deployment = served;
    return {
      status: 'unchanged',
      message: `Nothing to do: the stage ${name} serves deployment ${served}.`,
      exitCode: 0,
    };
  }
  await run.step('confirm', () => {
    const { region } = session;
    return confirm(run, { plan, text: describePlan(plan), api: run.record.api, account, region, stage: name });
  });
  const intent = { name, current: stage, isServing: false, isCanaryServing: false, canary: undefined, variables: {} };
  const input = { apiId, deployment: target, stage: { ...intent, changes: plan.changes } };
  await run.step('switch', () => switchStage(run, session, { ...input, isForced: false }));
  run.record.deployment = target;
  await run.step('confirm live', () => confirmLive(run, session, options, input));
  const message = `The stage ${name} serves deployment ${target} again: ${run.record.url}`;
  return { status: 'deployed', message, exitCode: 0 };
}

/** The stage; it must be there, serve something, and all of it the same. */
async function stageFor(session: Session, apiId: string, name: string): Promise<Stage> {
  const stage = await stageNamed(session, apiId, name);
  if (stage?.deploymentId === undefined) {
    const names = (await stagesOf(session, apiId)).map(({ stageName }) => stageName);
    throw failed(`The API ${apiId} has no stage ${name}. It has: ${names.join(', ') || 'none'}.`);
  }
  const canary = stage.canarySettings;
  if ((canary?.percentTraffic ?? 0) > 0) {
    throw failed(`The stage ${name} has a canary (${canary?.deploymentId}). Discard it: that takes all traffic back.`);
  }
  return stage;
}

function targetOf(deployments: readonly FoundDeployment[], { to, stage }: RollbackOptions, served: string): string {
  const found =
    to === undefined ? previousDeployment(deployments, stage, served) : deployments.find(({ id }) => id === to);
  if (found !== undefined) return found.id;
  if (to === undefined) throw failed(`No deployment is older than ${served}, which the stage ${stage} serves.`);
  throw failed([`No deployment ${to}. There are:`, ...deployments.map(({ id }) => `  ${id}`)].join('\n'));
}

function listedOf({ id, createdDate, description }: FoundDeployment, served: string): ListedDeployment {
  return { id, createdDate, description, digest: readDescription(description)?.digest, isServed: id === served };
}
