const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** npm passes on the Ctrl-C that the terminal has sent to everyone already. */
const ECHO_MS = 300;

/** A run that a person can stop. */
export interface Interruptible {
  /** Aborted by the first signal. */
  readonly signal: AbortSignal;
  /** Leaves signals to the system again. */
  end(): void;
}

/** Turns the first Ctrl-C or SIGTERM into the abort of a signal. The second ends the process at once. */
export function interruptible(onFirst: () => void): Interruptible {
  const controller = new AbortController();
  let since = 0;
  const end = () => {
    for (const name of SIGNALS) process.off(name, stop);
  };
  const stop = (name: NodeJS.Signals) => {
    if (!controller.signal.aborted) {
      since = performance.now();
      controller.abort();
      onFirst();
      return;
    }
    if (performance.now() - since < ECHO_MS) return;
    end();
    process.kill(process.pid, name);
  };
  for (const name of SIGNALS) process.on(name, stop);
  return { signal: controller.signal, end };
}
