import { readApi } from '../aws/read-api.js';
import type { Session } from '../aws/session.js';
import type { DeployOptions } from '../options.js';
import type { Intent } from '../plan/intent.js';
import { liveOf } from '../plan/live-of.js';
import type { LiveRead } from '../plan/live-read.js';
import { type DroppedSecurity, verifyDifferences } from '../plan/verify-differences.js';
import type { Done, Run } from '../run/supervise.js';
import { failed } from '../stop.js';

/** The rule about schemes of types that API Gateway ignores. */
const UNSUPPORTED = 'apigw-security-scheme-type';

/** After an import, what is read may be a moment old. */
const READ_AGAIN_MS = [2000, 4000];

/** Reads back and compares: what the document asks for must be there before it can reach a stage. */
export async function verify(
  run: Run,
  session: Session,
  options: DeployOptions,
  input: { readonly apiId: string; readonly intent: Intent },
): Promise<Done<LiveRead>> {
  const { apiId, intent } = input;
  const compare = async () => {
    const read = await readApi(session, apiId);
    const live = liveOf(read);
    return { read, ...verifyDifferences(intent.desired, live, intent.mode) };
  };
  let result = await compare();
  for (const delay of READ_AGAIN_MS) {
    if (result.differences.length + result.droppedSecurity.length === 0) break;
    if (!(await session.caller.wait(delay, 'GetResources', 'what was read back differs, it may be old'))) break;
    result = await compare();
  }
  const { read, differences } = result;
  checkSecurity(run, options, result.droppedSecurity);
  if (differences.length === 0) return { summary: 'the working copy is the document', value: read };
  const lines = indented(
    differences.map(({ subject, aspects }) => [subject, aspects.join(', ')].filter(Boolean).join(': ')),
  );
  if (options.force !== true) {
    throw failed(
      [
        'What AWS made of the document differs from it. Nothing was deployed:',
        ...lines,
        'Add `--force` to deploy it all the same.',
      ].join('\n'),
    );
  }
  run.note('warn', ['What AWS made of the document differs from it:', ...lines].join('\n'));
  return { summary: `${differences.length} differences, accepted`, value: read };
}

/**
 * A method that is open although the document protects it must not reach a stage. The exception is a type of scheme that API
 * Gateway ignores, and only where the user names the rule about it: accepting all warnings is not meant for that.
 */
function checkSecurity(run: Run, { allowWarnings }: DeployOptions, dropped: readonly DroppedSecurity[]): void {
  if (dropped.length === 0) return;
  const lines = indented(dropped.map(({ method, name, kind }) => `${method}: ${name} (${kind})`));
  const isExcusable = dropped.every(({ kind }) => kind === 'unsupported');
  if (!isExcusable || !Array.isArray(allowWarnings) || !allowWarnings.includes(UNSUPPORTED)) {
    const excuse = isExcusable ? [`To deploy them open all the same, pass \`--allow-warnings ${UNSUPPORTED}\`.`] : [];
    const message = 'Security that the document asks for is not there. Nothing was deployed:';
    throw failed([message, ...lines, ...excuse].join('\n'));
  }
  run.note('warn', ['These methods are open to everybody, although the document protects them:', ...lines].join('\n'));
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
