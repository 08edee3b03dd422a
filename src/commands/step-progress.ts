import type { WriteStream } from 'node:tty';
import type { ImporterEvent } from '../importer/index.js';
import { callLines, noteLine, STEP_WIDTH, type StepFate, stepLine } from '../report/outcome-steps.js';

const FRAMES = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏';
const FRAME_MS = 100;

/** What a run does, on a stream. */
export interface StepProgress {
  /** Shows an event: a line for each step that is over, and on a terminal what is under way. */
  show(event: ImporterEvent): void;
  /** Prints what is over, and clears what is under way. */
  settle(): void;
  /** The same, when the run is over: how its last step ended is known only now. The message is shown after it. */
  end(fate: StepFate, message?: string): void;
}

/** Shows the steps of a run, one line a step. Only on a terminal something moves. */
export function stepProgressOn(
  stream: Pick<WriteStream, 'write' | 'isTTY' | 'columns'>,
  options: { readonly hasColor: boolean; readonly isVerbose: boolean },
): StepProgress {
  const isMoving = stream.isTTY === true && process.env['TERM'] !== 'dumb';
  let over: Extract<ImporterEvent, { kind: 'step-done' }>['report'] | undefined;
  let current: string | undefined;
  let detail = '';
  let frame = 0;
  let timer: NodeJS.Timeout | undefined;

  const draw = () => {
    const text = `${FRAMES[frame++ % FRAMES.length]} ${(current ?? '').padEnd(STEP_WIDTH)}  ${detail}`;
    stream.write(`\r\u001b[K${text.slice(0, (stream.columns || 80) - 1)}`);
  };
  const still = () => {
    if (timer === undefined) return;
    clearInterval(timer);
    timer = undefined;
    stream.write('\r\u001b[K');
  };
  const flush = (fate: StepFate, message = '') => {
    still();
    if (over === undefined) return;
    // What is said below is not said twice.
    const isSaid = fate === 'failed' && message.startsWith(over.summary);
    stream.write(stepLine(isSaid ? { ...over, summary: '' } : over, fate, options));
    if (options.isVerbose) stream.write(callLines(over, options));
    over = undefined;
  };
  const move = (text: string) => {
    detail = text;
    // In that step a person is asked.
    if (!isMoving || current === undefined || current === 'confirm') return;
    timer ??= setInterval(draw, FRAME_MS).unref();
    draw();
  };

  return {
    show(event) {
      switch (event.kind) {
        case 'step-started':
          flush('done');
          current = event.step;
          move('');
          break;
        case 'step-done':
          still();
          current = undefined;
          over = event.report;
          break;
        case 'note':
          flush('done');
          stream.write(noteLine(event.severity, event.message, options));
          move(detail);
          break;
        case 'call':
          move(event.operation);
          break;
        case 'wait': {
          const text = `${event.operation} waits ${Math.ceil(event.milliseconds / 1000)} s: ${event.reason}`;
          move(text);
          if (timer === undefined && options.isVerbose) stream.write(noteLine('info', text, options));
          break;
        }
      }
    },
    settle: () => flush('done'),
    end: flush,
  };
}
