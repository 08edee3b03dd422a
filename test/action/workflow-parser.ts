import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'rolldown';

type Parser = typeof import('@actions/workflow-parser') & typeof import('@actions/workflow-parser/actions/index');

/** GitHub's own parser of workflows and actions. It imports JSON in a way that only bundlers take. */
async function workflowParser(): Promise<Parser> {
  const folder = mkdtempSync(join(tmpdir(), 'apigw-lint-parser-'));
  const outfile = join(folder, 'parser.cjs');
  const contents = `export * from '@actions/workflow-parser'; export * from '@actions/workflow-parser/actions/index';`;
  const input = resolve('workflow-parser.virtual.js');
  await build({
    input,
    platform: 'node',
    plugins: [
      {
        name: 'both-parts',
        resolveId: (id) => (id === input ? id : null),
        load: (id) => (id === input ? contents : null),
      },
    ],
    output: { file: outfile, format: 'cjs' },
    logLevel: 'silent',
  });
  const parser: Parser = createRequire(import.meta.url)(outfile);
  rmSync(folder, { recursive: true });
  return parser;
}

const { NoOperationTraceWriter, convertWorkflowTemplate, parseAction, parseWorkflow } = await workflowParser();
const trace = new NoOperationTraceWriter();

/** What GitHub would refuse about an `action.yml`. */
export function actionErrors(content: string): string[] {
  return parseAction({ name: 'action.yml', content }, trace).context.errors.getErrors().map(String);
}

/** What GitHub would refuse about a workflow. */
export async function workflowErrors(content: string): Promise<string[]> {
  const { context, value } = parseWorkflow({ name: 'workflow.yml', content }, trace);
  if (value !== undefined) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(String);
}
