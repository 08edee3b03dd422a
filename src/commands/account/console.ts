import { type ConfirmRequest, describePlan, type ImporterEvent } from '../../importer/index.js';
import { outcomeJson } from '../../report/outcome/json.js';
import { type AnyOutcome, isSuccess, outcomeDetails, outcomeEnding } from '../../report/outcome/outcome.js';
import { hasColor } from '../color.js';
import { ask } from './ask.js';
import type { ImporterArguments } from './aws-options.js';
import { stepProgressOn } from './step-progress.js';

const STOPPING = 'Stopping; a call that changes something is finished first. Ctrl-C once more ends at once.\n';

/** What a person or a program sees of a run. */
export interface ImporterConsole {
  onEvent(event: ImporterEvent): void;
  /** Shows the plan, if that is not on the terminal already, and asks. */
  confirm(request: ConfirmRequest, signal: AbortSignal): Promise<boolean>;
  /** Says that the run ends soon. */
  stopping(): void;
  /** Says how it ended. */
  end(outcome: AnyOutcome): void;
  /** Clears up where there is no outcome. */
  crashed(): void;
}

/** Progress, questions and failures go to standard error; the plan and the outcome to standard output. */
export function importerConsole({ format, verbose: isVerbose, color }: ImporterArguments): ImporterConsole {
  const { stdout, stderr } = process;
  const isJson = format === 'json';
  const forResult = { hasColor: hasColor(color, stdout), isVerbose };
  const forProgress = { hasColor: hasColor(color, stderr), isVerbose };
  const progress = stepProgressOn(stderr, forProgress);
  let planned: string | undefined;
  let isPlanShown = false;

  const showPlan = (text: string) => {
    progress.settle();
    isPlanShown = true;
    if (isJson) return;
    stderr.write('\n');
    stdout.write(`${text}\n\n`);
  };
  const showPlanned = () => {
    if (planned !== undefined) showPlan(planned);
    planned = undefined;
  };

  return {
    onEvent(event) {
      // The line of the step comes first.
      if (event.kind === 'planned') planned = event.plan.hasChanges ? event.text : undefined;
      if (event.kind === 'step-started') showPlanned();
      progress.show(event);
    },
    confirm({ text, account, region, stage }, signal) {
      progress.settle();
      if (!isPlanShown || isJson || !stdout.isTTY) stderr.write(`\n${text}\n\n`);
      isPlanShown = true;
      const places = [stage && `stage ${stage}`, account && `account ${account}`, region].filter(Boolean);
      return ask(`Go ahead in ${places.join(', ')}?`, signal);
    },
    stopping() {
      progress.settle();
      stderr.write(STOPPING);
    },
    end(outcome) {
      const { plan, message } = outcome;
      const isDone = isSuccess(outcome);
      progress.end(message);
      showPlanned();
      if (!isDone && !isPlanShown && plan?.hasChanges === true) showPlan(describePlan(plan));
      stdout.write(isJson ? outcomeJson(outcome) : outcomeDetails(outcome, forResult));
      if (!isDone) stderr.write(outcomeEnding(outcome, forProgress));
      else if (!isJson) stdout.write(outcomeEnding(outcome, forResult));
    },
    crashed: () => progress.end(),
  };
}
