import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as templates from '../../src/vtl/index.js';

it('does what the page on mapping templates says', () => {
  const [, code = ''] = /^```js\nimport \{ parse, render \} from 'apigw-lint\/templates';\n([\s\S]*?)^```/m.exec(
    readFileSync('docs/mapping-templates.md', 'utf8'),
  ) ?? [''];
  const run = new Function('parse', 'render', `${code}\nreturn { output, error, errors };`);
  const { output, error, errors } = run(templates.parse, templates.render);
  expect(error).toBeUndefined();
  expect(JSON.stringify(JSON.parse(output))).toBe(/\/\/ output: (.*)/.exec(code)?.[1]);
  expect(errors.map((one: templates.TemplateError) => `${one.line}:${one.column} ${one.message}`)).toEqual([
    /\/\/ errors: (.*)/.exec(code)?.[1],
  ]);
});
