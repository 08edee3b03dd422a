import { redact } from './aws/redact.js';
import { shellWord } from './needed-permissions.js';
import type { AwsOptions } from './options.js';
import type { StageIntent } from './stage-intent.js';

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
  const all = [
    'apigw-lint',
    ...words,
    ...flag('--region', region),
    ...flag('--profile', profile),
    ...flag('--endpoint-url', endpointUrl),
  ];
  return redact(all.map(shellWord).join(' '));
}

function flag(name: string, value: string | undefined): string[] {
  return value === undefined ? [] : [name, value];
}
