import { createLinter, type LintResult, type Report, reportOf } from '../../../src/lint/index.js';
import { lambdaUri } from '../../../src/openapi/examples.js';

/** An operation with a mistake of `apigw-lambda-post`, whose line has a comment and has one above. */
export function operation({ method = 'get', above = '', beside = '', verb = 'GET' } = {}): string {
  return `    ${method}:
      responses: { '200': { description: OK } }
      x-amazon-apigateway-integration:
        type: aws_proxy
${above.replace(/^(?=.)/gm, '        ')}${above === '' ? '' : '\n'}        httpMethod: ${verb}${beside === '' ? '' : ` ${beside}`}
        uri: ${lambdaUri('pets')}
`;
}

/** A document of operations of one path. */
export function documentOf(operations: string, head = ''): string {
  return `${head}openapi: 3.0.1
info: { title: pets, version: '1' }
paths:
  /pets:
${operations}`;
}

/** The outcome of a text that can be linted. */
export async function linted(text: string, file = 'api.yaml'): Promise<Extract<LintResult, { kind: 'linted' }>> {
  const result = await createLinter().lint(file, text);
  if (result.kind !== 'linted') throw new Error(`Not linted: ${JSON.stringify(result)}`);
  return result;
}

/** The report on one text. */
export async function reportOn(text: string, file?: string): Promise<Report> {
  return reportOf((await linted(text, file)).files);
}

/** The findings that count, as `line rule`. */
export function counting({ files }: Report): string[] {
  return files.flatMap(({ findings }) => findings.map(({ line, rule }) => `${line} ${rule}`));
}

/** The findings that are silenced, as `line rule kind: reason`. */
export function silenced({ files }: Report): string[] {
  return files.flatMap(({ suppressed = [] }) =>
    suppressed.map(({ line, rule, suppression: { kind, reason } }) => `${line} ${rule} ${kind}: ${reason}`),
  );
}

/** What comments have wrong. */
export function faults({ files }: Report): string[] {
  return files.flatMap(({ findings }) =>
    findings
      .filter(({ rule }) => rule.endsWith('-disable'))
      .map(({ line, column, message }) => `${line}:${column} ${message}`),
  );
}
