import type { Permission } from '../../importer/outcome.js';
import { type OutcomeOptions, painter } from '../paint.js';

type State = Permission['state'];

/** What to do about permissions of each state; for one that is there, nothing. */
const TITLES: Readonly<Partial<Record<State, string>>> = {
  granted: 'Lambda invoke permissions that were added:',
  missing: 'Lambda invoke permissions that are missing. Run this, or deploy once more with `--grant-lambda`:',
  'not checked': 'Lambda invoke permissions that could not be looked up. If requests get a 500, run this:',
  'other account': 'Functions of another account. Their owner runs this:',
};

const STATES: readonly State[] = ['granted', 'missing', 'not checked', 'other account'];

/** The invoke permissions that need something, with the exact commands. Empty if none does. */
export function outcomePermissions(permissions: readonly Permission[], options: OutcomeOptions): string {
  const paint = painter(options);
  return STATES.flatMap((state) => {
    const found = permissions.filter((permission) => permission.state === state);
    if (found.length === 0) return [];
    const lines = found.map((permission) => `  ${state === 'granted' ? grantOf(permission) : permission.command}\n`);
    return [`${paint('bold', TITLES[state] ?? state)}\n${lines.join('')}\n`];
  }).join('');
}

function grantOf({ functionName, qualifier, sourceArn }: Permission): string {
  return `${functionName}${qualifier === undefined ? '' : `:${qualifier}`} for ${sourceArn}`;
}
