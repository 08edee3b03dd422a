import { isFoundDeployment } from '../aws/deployments.js';
import type { Session } from '../aws/session.js';
import type { DeployOptions } from '../options.js';
import type { Change, Plan } from '../outcome.js';
import { describePlan } from '../plan/describe-plan.js';
import { desiredOf } from '../plan/desired/desired-of.js';
import type { Intent } from '../plan/intent.js';
import { liveOf } from '../plan/live-of.js';
import type { LiveRead } from '../plan/live-read.js';
import { planOf } from '../plan/plan-of.js';
import { digestOf, isSnapshotOf, planStage, type StageIntent } from '../plan/stage-intent.js';
import { workingCopyMark } from '../plan/working-copy-mark.js';
import type { Prepared } from '../prepare/prepare-definition.js';
import type { Done, Run } from '../run/supervise.js';

/** What a plan is made from. */
export interface PlanInput {
  readonly prepared: Prepared;
  readonly account: string | undefined;
  readonly base: LiveRead | undefined;
}

/** Tells what is going to be done, before anybody is asked about it. */
export function announcePlan(run: Run, plan: Plan): void {
  run.record.plan = plan;
  run.emit({ kind: 'planned', plan, text: describePlan(plan) });
}

/** A plan that is about nothing but a stage. */
export function stagePlan(name: string, aspects: readonly string[]): Plan {
  const changes: Change[] = aspects.length === 0 ? [] : [{ kind: 'change', subject: `stage ${name}`, aspects }];
  return { hasChanges: changes.length > 0, action: 'update', changes };
}

/** Decides what has to be done. Makes no call. */
export async function planDeploy(
  run: Run,
  session: Session,
  options: DeployOptions,
  input: PlanInput,
): Promise<Done<Intent>> {
  const intent = intentOf(session, options, input);
  announcePlan(run, intent.plan);
  const count = intent.plan.changes.filter(({ kind }) => kind !== 'keep').length;
  const summary = intent.plan.hasChanges ? `${count} ${count === 1 ? 'change' : 'changes'}` : 'nothing to do';
  return { summary, value: intent };
}

function intentOf(session: Session, options: DeployOptions, { prepared, account, base }: PlanInput): Intent {
  const { mode = 'overwrite', basePath, resetSettings = false } = options;
  const { region, partition } = session;
  const { digests } = prepared;
  const deployments = (base?.deployments ?? []).filter(isFoundDeployment);
  const newest = deployments[0];
  const last = newest && digestOf(newest);
  // Nothing was deployed since this document was, so the working copy is it, but for changes by hand.
  const isNewest = last !== undefined && digests.includes(last);
  const desired = desiredOf(prepared.document, { region, account, partition, basePath });
  const live = base && liveOf(base);
  const input = { desired, live, mode, resetSettings, isSameDocument: isSameDocument(), stageChanges: [] };
  const imported = planOf(input);
  const isWorkingCopySame = base !== undefined && !imported.hasChanges;
  const snapshot = { digests, mark: base && workingCopyMark(base) };
  const stage = stageOf(options, { stages: base?.stages ?? [], deployments, ...snapshot, isWorkingCopySame });
  const isNewestSame = newest !== undefined && isSnapshotOf(newest, snapshot);
  const deployment = isWorkingCopySame ? deploymentFor(stage, isNewestSame ? newest.id : undefined) : undefined;
  // Documentation and the like is in no plan. So where something else was deployed last, the document is always sent.
  const isDeploying = stage !== undefined && stage.changes.length > 0;
  const needsImport = !isWorkingCopySame || (isDeploying && deployment === undefined && !isNewest);
  const tags = differing(options.tags ?? {}, base?.restApi.tags ?? {});
  const plan = planOf({ ...input, stageChanges: [...tagChanges(tags), ...(stage?.changes ?? [])] });
  return {
    plan: base === undefined ? { ...plan, hasChanges: true } : plan,
    desired,
    live,
    mode,
    needsImport,
    deployment,
    stage,
    tags,
  };

  /** What is imported and not deployed leaves no digest behind, so without a stage another digest tells nothing. */
  function isSameDocument(): boolean | undefined {
    if (isNewest) return true;
    return last === undefined || options.stage === undefined ? undefined : false;
  }
}

function stageOf(
  options: DeployOptions,
  input: Omit<Parameters<typeof planStage>[0], 'name' | 'options'>,
): StageIntent | undefined {
  const { stage: name } = options;
  return name === undefined ? undefined : planStage({ ...input, name, options });
}

/** A deployment of this document that the stage can take. A canary and its deployment are made by one call. */
function deploymentFor(stage: StageIntent | undefined, newest: string | undefined): string | undefined {
  if (stage?.isServing) return stage.current?.deploymentId;
  if (stage?.canary === undefined) return newest;
  return stage.isCanaryServing ? stage.current?.canarySettings?.deploymentId : undefined;
}

function tagChanges(tags: Readonly<Record<string, string>>): Change[] {
  const names = Object.keys(tags).sort();
  return names.length === 0 ? [] : [{ kind: 'change', subject: 'tags', aspects: names }];
}

function differing(
  wanted: Readonly<Record<string, string>>,
  live: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(Object.entries(wanted).filter(([name, value]) => live[name] !== value));
}
