import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { asBytes } from './scripts/build/as-bytes.js';

const reports = process.env['APIGW_LINT_TEST_REPORTS'];

// What starts the built program, npm or a shell.
const PROCESS = [
  'test/docs.test.ts',
  'test/commands/{cli,config,deploy-command,init,write-baseline}.test.ts',
  'test/importer/{comparison,docs,messages}.test.ts',
  'test/importer/moto/*.test.ts',
  'test/package/*.test.ts',
  'test/report/html.test.ts',
];

// What takes minutes or a tool that not every machine has: killed programs, other hosts, pre-commit, actions, a browser.
const APART = [
  'test/action/*.test.ts',
  'test/hook/*.test.ts',
  'test/hosts/*.test.ts',
  'test/importer/kill.test.ts',
  'test/report/html-in-chromium.test.ts',
];

export default defineConfig({
  plugins: [asBytes],
  test: {
    // Loading Spectral, the rules and the AWS SDK anew for each file takes longer than most tests, and no test changes them.
    isolate: false,
    // Vitest leaves one core free, which on two is half.
    maxWorkers: '100%',
    // Else a style sheet that is imported as text is empty.
    css: true,
    testTimeout: 60_000,
    hookTimeout: 300_000,
    coverage: { provider: 'v8', include: ['src/**/*.ts'], reporter: ['text-summary'] },
    reporters: reports ? ['default', ['json', { outputFile: join(reports, `${process.pid}.json`) }]] : ['default'],
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: [...PROCESS, ...APART] } },
      { extends: true, test: { name: 'process', include: PROCESS } },
      { extends: true, test: { name: 'apart', include: APART } },
    ],
  },
});
