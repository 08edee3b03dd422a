import type { DefinitionOptions } from '../../../src/importer/options.js';
import { type Prepared, prepareDefinition } from '../../../src/importer/prepare/prepare-definition.js';
import type { ReportedFile } from '../../../src/lint/index.js';
import { createFolder } from '../../document/reading.js';

/** A document that is prepared whatever lint says, from a folder of its own. */
export async function prepared(text: string, options: DefinitionOptions = {}): Promise<Prepared> {
  return preparedIn(createFolder({ 'openapi.yaml': text }), options);
}

/** The same, of the `openapi.yaml` of a folder. */
export async function preparedIn(cwd: string, options: DefinitionOptions = {}): Promise<Prepared> {
  const result = await prepareDefinition('openapi.yaml', { lint: false, cwd, ...options });
  if (result.kind === 'refused') throw new Error([result.message, ...lines(result.findings)].join('\n'));
  return result;
}

/** Findings, one a line: `openapi.yaml:3:5 error rule: message`. */
export function lines(files: readonly ReportedFile[]): string[] {
  return files.flatMap(({ path, findings }) =>
    findings.map(
      ({ line, column, severity, rule, message }) => `${path}:${line}:${column} ${severity} ${rule}: ${message}`,
    ),
  );
}

/** A document with one operation, `GET /pets/{id}`, and its integration. */
export function operation(integration: string, rest = ''): string {
  return `openapi: 3.0.1
info: {title: pets, version: '1'}
paths:
  /pets/{id}:
    get:
      responses: {'200': {description: OK}}
      x-amazon-apigateway-integration:
${indented(integration, 8)}
${rest}`;
}

function indented(text: string, by: number): string {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ' '.repeat(by) + line)
    .join('\n');
}
