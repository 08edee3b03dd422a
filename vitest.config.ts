import { defineConfig } from 'vitest/config';

const report = process.env.APIGW_LINT_TEST_REPORT;
const IMPORTER = 'test/importer/**/*.test.ts';

export default defineConfig({
  test: {
    // Else a style sheet that is imported as text is empty.
    css: true,
    testTimeout: 60_000,
    hookTimeout: 300_000,
    coverage: { provider: 'v8', include: ['src/**/*.ts'], reporter: ['text-summary'] },
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
    projects: [
      { extends: true, test: { name: 'lint', include: ['test/**/*.test.ts'], exclude: [IMPORTER] } },
      // Loading the AWS SDK anew for each file takes longer than the tests in most of them.
      { extends: true, test: { name: 'importer', include: [IMPORTER], isolate: false } },
    ],
  },
});
