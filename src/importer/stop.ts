import type { Outcome } from './outcome.js';

/** How a run ends. */
export type Ending = Pick<Outcome, 'status' | 'message' | 'exitCode'>;

/** Thrown by a step that ends the run. */
export class Stop extends Error {
  override readonly name = 'Stop';
  readonly ending: Ending;

  constructor(ending: Ending) {
    super(ending.message);
    this.ending = ending;
  }
}

/** Ends the run: it could not go on, through no fault of the document. */
export function failed(message: string): Stop {
  return new Stop({ status: 'failed', message, exitCode: 2 });
}

/** Ends the run: the document is refused. */
export function refused(message: string): Stop {
  return new Stop({ status: 'refused', message, exitCode: 1 });
}
