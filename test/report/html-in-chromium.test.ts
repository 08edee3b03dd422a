import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Report, reportOf } from '../../src/lint/index.js';
import { page } from '../../src/report/html/page.js';
import { type Browser, hasChromium, startChromium } from './chromium.js';

const HOSTILE = `openapi: 3.0.3
info: { title: "</title><script>document.title = 'taken'</script>", version: '1' }
paths:
  "/</script><img src=x onerror=document.title='taken'>":
    get:
      responses: {}
      x-amazon-apigateway-integration: { type: "<script>document.title='taken'</script>\\0", httpMethod: "'\\">" }
`;

/** As many findings as a large API without a linter may have. */
function largeReport(): Report {
  const findings = Array.from({ length: 2000 }, (_, index) => ({
    rule: `rule-${index % 5}`,
    severity: index % 2 === 0 ? ('error' as const) : ('warn' as const),
    message: `Line ${index + 1} is wrong.`,
    line: index + 1,
    column: 1,
    endLine: index + 1,
    endColumn: 5,
    pointer: '',
    url: undefined,
  }));
  return reportOf([{ path: 'large.yaml', text: 'line\n'.repeat(2000), findings }]);
}

describe.skipIf(!hasChromium())('the HTML report in Chromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'apigw-lint-html-'));
  let browser: Browser;

  const open = (name: string) => browser.open(pathToFileURL(join(folder, name)).href);

  /** The text of the elements that a selector finds and that show. */
  const shown = async (selector: string): Promise<string[]> => {
    const texts = await browser.evaluate(`JSON.stringify(
      [...document.querySelectorAll(${JSON.stringify(selector)})]
        .filter((element) => element.checkVisibility())
        .map((element) => element.textContent.replace(/\\s+/g, ' ').trim()),
    )`);
    return JSON.parse(String(texts));
  };

  beforeAll(async () => {
    writeFileSync(join(folder, 'hostile.yaml'), HOSTILE);
    writeFileSync(join(folder, 'large.html'), page(largeReport(), { isQuiet: false }));
    const lint = (name: string, ...files: string[]) =>
      execFileSync(process.execPath, [
        resolve('dist/cli.js'),
        '-F',
        'none',
        '-o',
        `html=${join(folder, name)}`,
        ...files,
      ]);
    lint('broken.html', 'examples/broken.yaml', 'examples/sqs.yaml');
    lint('hostile.html', join(folder, 'hostile.yaml'));
    browser = await startChromium();
  });
  afterEach(() => expect(browser.complaints).toEqual([]));
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  describe('of broken.yaml', () => {
    beforeEach(async () => {
      await browser.open('about:blank');
      await open('broken.html');
    });

    it('shows the findings first, and one part at a time', async () => {
      expect(await shown('.finding')).toHaveLength(20);
      expect(await shown('#findings-status')).toEqual(['20 findings']);
      expect(await shown('.clean li')).toEqual(['examples/sqs.yaml']);
      expect(await shown('.view h2')).toEqual(['Findings']);
      expect(await shown('nav [aria-current]')).toEqual(['Findings 20']);
    });

    it('filters by severity', async () => {
      await browser.click('.filters label', 'Warnings');
      expect(await shown('.finding .rule')).toEqual(['apigw-integration-unknown-property']);
      expect(await shown('#findings-status')).toEqual(['1 of 20 findings']);
      expect(await shown('.file .count')).toEqual(['1 finding']);
      expect(await shown('.rules label')).toEqual(['apigw-integration-unknown-property 1']);
      expect(await shown('.clean')).toEqual([]);
      await browser.click('.filters button');
      expect(await shown('.finding')).toHaveLength(20);
      expect(await shown('.filters button')).toEqual([]);
    });

    it('filters by rule', async () => {
      await browser.click('.rules label', 'apigw-lambda-post');
      expect(await shown('.finding .rule')).toEqual(['apigw-lambda-post']);
      expect(await shown('.filters label:has([name=severity])')).toEqual(['Errors 1', 'Warnings 0']);
      await browser.click('.rules label', 'apigw-timeout-range');
      expect(await shown('.finding .rule')).toEqual(['apigw-lambda-post', 'apigw-timeout-range']);
      await browser.click('.filters label', 'Warnings');
      expect(await shown('.finding')).toEqual([]);
    });

    it('searches messages, code and operations', async () => {
      const search = async (text: string) => {
        await browser.evaluate(`document.querySelector('#search').value = ''`);
        await browser.click('#search');
        await browser.type(text);
      };
      const places = () => shown('.finding .place');
      await search('RAISE it');
      await expect.poll(places).toEqual(['102:26']);
      await search('catalog');
      await expect.poll(places).toEqual([]);
      await search('/shipments post');
      await expect.poll(places).toEqual(['146:34']);
    });

    it('tells why and how to fix where it is asked', async () => {
      expect(await shown('.finding dl')).toEqual([]);
      await browser.click('#finding-2 .about summary');
      expect(await shown('.finding dd')).toContain(
        'Set httpMethod: POST. Clients still use the method of the operation.',
      );
    });

    it('works with the keyboard alone', async () => {
      const focused = () => browser.evaluate('document.activeElement.value ?? document.activeElement.textContent');
      await browser.press('Tab');
      expect(await focused()).toBe('Skip to the results');
      for (let step = 0; step < 9 && (await focused()) !== 'warn'; step++) await browser.press('Tab');
      await browser.press('Space');
      expect(await shown('.finding')).toHaveLength(1);
    });

    it('has a table of what operations call, with links to the findings', async () => {
      await browser.click('nav a', 'Integrations');
      expect(await shown('.view h2')).toEqual(['Integrations']);
      expect(await shown('tbody tr')).toHaveLength(22);
      await browser.click('.kinds label', 'VPC link');
      expect(await shown('tbody tr td, tbody tr th')).toEqual([
        'GET /stock',
        'VPC link http_proxy',
        'http://stock.example.com/items through a VPC link that is not named',
        'GET',
        'no',
        'default',
        'none',
        '1 finding',
      ]);
      expect(await shown('caption')).toHaveLength(1);

      await browser.evaluate(`document.querySelector('.filters [value=warn]').click()`);
      await browser.click('tr:not([hidden]) a');
      expect(await shown('.view h2')).toEqual(['Findings']);
      expect(await shown('.finding')).toHaveLength(20);
      expect(await browser.evaluate(`document.activeElement.querySelector('.place').textContent`)).toBe('165:7');
    });

    it('leads from a rule to its findings', async () => {
      await browser.click('nav a', 'Rules');
      await browser.click('.rule-page:has(h3) .meta a');
      expect(await shown('.finding .rule')).toEqual(['apigw-aws-action-post']);
    });

    it('is read without a program too', async () => {
      await browser.send('Emulation.setScriptExecutionDisabled', { value: true });
      await open('broken.html');
      await browser.send('Emulation.setScriptExecutionDisabled', { value: false });
      expect(await shown('.view h2')).toEqual(['Findings', 'Integrations', 'Rules']);
      expect(await shown('form')).toEqual([]);
      expect(await shown('.finding')).toHaveLength(20);
    });

    it.each([400, 760, 1000, 1280])('fits a window of %i pixels', async (width) => {
      await browser.send('Emulation.setDeviceMetricsOverride', {
        width,
        height: 900,
        deviceScaleFactor: 1,
        mobile: true,
      });
      const overflow = 'document.documentElement.scrollWidth - innerWidth';
      expect(await browser.evaluate(overflow)).toBe(0);
      await browser.click('nav a', 'Integrations');
      expect(await browser.evaluate(overflow)).toBe(0);
      await browser.send('Emulation.clearDeviceMetricsOverride');
    });
  });

  it('runs nothing that a document holds', async () => {
    await open('hostile.html');
    expect(await browser.evaluate('document.title')).toMatch(/ · apigw-lint$/);
    expect(await browser.evaluate(`document.querySelectorAll('img, main script').length`)).toBe(0);
    expect((await shown('.finding')).length).toBeGreaterThan(0);
  });

  it('filters 2,000 findings', async () => {
    await open('large.html');
    expect(await shown('.finding')).toHaveLength(2000);
    await browser.click('.filters label', 'Warnings');
    expect(await shown('#findings-status')).toEqual(['1000 of 2000 findings']);
    await browser.click('.rules label', 'rule-3');
    expect(await shown('#findings-status')).toEqual(['200 of 2000 findings']);
    expect(await shown('.finding')).toHaveLength(200);
  });
});
