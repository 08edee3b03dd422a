import type { ConfirmRequest } from '../options.js';
import { abortable } from '../run/abortable.js';
import type { Done, Run } from '../run/supervise.js';
import { failed } from '../stop.js';

/** Shows what is going to change and asks. Never waits for an answer that nobody can give. */
export async function confirm(run: Run, request: ConfirmRequest): Promise<Done<undefined>> {
  const { yes, confirm: ask } = run.options;
  if (yes === true) return { summary: 'not asked, as `--yes` says', value: undefined };
  if (ask === undefined)
    throw failed('There is no terminal to ask on. Look at the plan and run it again with `--yes`.');
  const isConfirmed = await abortable(ask(request), run.signal);
  if (!isConfirmed) throw failed('Not confirmed.');
  return { summary: 'confirmed', value: undefined };
}
