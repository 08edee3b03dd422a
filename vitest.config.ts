import { defineConfig } from 'vitest/config';

const report = process.env.APIGW_LINT_TEST_REPORT;

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Else a style sheet that is imported as text is empty.
    css: true,
    testTimeout: 60_000,
    hookTimeout: 300_000,
    coverage: { provider: 'v8', include: ['src/**/*.ts'], reporter: ['text-summary'] },
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
  },
});
