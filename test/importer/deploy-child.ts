import { writeSync } from 'node:fs';
import { deploy } from '../../src/importer/index.js';
import { clockThatCounts } from './scenarios/clock-that-counts.js';

/**
 * A process of its own that deploys, to be killed.
 * Arguments: the options as JSON, and the step, if any, at whose start it stands still and says so.
 */
const [, , options = '{}', stop] = process.argv;
const { exitCode, message } = await deploy({
  ...JSON.parse(options),
  clock: clockThatCounts([]),
  onEvent: (event) => {
    if (event.kind !== 'step-started' || event.step !== stop) return;
    writeSync(1, 'standing still\n');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  },
});
process.stdout.write(message);
process.exitCode = exitCode;
