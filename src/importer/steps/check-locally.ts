import type { DeployOptions } from '../options.js';
import { type Prepared, prepareDefinition } from '../prepare/prepare-definition.js';
import type { Done, Run } from '../run/supervise.js';
import { failed, Stop } from '../stop.js';

/** https://docs.aws.amazon.com/apigateway/latest/api/API_CreateStage.html */
const STAGE_NAME = /^[\w-]{1,128}$/;
/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html (read 2026-11-22) */
const MAX_TAGS = 50;

/** Reads, renders, bundles and lints the document. A document that is refused here costs no call. */
export async function checkLocally(run: Run, options: DeployOptions): Promise<Done<Prepared>> {
  const problem = problemOf(options);
  if (problem !== undefined) throw failed(problem);
  const prepared = await prepareDefinition(options.file, options);
  run.record.findings = prepared.findings;
  if (prepared.kind === 'refused') {
    const { message, exitCode } = prepared;
    throw new Stop({ status: exitCode === 1 ? 'refused' : 'failed', message, exitCode });
  }
  if (options.lint === false) {
    run.note('warn', 'The document is sent although lint may have errors in it, as `--no-lint` says.');
  }
  const kilobytes = Math.ceil(prepared.body.byteLength / 1024);
  return { summary: `${prepared.title}, ${kilobytes} KB`, value: prepared };
}

/** What is wrong with the options themselves. */
function problemOf({
  name,
  stage,
  stageVariables = {},
  canary,
  probe,
  tags = {},
  mode,
  resetSettings,
}: DeployOptions): string | undefined {
  if (name?.trim() === '') return '`--name` is empty. Leave it out to use the title of the document.';
  if (stage !== undefined && !STAGE_NAME.test(stage)) {
    return `"${stage}" is not a name for a stage: letters, digits, \`_\` and \`-\`, at most 128.`;
  }
  if (canary !== undefined && !(canary > 0 && canary < 100))
    return `A canary of ${canary} % is none. Give more than 0 and less than 100.`;
  const needStage = { '--canary': canary, '--stage-variable': Object.keys(stageVariables)[0], '--probe': probe };
  const lonely = Object.entries(needStage).find(([, value]) => value !== undefined && stage === undefined);
  if (lonely !== undefined) return `\`${lonely[0]}\` needs \`--stage\`.`;
  const badName = Object.keys(stageVariables).find((name) => !/^\w{1,64}$/.test(name));
  if (badName !== undefined)
    return `"${badName}" is not a name for a stage variable: letters, digits and \`_\`, at most 64.`;
  if (Object.keys(tags).length > MAX_TAGS) return `${Object.keys(tags).length} tags; AWS allows ${MAX_TAGS}.`;
  if (mode === 'merge' && resetSettings === true)
    return '`--reset-settings` needs `--mode overwrite`: a merge keeps them.';
  return undefined;
}
