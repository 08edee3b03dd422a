// A process of its own that deploys with the built library, to be killed or to stand for another computer.
// Arguments: the options as JSON, and the step, if any, at whose start it stands still and says so.
import { writeSync } from 'node:fs';
import { deploy } from '../../dist/importer/index.js';

const [, , options = '{}', stop] = process.argv;
let now = Date.UTC(2026, 0, 1);
const { exitCode, message } = await deploy({
  ...JSON.parse(options),
  // Every wait is over at once.
  clock: {
    now: () => now,
    random: () => 0.5,
    async sleep(milliseconds) {
      now += milliseconds;
    },
  },
  onEvent(event) {
    if (event.kind !== 'step-started' || event.step !== stop) return;
    writeSync(1, 'standing still\n');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  },
});
process.stdout.write(message);
process.exitCode = exitCode;
