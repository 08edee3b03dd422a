import type { AwsOptions } from '../options.js';
import type { StageIntent } from '../plan/stage-intent.js';
import { shellCommand } from './shell-command.js';

/** What a stage was switched from and to. */
export interface Switched {
  readonly apiId: string;
  readonly stage: StageIntent;
  readonly previous: string | undefined;
  readonly deployment: string;
}

/** The command that undoes a switch; `undefined` where there is nothing to go back to. */
export function rollbackCommand(
  options: AwsOptions,
  { apiId, stage, previous, deployment }: Switched,
): string | undefined {
  const target = ['--api-id', apiId, '--stage', stage.name];
  if (stage.canary !== undefined) return command(['deploy', '--discard', ...target], options);
  if (previous === undefined || previous === deployment) return undefined;
  return command(['rollback', ...target, '--to', previous], options);
}

function command(words: readonly string[], { region, profile, endpointUrl }: AwsOptions): string {
  return shellCommand(['apigw-lint', ...words], {
    '--region': region,
    '--profile': profile,
    '--endpoint-url': endpointUrl,
  });
}
