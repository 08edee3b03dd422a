import type { ListedDeployment } from '../../importer/index.js';
import { type OutcomeOptions, painter } from '../paint.js';

/** Older ones are left out, unless everything was asked for. */
const SHOWN = 10;
const DIGEST_CHARACTERS = 12;

/** The deployments of an API, a line each, with a mark at the one that the stage serves. Empty if there are none. */
export function outcomeDeployments(
  deployments: readonly ListedDeployment[],
  served: string | undefined,
  options: OutcomeOptions,
): string {
  if (deployments.length === 0) return '';
  const paint = painter(options);
  const width = Math.max(...deployments.map(({ id }) => id.length));
  const shown = options.isVerbose ? deployments : deployments.slice(0, SHOWN);
  const lines = shown.map((deployment) => {
    const mark = deployment.id === served ? paint('green', '●') : ' ';
    const time = deployment.createdDate?.toISOString().replace(/\.\d+Z$/, 'Z') ?? '-';
    return `${`  ${mark} ${deployment.id.padEnd(width)}  ${time}  ${paint('dim', wordsOf(deployment))}`.trimEnd()}\n`;
  });
  const rest = deployments.length - shown.length;
  return `${paint('bold', 'Deployments, the newest first:')}\n${lines.join('')}${rest === 0 ? '' : `    … and ${rest} more, with --verbose\n`}\n`;
}

/** The digest of the document is long, and its beginning tells it from others; that of the working copy tells people nothing. */
function wordsOf({ description = '', digest }: ListedDeployment): string {
  if (digest === undefined) return description;
  return description.replace(digest, digest.slice(0, DIGEST_CHARACTERS)).replace(/ copy:[0-9a-f]+/, '');
}
