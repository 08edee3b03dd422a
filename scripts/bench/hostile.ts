// npm run hostile: how long texts take that are made to be slow to read. Each is answered in less than a second per megabyte.
import { performance } from 'node:perf_hooks';
import { createLinter } from '../../src/lint/index.js';

const MEGABYTE = 1_000_000;
const HEADS: Readonly<Record<string, string>> = {
  nothing: '',
  OpenAPI: 'openapi: 3.0.1\nx-amazon-apigateway-policy: {}\ninfo: {title: a, version: "1"}\npaths: {}\n',
  JSON: '{"openapi": "3.0.1", "x-amazon-apigateway-policy": {}, "a": ',
  template: 'Resources:\n  A:\n    Type: AWS::ApiGateway::RestApi\n    Properties:\n      Body: ',
  Terraform: 'resource "aws_api_gateway_rest_api" "a" {\n  body = ',
};
const UNITS = [
  ...[
    '\n',
    ' ',
    '\t',
    '\r',
    '/',
    '/ ',
    '"',
    "'",
    '\\',
    '{',
    '[',
    '(',
    '((',
    '$',
    '${',
    '{{',
    '{%',
    '<%',
    '%{',
    '#',
    '#{',
  ],
  ...[
    '__',
    '__a',
    '%a',
    '@a',
    '<<',
    '<<a',
    '- ',
    'a: ',
    '? ',
    '&a ',
    '*a ',
    '|',
    '>',
    '!a ',
    ',',
    ':',
    'x',
    'é',
    '\u0000',
  ],
  ...[
    'a:\n',
    '- -',
    '- a\n',
    '{"a":',
    '"a",',
    '$ref: ',
    'Type: ',
    'Resources:\n',
    'AWS::',
    '<<EOT\n',
    '/* ',
    '// ',
    'a = ',
    '{\n',
  ],
];

const slow: string[] = [];
for (const [head, start] of Object.entries(HEADS)) {
  const file = head === 'Terraform' ? 'a.tf' : 'a.yaml';
  for (const unit of UNITS) {
    const text = start + unit.repeat(MEGABYTE / unit.length);
    const before = performance.now();
    await createLinter().lint(file, text);
    const seconds = (performance.now() - before) / 1000;
    if (seconds > 1) slow.push(`${head}, ${JSON.stringify(unit)}: ${seconds.toFixed(1)} s`);
  }
}
console.log(slow.length === 0 ? 'Each takes less than a second.' : slow.join('\n'));
process.exitCode = slow.length === 0 ? 0 : 1;
