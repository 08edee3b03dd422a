import { stageUrl } from '../aws/partition.js';
import type { Session } from '../aws/session.js';
import { stageNamed } from '../aws/stages.js';
import type { AwsOptions, DeployOptions } from '../options.js';
import type { StageIntent } from '../plan/stage-intent.js';
import { abortable } from '../run/abortable.js';
import type { Done, Run } from '../run/supervise.js';
import { rollbackCommand } from '../run/undo-command.js';
import { failed } from '../stop.js';
import { patchStage } from './switch.js';

const LOOKS = 5;
const LOOK_AGAIN_MS = 1000;
/** Traffic sees a new version within seconds, in recordings up to 20. */
const PROBES = 10;
const PROBE_AGAIN_MS = 3000;
const PROBE_TIMEOUT_MS = 10_000;

/** What has to be live. */
export interface LiveInput {
  readonly apiId: string;
  readonly deployment: string;
  readonly stage: StageIntent;
}

/** Reads the stage once more, and asks it if there is something to ask. */
export async function confirmLive(
  run: Run,
  session: Session,
  options: AwsOptions & Pick<DeployOptions, 'probe' | 'rollbackOnFailure'>,
  input: LiveInput,
): Promise<Done<undefined>> {
  const { apiId, deployment, stage } = input;
  const url = stageUrl(apiId, session.region, stage.name);
  run.record.url = url;
  run.record.rollback = rollbackCommand(
    { ...options, region: session.region },
    { apiId, stage, previous: stage.current?.deploymentId, deployment },
  );
  await lookForDeployment(session, input);
  if (options.probe === undefined) return { summary: url, value: undefined };
  const target = /^https?:/.test(options.probe) ? options.probe : `${url}/${options.probe.replace(/^\//, '')}`;
  const answer = await probe(run, session, target);
  if (answer === undefined) return { summary: `${target} answers`, value: undefined };
  const message = `${target} does not answer as it has to: ${answer}.`;
  const previous = stage.current?.deploymentId;
  if (options.rollbackOnFailure !== true || stage.canary !== undefined || previous === undefined) throw failed(message);
  const back = [{ op: 'replace' as const, path: '/deploymentId', value: previous }];
  await patchStage(session, apiId, stage.name, back, (after) => after.deploymentId === previous);
  run.record.done.push(`The stage ${stage.name} was taken back to deployment ${previous}.`);
  run.record.live = `The stage ${stage.name} serves deployment ${previous}.`;
  run.record.rollback = undefined;
  throw failed(message);
}

async function lookForDeployment(session: Session, { apiId, deployment, stage }: LiveInput): Promise<void> {
  for (let look = 1; ; look++) {
    const now = await stageNamed(session, apiId, stage.name);
    const serving = stage.canary === undefined ? now?.deploymentId : now?.canarySettings?.deploymentId;
    if (serving === deployment) return;
    const isOver =
      look >= LOOKS || !(await session.caller.wait(LOOK_AGAIN_MS, 'GetStage', 'the stage is not switched yet'));
    if (isOver)
      throw failed(
        `The stage ${stage.name} serves ${serving ?? 'nothing'}, not ${deployment}. Something else may have switched it.`,
      );
  }
}

/** `undefined` when the URL answers below 400, else what it answered last. */
async function probe(run: Run, { caller }: Session, url: string): Promise<string | undefined> {
  for (let attempt = 1; ; attempt++) {
    const answer = await abortable(ask(url), run.signal);
    if (answer === undefined || attempt >= PROBES) return answer;
    if (!(await caller.wait(PROBE_AGAIN_MS, 'probe', answer))) return answer;
  }
}

async function ask(url: string): Promise<string | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) });
    await response.body?.cancel();
    return response.status < 400 ? undefined : `status ${response.status}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
