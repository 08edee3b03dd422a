import { createInterface } from 'node:readline';

/** Whether there is someone to ask. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/** Asks a question on the terminal and reads one line: anything but `y` or `yes` is no, and so is its end and an abort. */
export async function ask(question: string, signal: AbortSignal): Promise<boolean> {
  // Without the line editor, Ctrl-C stays the signal that it is.
  const lines = createInterface({ input: process.stdin, terminal: false });
  const close = () => lines.close();
  signal.addEventListener('abort', close, { once: true });
  process.stderr.write(`${question} [y/N] `);
  try {
    const answer = await new Promise<string | undefined>((resolve) => {
      lines.once('line', resolve);
      lines.once('close', () => resolve(undefined));
    });
    if (answer === undefined) process.stderr.write('\n');
    return /^\s*y(?:es)?\s*$/i.test(answer ?? '');
  } finally {
    signal.removeEventListener('abort', close);
    close();
  }
}
