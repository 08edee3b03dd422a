import type { Stage } from '@aws-sdk/client-api-gateway';
import { readDescription } from '../aws/deployment-description.js';
import type { FoundDeployment } from '../aws/deployments.js';
import type { DeployOptions } from '../options.js';
import type { Change } from '../outcome.js';

/** What becomes of a stage. */
export interface StageIntent {
  readonly name: string;
  /** As it is; `undefined` if it is not there. */
  readonly current: Stage | undefined;
  /** Whether clients get the document from it already. */
  readonly isServing: boolean;
  /** The share of the canary to set, in percent. */
  readonly canary: number | undefined;
  /** Whether the canary has the document already. */
  readonly isCanaryServing: boolean;
  /** Variables to set: those that are asked for and differ. */
  readonly variables: Readonly<Record<string, string>>;
  readonly changes: readonly Change[];
}

/** What to plan a stage from. */
export interface StageInput {
  readonly name: string;
  readonly stages: readonly Stage[];
  readonly deployments: readonly FoundDeployment[];
  /** Of the deployments that have what the import makes. */
  readonly digests: readonly string[];
  /** Of the working copy as it is. */
  readonly mark: string | undefined;
  /** Whether the working copy is what the import makes. */
  readonly isWorkingCopySame: boolean;
  readonly options: Pick<DeployOptions, 'canary' | 'stageVariables'>;
}

/** Decides what has to become of a stage, from what it serves. */
export function planStage(input: StageInput): StageIntent {
  const { name, stages, deployments, isWorkingCopySame, options } = input;
  const current = stages.find(({ stageName }) => stageName === name);
  const isSame = (id: string | undefined) =>
    isWorkingCopySame && deployments.some((one) => one.id === id && isSnapshotOf(one, input));
  const isServing = isSame(current?.deploymentId);
  const isCanaryServing = isSame(current?.canarySettings?.deploymentId);
  const canary = isServing ? undefined : options.canary;
  const variables = differing(options.stageVariables ?? {}, current?.variables ?? {});
  const intent = { name, current, isServing, isCanaryServing, canary, variables };
  return { ...intent, changes: changesOf(intent) };
}

/** Whether a deployment was made of a document, and of the working copy as it is, as far as that is known. */
export function isSnapshotOf(
  { description }: FoundDeployment,
  { digests, mark }: Pick<StageInput, 'digests' | 'mark'>,
): boolean {
  const note = readDescription(description);
  if (note === undefined || !digests.includes(note.digest)) return false;
  return note.mark === undefined || mark === undefined || note.mark === mark;
}

/** The digest of the document that a deployment was made of. */
export function digestOf({ description }: FoundDeployment): string | undefined {
  return readDescription(description)?.digest;
}

function changesOf({
  name,
  current,
  isServing,
  isCanaryServing,
  canary,
  variables,
}: Omit<StageIntent, 'changes'>): Change[] {
  const subject = `stage ${name}`;
  const changed = Object.keys(variables)
    .sort()
    .map((variable) => `variable ${variable}`);
  if (current === undefined) return [{ kind: 'add', subject, aspects: ['deployment', ...changed] }];
  const isAtShare = isCanaryServing && current.canarySettings?.percentTraffic === canary;
  const deployment = canary === undefined ? ['deployment'] : [`canary ${canary} %`];
  const aspects = [...(isServing || isAtShare ? [] : deployment), ...changed];
  return aspects.length === 0 ? [] : [{ kind: 'change', subject, aspects }];
}

function differing(
  wanted: Readonly<Record<string, string>>,
  live: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(Object.entries(wanted).filter(([name, value]) => live[name] !== value));
}
