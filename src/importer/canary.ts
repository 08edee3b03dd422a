import type { PatchOperation, Stage } from '@aws-sdk/client-api-gateway';
import { stageUrl } from './aws/partition.js';
import type { Session } from './aws/session.js';
import { stageNamed } from './aws/stages.js';
import type { CanaryOptions } from './options.js';
import type { Outcome } from './outcome.js';
import { describePlan } from './plan/describe-plan.js';
import { type Run, supervise } from './run/supervise.js';
import { rollbackCommand } from './run/undo-command.js';
import { confirm } from './steps/confirm.js';
import { openApi } from './steps/open-existing-api.js';
import { announcePlan, stagePlan } from './steps/plan-deploy.js';
import { patchStage } from './steps/switch.js';
import { type Ending, failed } from './stop.js';

/**
 * Ends the canary of a stage: gives it all of the traffic, or none.
 * @returns how it ended, also when it failed
 */
export function finishCanary(options: CanaryOptions): Promise<Outcome> {
  return supervise(options, (run) => finish(run, options));
}

async function finish(run: Run, options: CanaryOptions): Promise<Ending> {
  const { stage: name, action } = options;
  const { session, account, api } = await openApi(run, options, true);
  run.record.stage = name;
  run.record.url = stageUrl(api.id, session.region, name);
  const stage = await run.step('read', async () => {
    const value = await stageNamed(session, api.id, name);
    return { summary: value?.canarySettings?.deploymentId ?? 'no canary', value };
  });
  const [served, canary] = [stage?.deploymentId, stage?.canarySettings?.deploymentId];
  run.record.live = served === undefined ? undefined : `The stage ${name} still serves deployment ${served}.`;
  if (stage === undefined) throw failed(`The API ${api.id} has no stage ${name}.`);
  const hasCanary = stage.canarySettings !== undefined && canary !== undefined;
  const plan = await run.step('plan', async () => {
    const value = stagePlan(name, hasCanary ? [`${action} canary ${canary}`] : []);
    announcePlan(run, value);
    return { summary: hasCanary ? `${action} ${canary}` : 'nothing to do', value };
  });
  if (!hasCanary) {
    return { status: 'unchanged', message: `Nothing to do: the stage ${name} has no canary.`, exitCode: 0 };
  }
  await run.step('confirm', () => {
    const { region } = session;
    return confirm(run, { plan, text: describePlan(plan), api: run.record.api, account, region, stage: name });
  });
  const after = action === 'promote' ? canary : served;
  await run.step('switch', async () => {
    if (action === 'promote' && served !== canary) {
      await promote(session, api.id, name, stage);
      run.record.done.push(`The stage ${name} was switched to deployment ${canary}, that of its canary.`);
      run.record.live = `The stage ${name} serves deployment ${canary}.`;
    }
    await patchStage(session, api.id, name, DISCARD, ({ canarySettings }) => canarySettings === undefined);
    return { summary: `${name} → ${after}`, value: undefined };
  });
  run.record.deployment = after;
  run.record.previousDeployment = served;
  run.record.done.push(`The canary of the stage ${name} was ${action === 'promote' ? 'promoted' : 'discarded'}.`);
  run.record.live = `The stage ${name} serves deployment ${after}.`;
  const intent = { name, current: stage, isServing: true, isCanaryServing: true, canary: undefined, variables: {} };
  const switched = { apiId: api.id, stage: { ...intent, changes: [] }, previous: served, deployment: after ?? '' };
  run.record.rollback = rollbackCommand({ ...options, region: session.region }, switched);
  return { status: 'deployed', message: `The stage ${name} serves deployment ${after} to all.`, exitCode: 0 };
}

const DISCARD: PatchOperation[] = [{ op: 'remove', path: '/canarySettings' }];

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/promote-canary-deployment.html */
async function promote(session: Session, apiId: string, name: string, { canarySettings }: Stage): Promise<void> {
  const overrides = Object.keys(canarySettings?.stageVariableOverrides ?? {});
  const operations: PatchOperation[] = [
    { op: 'replace', path: '/canarySettings/percentTraffic', value: '0.0' },
    ...(overrides.length === 0
      ? []
      : [{ op: 'copy' as const, from: '/canarySettings/stageVariableOverrides', path: '/variables' }]),
    { op: 'copy', from: '/canarySettings/deploymentId', path: '/deploymentId' },
  ];
  await patchStage(session, apiId, name, operations, (stage) => stage.deploymentId === canarySettings?.deploymentId);
}
