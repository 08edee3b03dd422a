import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../options.js';

/** The computer's time and chance. */
export const realClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  async sleep(milliseconds, signal) {
    try {
      await setTimeout(milliseconds, undefined, { signal });
    } catch {
      // Aborted: whoever sleeps looks at the signal afterwards.
    }
  },
};
