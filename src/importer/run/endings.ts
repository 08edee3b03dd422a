import { stageUrl } from '../aws/partition.js';
import type { Session } from '../aws/session.js';
import type { DeployOptions } from '../options.js';
import type { Plan } from '../outcome.js';
import type { Intent } from '../plan/intent.js';
import type { StageIntent } from '../plan/stage-intent.js';
import type { Ending } from '../stop.js';
import type { Run } from './supervise.js';

/** The end of a plan. */
export function planned({ hasChanges, action }: Plan, { exitCode }: DeployOptions): Ending {
  if (!hasChanges) return { status: 'unchanged', message: 'Nothing to do.', exitCode: 0 };
  const message =
    action === 'create'
      ? 'A new API would be made. Nothing was changed.'
      : 'The API would change. Nothing was changed.';
  return { status: 'planned', message, exitCode: exitCode === true ? 3 : 0 };
}

/** The end of a deploy whose document is live already. */
export function nothingToDo(
  { record }: Run,
  { region }: Session,
  { apiId, stage }: { readonly apiId: string; readonly stage: StageIntent | undefined },
): Ending {
  if (stage === undefined) {
    return {
      status: 'unchanged',
      message: `Nothing to do: the working copy of ${apiId} is this document.`,
      exitCode: 0,
    };
  }
  const canary = stage.isServing ? undefined : stage.current?.canarySettings?.deploymentId;
  record.deployment = canary ?? stage.current?.deploymentId;
  record.url = stageUrl(apiId, region, stage.name);
  const where = canary === undefined ? `the stage ${stage.name} serves` : `the canary of the stage ${stage.name} has`;
  return {
    status: 'unchanged',
    message: `Nothing to do: ${where} this document (deployment ${record.deployment}).`,
    exitCode: 0,
  };
}

/** The end of a deploy without a stage. */
export function imported(apiId: string, { needsImport }: Intent): Ending {
  const message = needsImport
    ? `Imported into ${apiId}, NOT deployed: what clients get is unchanged. Deploy it with \`--stage\`.`
    : `The settings of ${apiId} were changed. NOT deployed: no stage was given.`;
  return { status: 'imported', message, exitCode: 0 };
}

/** The end of a deploy to a stage. */
export function deployed({ record }: Run, stage: StageIntent, deployment: string): Ending {
  const message =
    stage.canary === undefined
      ? `The stage ${stage.name} serves deployment ${deployment}: ${record.url}`
      : `The stage ${stage.name} serves deployment ${deployment} to ${stage.canary} % of the requests: ${record.url}`;
  return { status: 'deployed', message, exitCode: 0 };
}
