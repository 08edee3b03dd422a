import { deploy } from '../../src/importer/index.js';
import { clockThatCounts } from './scenarios/clock-that-counts.js';

/** Deploys with the options that the first argument holds as JSON; a process of its own, to be killed. */
const options = JSON.parse(process.argv[2] ?? '{}');
const { exitCode, message } = await deploy({ ...options, clock: clockThatCounts([]) });
process.stdout.write(message);
process.exitCode = exitCode;
