import type { Report } from '../../lint/findings.js';
import { markdownText } from '../markdown/escape.js';
import { markdown } from '../markdown/markdown.js';

/** GitHub refuses a longer summary of a step as a whole. */
const MAX_BYTES = 1024 * 1024;

/** The variables of a workflow's environment. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The report for the page of a workflow run, with links to the lines at the commit it ran on.
 * @param report its paths counted from the root of the repository
 * @param used how many bytes of the step's summary are taken
 * @param failures why files could not be linted
 */
export function jobSummary(report: Report, failures: readonly string[], used: number, env: Environment): string {
  const failed = failures.map((message) => `- ${markdownText(message)}\n`).join('');
  const head = `### apigw-lint\n\n${failed === '' ? '' : `${failed}\n`}`;
  const maxBytes = MAX_BYTES - used - Buffer.byteLength(head);
  if (report.files.length === 0 && failures.length > 0) return head;
  return `${head}${markdown(report, { linkTo: lineLink(env), maxBytes })}`;
}

/** How to link to a line of a file of the repository; `undefined` where the environment does not say which that is. */
function lineLink(env: Environment): ((path: string, line: number) => string) | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: commit } = env;
  if (server === undefined || repository === undefined || commit === undefined) return undefined;
  return (path, line) =>
    `${server}/${repository}/blob/${commit}/${path.split('/').map(encodeURIComponent).join('/')}#L${line}`;
}
