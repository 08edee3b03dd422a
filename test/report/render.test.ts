import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../src/report/formats.js';
import type { RenderOptions } from '../../src/report/options.js';
import { render } from '../../src/report/render.js';
import { finding, reportAbout } from './findings.js';

const OPTIONS = { hasColor: false, isVerbose: false, isQuiet: false, milliseconds: undefined } satisfies RenderOptions;
const report = reportAbout({
  [join(process.cwd(), 'apis', 'pets.yaml')]: {
    findings: [finding()],
    suppressed: [{ ...finding({ line: 2 }), suppression: { kind: 'inSource', reason: 'Later.' } }],
  },
});
const results = async (options: Partial<RenderOptions>) =>
  JSON.parse(await render('sarif', report, { ...OPTIONS, ...options })).runs[0].results;

it.each(FORMATS)('%s ends with a line break and is the same each time', async (format) => {
  const text = await render(format, report, OPTIONS);
  expect(text).toMatch(/[^\n]\n$/);
  expect(await render(format, report, OPTIONS)).toBe(text);
});

describe('a file that is named by its whole path', () => {
  it.each(['sarif', 'junit', 'gitlab', 'markdown', 'html'] as const)('is named from here in %s', async (format) => {
    const text = await render(format, report, OPTIONS);
    expect(text).toContain('apis/pets.yaml');
    expect(text).not.toContain(`${basename(process.cwd())}/apis`);
  });
});

describe('SARIF', () => {
  it('has silenced findings', async () => {
    expect(await results({})).toHaveLength(2);
  });

  it('has none of them for GitHub, which takes no notice of suppressions', async () => {
    expect(await results({ isForGitHub: true })).toMatchObject([{ ruleId: 'apigw-lambda-post' }]);
  });
});
