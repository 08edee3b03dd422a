// npm run corpus -- DIR: lints every file below a folder and prints a summary of the findings in real documents.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter, type ReportedFile, reportOf } from '../../src/lint/index.js';

const folder = process.argv[2];
if (folder === undefined) {
  console.error('Usage: npm run corpus -- DIR [--errors]');
  process.exit(2);
}

const outcomes = new Map<string, number>();
const crashes: string[] = [];
const times: { readonly file: string; readonly milliseconds: number }[] = [];
const reported: ReportedFile[] = [];
const linter = createLinter();
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();

for (const file of files) {
  const started = performance.now();
  try {
    const result = await linter.lint(file);
    const kind = result.kind === 'not-openapi' ? `not linted: ${result.reason}` : result.kind;
    outcomes.set(kind, (outcomes.get(kind) ?? 0) + 1);
    if (result.kind === 'linted') reported.push(...result.files);
  } catch (error) {
    crashes.push(`${file}: ${error instanceof Error ? error.stack : error}`);
  }
  times.push({ file, milliseconds: performance.now() - started });
}

const report = reportOf(reported);
const byRule = new Map<string, { findings: number; readonly files: Set<string> }>();
for (const { path, findings } of report.files) {
  for (const { rule, severity } of findings) {
    const key = `${severity.padEnd(5)}  ${rule}`;
    const entry = byRule.get(key) ?? { findings: 0, files: new Set<string>() };
    entry.findings++;
    entry.files.add(path);
    byRule.set(key, entry);
  }
}

console.log(`${files.length} files`);
for (const [kind, count] of [...outcomes].sort()) console.log(`  ${String(count).padStart(4)}  ${kind}`);
console.log(`\nFindings by severity: ${JSON.stringify(report.counts)}`);
console.log('  findings  files  severity  rule');
for (const [key, { findings, files: inFiles }] of [...byRule].sort()) {
  console.log(`  ${String(findings).padStart(8)}  ${String(inFiles.size).padStart(5)}  ${key}`);
}
console.log(`\nCrashes: ${crashes.length}`);
for (const crash of crashes) console.log(`  ${crash}`);
console.log('\nSlowest');
for (const { file, milliseconds } of times.sort((a, b) => b.milliseconds - a.milliseconds).slice(0, 5)) {
  console.log(`  ${milliseconds.toFixed(0).padStart(5)} ms  ${file}`);
}
if (process.argv.includes('--errors')) {
  console.log('\nErrors');
  for (const { path, findings } of report.files) {
    for (const { severity, line, column, message, rule } of findings) {
      if (severity === 'error') console.log(`  ${path}:${line}:${column}  ${message}  ${rule}`);
    }
  }
}
if (crashes.length > 0) process.exitCode = 1;
