import { existsSync, readFileSync } from 'node:fs';
import { looksLikeOpenApi, type Origin } from '../../document/index.js';
import { applyBaseline, type Baseline, type Baselined, baselineOf, countMore } from '../../lint/baseline/baseline.js';
import { baselineFolder, baselineText, readBaseline } from '../../lint/baseline/file.js';
import type { Report } from '../../lint/index.js';
import { writeText } from '../write-text.js';

/** Where `--write-baseline` writes unless a file is named. */
const DEFAULT_BASELINE = 'apigw-lint-baseline.json';

/** What `--baseline` and `--write-baseline` ask for. */
export interface BaselineOptions {
  readonly baseline: string | undefined;
  /** Empty if no file is named. */
  readonly 'write-baseline': string | undefined;
}

interface Settled {
  readonly report: Report;
  readonly said: readonly string[];
}

/** What is done with findings that are known. */
export interface KnownFindings {
  /** The word after `--write-baseline` if it is not a baseline: the option takes a document too. */
  readonly documents: readonly string[];
  /** Suppresses them, and writes the baseline if that is asked for. `said` is for standard error, a line each. */
  settle(report: Report, parts: readonly Origin[], hasFailed: boolean): Settled;
}

/**
 * Reads the baseline.
 * @throws UsageError if there is none, or something in it is wrong
 */
export async function knownFindings(options: BaselineOptions): Promise<KnownFindings> {
  const { baseline, 'write-baseline': written } = options;
  if (written === undefined) {
    const file = baseline ?? DEFAULT_BASELINE;
    const known = await readBaseline(file);
    return { documents: [], settle: (report, parts) => suppress(file, known, report, parts) };
  }
  const documents = isDocument(written) ? [written] : [];
  const file = written === '' || documents.length > 0 ? (baseline ?? DEFAULT_BASELINE) : written;
  const earlier: Baseline = existsSync(file) ? await readBaseline(file) : new Map();
  return {
    documents,
    settle: (report, parts, hasFailed) => {
      if (hasFailed) return { report, said: [`${file} was not written, since not every file could be read.`] };
      return write(file, earlier, report, parts);
    },
  };
}

/** Whether a word is the name of a document and not of a baseline. */
function isDocument(word: string): boolean {
  if (word === '') return false;
  if (!/\.json$/i.test(word) || (/[*?[\]{}]/.test(word) && !existsSync(word))) return true;
  return existsSync(word) && looksLikeOpenApi(readFileSync(word, 'utf8'));
}

function suppress(file: string, known: Baseline, report: Report, parts: readonly Origin[]): Settled {
  const baselined = applyBaseline(report, known, parts, baselineFolder(file));
  return { report: baselined.report, said: staleness(file, baselined) };
}

function write(file: string, earlier: Baseline, report: Report, parts: readonly Origin[]): Settled {
  const folder = baselineFolder(file);
  const baseline = baselineOf(report, earlier, parts, folder);
  writeText(file, baselineText(baseline));
  const { report: left, known } = applyBaseline(report, baseline, parts, folder);
  const changes = `${countMore(baseline, earlier)} added, ${countMore(earlier, baseline)} dropped`;
  return {
    report: left,
    said: [`Wrote ${file}: ${count(known, 'finding')} in ${count(baseline.size, 'file')}, ${changes}.`],
  };
}

function staleness(file: string, { known, gone, renamed }: Baselined): string[] {
  const drop = `run --write-baseline ${file}`;
  return [
    ...renamed.map(({ from, to }) => `${file} knows ${to} as ${from}, which is gone; ${drop} to rename it.`),
    ...(gone === 0
      ? []
      : [
          `${gone} of ${count(known, 'finding')} in ${file} ${gone === 1 ? 'is' : 'are'} gone; ${drop} to drop ${gone === 1 ? 'it' : 'them'}.`,
        ]),
  ];
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
