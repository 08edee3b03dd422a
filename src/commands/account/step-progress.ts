import type { WriteStream } from 'node:tty';
import type { ImporterEvent, StepReport } from '../../importer/index.js';
import { callLines, noteLine, STEP_WIDTH, stepLine } from '../../report/outcome/steps.js';

const FRAMES = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏';
const FRAME_MS = 100;

/** What a run does, on a stream. */
export interface StepProgress {
  /** Shows an event: a line for each step that is over, and on a terminal what is under way. */
  show(event: ImporterEvent): void;
  /** Clears what is under way. */
  settle(): void;
  /** Prints the line of a step that failed. The message is shown after it. */
  end(message?: string): void;
}

/** Shows the steps of a run, one line a step. Only on a terminal something moves. */
export function stepProgressOn(
  stream: Pick<WriteStream, 'write' | 'isTTY' | 'columns'>,
  options: { readonly hasColor: boolean; readonly isVerbose: boolean },
): StepProgress {
  const isMoving = stream.isTTY === true && process.env['TERM'] !== 'dumb';
  let failed: StepReport | undefined;
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
  const print = (report: StepReport) => {
    stream.write(stepLine(report, options));
    if (options.isVerbose) stream.write(callLines(report, options));
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
          current = event.step;
          move('');
          break;
        case 'step-done':
          still();
          current = undefined;
          if (event.report.isFailed) failed = event.report;
          else print(event.report);
          break;
        case 'note':
          still();
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
    settle: still,
    end(message = '') {
      still();
      // What is said below is not said twice.
      if (failed !== undefined) print(message.startsWith(failed.summary) ? { ...failed, summary: '' } : failed);
      failed = undefined;
    },
  };
}
