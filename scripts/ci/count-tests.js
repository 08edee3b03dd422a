// Adds up the test reports in a folder and prints one line: node scripts/ci/count-tests.js STATUS FOLDER
// STATUS is 0 if everything around the tests went well. Ends with 1 if it did not, or a test failed, or there was none.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [status, folder] = process.argv.slice(2);
const reports = readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')));
const sum = (field) => reports.reduce((total, report) => total + report[field], 0);

const passed = sum('numPassedTests');
const skipped = sum('numPendingTests') + sum('numTodoTests');
const isBroken = status !== '0' || passed === 0;
const failed = sum('numFailedTests') || (isBroken ? 1 : 0);

console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 ? 1 : 0;
