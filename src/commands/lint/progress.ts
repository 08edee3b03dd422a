import type { WriteStream } from 'node:tty';
import { legible } from '../../wording/quote.js';

/** Fewer files are done before anyone could read a line about them. */
const MIN_FILES = 5;

/** One line on a terminal that says which file is being linted. */
export interface Progress {
  /** The next file begins. */
  next(file: string): void;
  /** Prints a lasting line above the progress. */
  print(line: string): void;
  /** Clears the line. */
  end(): void;
}

/** Shows progress on a stream; on anything but a terminal, and for few files, only lasting lines are printed. */
export function progressOn(stream: Pick<WriteStream, 'write' | 'isTTY' | 'columns'>, total: number): Progress {
  const isShown = stream.isTTY === true && total >= MIN_FILES;
  const clear = () => {
    if (isShown) stream.write('\r\u001b[K');
  };
  let done = 0;
  return {
    next(file) {
      done++;
      if (isShown)
        stream.write(`\r\u001b[K${`Linting ${done}/${total} ${legible(file)}`.slice(0, (stream.columns || 80) - 1)}`);
    },
    print(line) {
      clear();
      stream.write(`${line.split('\n').map(legible).join('\n')}\n`);
    },
    end: clear,
  };
}
