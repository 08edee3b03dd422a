import type { PatchOperation, Stage } from '@aws-sdk/client-api-gateway';
import { CallError } from '../aws/call-error.js';
import type { Session } from '../aws/session.js';
import { isFoundStage, stageNamed } from '../aws/stages.js';
import type { StageIntent } from '../plan/stage-intent.js';
import type { Done, Run } from '../run/supervise.js';
import { failed } from '../stop.js';

/** Where to point a stage. */
export interface SwitchInput {
  readonly apiId: string;
  readonly deployment: string;
  readonly stage: StageIntent;
  /** Switch although the stage serves something else than when it was planned. */
  readonly isForced: boolean;
}

/** Points the stage at the deployment: one call, and the moment from which clients get the new version. */
export async function switchStage(run: Run, session: Session, input: SwitchInput): Promise<Done<undefined>> {
  const { apiId, deployment, stage } = input;
  if (stage.canary !== undefined) return switchCanary(run, session, input, stage.canary);
  const now = await stageNamed(session, apiId, stage.name);
  checkStage(run, input, now);
  if (now === undefined) await createStage(run, session, input);
  else await pointStage(session, input, now);
  run.record.done.push(`The stage ${stage.name} was switched to deployment ${deployment}.`);
  run.record.live = `The stage ${stage.name} serves deployment ${deployment}.`;
  return { summary: `${stage.name} → ${deployment}`, value: undefined };
}

/** Moves a stage with one patch; a lost answer is decided by what the stage serves afterwards. */
export async function patchStage(
  session: Session,
  restApiId: string,
  stageName: string,
  patchOperations: PatchOperation[],
  isDone: (stage: Stage) => boolean,
): Promise<void> {
  const { caller, gateway } = session;
  try {
    await caller.call({
      operation: 'UpdateStage',
      kind: 'repeat',
      send: (options) => gateway.updateStage({ restApiId, stageName, patchOperations }, options),
      isComplete: isFoundStage,
    });
  } catch (error) {
    if (!(error instanceof CallError) || !MAY_BE_DONE.has(error.failure.kind)) throw error;
    const now = await stageNamed(session, restApiId, stageName);
    caller.nowCertain();
    if (now === undefined || !isDone(now)) throw error;
  }
}

/** A repeat of a promotion whose answer was lost is rejected: there is no canary any more. */
const MAY_BE_DONE: ReadonlySet<string> = new Set(['unavailable', 'rejected']);

function checkStage(run: Run, { stage, deployment, isForced }: SwitchInput, now: Stage | undefined): void {
  const served = now?.deploymentId;
  if (served === stage.current?.deploymentId || served === deployment) return;
  const message = `The stage ${stage.name} serves ${served ?? 'nothing'} now, not ${stage.current?.deploymentId ?? 'nothing'} as when it was planned.`;
  if (!isForced) throw failed(`${message} Run it again, or add \`--force\`.`);
  run.note('warn', message);
}

async function createStage(run: Run, session: Session, input: SwitchInput): Promise<void> {
  const { apiId: restApiId, deployment: deploymentId, stage } = input;
  const stageName = stage.name;
  const look = async (): Promise<Stage | undefined> => stageNamed(session, restApiId, stageName);
  let made: Stage | undefined;
  try {
    made = await session.caller.call<Stage>({
      operation: 'CreateStage',
      kind: 'create',
      send: (options) =>
        session.gateway.createStage({ restApiId, stageName, deploymentId, variables: { ...stage.variables } }, options),
      isComplete: isFoundStage,
      look,
    });
  } catch (error) {
    if (!(error instanceof CallError) || error.failure.kind !== 'conflict') throw error;
    made = await look();
    session.caller.nowCertain();
  }
  if (made === undefined) throw failed(`The stage ${stageName} was there and is gone again. Run it again.`);
  // A look finds any stage of this name, so it may be somebody else's.
  checkStage(run, input, made);
  await pointStage(session, input, made);
}

async function pointStage(session: Session, { apiId, deployment, stage }: SwitchInput, now: Stage): Promise<void> {
  const variables = Object.entries(stage.variables)
    .filter(([name, value]) => now.variables?.[name] !== value)
    .map(([name, value]) => replace(`/variables/${name}`, value));
  const isPointed = now.deploymentId === deployment;
  const operations = [...(isPointed ? [] : [replace('/deploymentId', deployment)]), ...variables];
  if (operations.length === 0) return;
  const isDone = (after: Stage) =>
    after.deploymentId === deployment &&
    Object.entries(stage.variables).every(([name, value]) => after.variables?.[name] === value);
  await patchStage(session, apiId, stage.name, operations, isDone);
}

async function switchCanary(
  run: Run,
  session: Session,
  { apiId, deployment, stage }: SwitchInput,
  percent: number,
): Promise<Done<undefined>> {
  const now = await stageNamed(session, apiId, stage.name);
  const canary = now?.canarySettings;
  if (canary?.deploymentId === deployment && canary.percentTraffic !== percent) {
    const operations = [replace('/canarySettings/percentTraffic', String(percent))];
    await patchStage(
      session,
      apiId,
      stage.name,
      operations,
      (after) => after.canarySettings?.percentTraffic === percent,
    );
  }
  run.record.live = `The stage ${stage.name} serves deployment ${now?.deploymentId ?? 'none'}, and ${deployment} to ${percent} % of the requests.`;
  return { summary: `${percent} % of ${stage.name} → ${deployment}`, value: undefined };
}

function replace(path: string, value: string): PatchOperation {
  return { op: 'replace', path, value };
}
