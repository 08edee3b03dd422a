import { expect, it } from 'vitest';
import { createLinter, reportOf } from '../../src/lint/index.js';
import { FORMATS } from '../../src/report/formats.js';
import { render } from '../../src/report/render.js';

// A control sequence that clears the screen, an override of the direction, a line separator, C1, a bell.
const HOSTILE = '\u001b[2J\u202e\u2028\u009b31m\u0007';
const OPTIONS = { hasColor: false, isVerbose: true, isQuiet: false, milliseconds: undefined };

/** What must not reach a reader, line breaks aside. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const ACTING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

const definition = (method: string) => `openapi: 3.0.1
info: { title: a, version: '1' }
x-amazon-apigateway-policy: {}
paths:
  /a:
    get:
      responses: { '200': { description: OK } }
      x-amazon-apigateway-integration:
        type: http_proxy
        httpMethod: ${method}
        uri: https://example.com/
`;

it.each(FORMATS)('%s lets nothing act of what documents and file names hold', async (format) => {
  const name = `a${HOSTILE}.yaml`;
  const texts = [
    definition(JSON.stringify(HOSTILE)),
    definition(`"${HOSTILE.replaceAll('\u001b', '')}"`),
    `{"openapi": "3.0.1", "x-amazon-apigateway-a": ${HOSTILE}}`,
    `openapi: 3.0.1\nx-amazon-apigateway-a: {\n  a: "${HOSTILE}\n`,
    `openapi: 3.0.1\nx-amazon-apigateway-a: 1\npaths: { /a: { $ref: ${JSON.stringify(`./${HOSTILE}`)} } }\n`,
  ];
  const files = [];
  for (const text of texts) {
    const result = await createLinter().lint(name, text);
    if (result.kind === 'linted') files.push(...result.files);
  }
  const report = reportOf(files, [{ path: name, reason: 'is left out' }]);
  expect(report.counts.error).toBeGreaterThan(2);
  const output = await render(format, report, { ...OPTIONS, failures: [`${name} is unreadable.`] });
  const shown = output.replaceAll(/<script[\s\S]*?<\/script>/g, '');
  const at = shown.search(ACTING);
  expect(at === -1 ? '' : JSON.stringify(shown.slice(Math.max(0, at - 60), at + 20))).toBe('');
});
