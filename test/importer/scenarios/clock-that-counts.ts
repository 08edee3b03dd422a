import type { Clock } from '../../../src/importer/index.js';

/** A clock on which every wait is over at once. */
export function clockThatCounts(waits: number[]): Clock {
  let now = Date.UTC(2026, 0, 1);
  return {
    now: () => now,
    random: () => 0.5,
    async sleep(milliseconds) {
      waits.push(milliseconds);
      now += milliseconds;
    },
  };
}
