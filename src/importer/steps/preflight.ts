import type { Session } from '../aws/session.js';
import type { DeployOptions } from '../options.js';
import type { Intent } from '../plan/intent.js';
import type { LiveRead } from '../plan/live-read.js';
import { checkTargets } from '../preflight/check-targets.js';
import { targetsOf } from '../preflight/targets.js';
import type { Done, Run } from '../run/supervise.js';
import { failed } from '../stop.js';

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html (read 2026-11-22). */
const STAGES_PER_API = 10;

/** What is known to go wrong is found out before anything changes. */
export async function preflight(
  run: Run,
  session: Session,
  options: DeployOptions,
  input: { readonly intent: Intent; readonly base: LiveRead | undefined; readonly account: string | undefined },
): Promise<Done<undefined>> {
  const { intent, base, account } = input;
  checkCanary(intent);
  if (
    intent.stage !== undefined &&
    intent.stage.current === undefined &&
    (base?.stages?.length ?? 0) >= STAGES_PER_API
  ) {
    run.note(
      'warn',
      `The API has ${base?.stages?.length} stages. Unless the quota was raised, AWS allows ${STAGES_PER_API}.`,
    );
  }
  const type = base?.restApi.endpointConfiguration?.types?.[0];
  if (options.endpointType !== undefined && type !== undefined && type !== options.endpointType) {
    run.note('warn', `The API is ${type}, and an import does not change that. \`--endpoint-type\` holds for new APIs.`);
  }
  if (options.preflight === false || !intent.needsImport)
    return { summary: 'functions, roles and VPC links not checked', value: undefined };
  const variables = { ...intent.stage?.current?.variables, ...options.stageVariables };
  const { problems, checked, unchecked } = await checkTargets(session, targetsOf(intent.desired, variables), account);
  if (unchecked.length > 0)
    run.note('info', `Not checked, for want of permission or knowledge: ${shortList(unchecked)}.`);
  if (problems.length > 0) {
    const lines = problems.map((problem) => `  ${problem}`);
    throw failed(
      ['Requests would fail:', ...lines, 'Put that right, or skip this check with `--no-preflight`.'].join('\n'),
    );
  }
  return { summary: `${checked} checked, ${unchecked.length} not checked`, value: undefined };
}

function checkCanary({ stage }: Intent): void {
  if (stage === undefined) return;
  const { name, current, canary } = stage;
  if (canary !== undefined && current?.deploymentId === undefined) {
    throw failed(
      `The stage ${name} is not there, so it cannot have a canary. Deploy to it without \`--canary\` first.`,
    );
  }
  const running = current?.canarySettings;
  if (canary !== undefined || stage.isServing || running === undefined || (running.percentTraffic ?? 0) === 0) return;
  throw failed(
    `The stage ${name} sends ${running.percentTraffic} % of its traffic to the canary ${running.deploymentId ?? ''}. Promote or discard it first, with \`--promote\` or \`--discard\`.`,
  );
}

const SHOWN = 8;

function shortList(items: readonly string[]): string {
  return items.length > SHOWN ? `${items.slice(0, SHOWN).join(', ')}, …` : items.join(', ');
}
