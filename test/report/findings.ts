import { type Report, type ReportedFile, type ReportedFinding, reportOf } from '../../src/lint/findings.js';

/** A finding with what a test does not care about filled in. */
export function finding(parts: Partial<ReportedFinding> = {}): ReportedFinding {
  const { line = 1, column = 1 } = parts;
  return {
    rule: 'apigw-lambda-post',
    severity: 'error',
    message: 'Lambda answers only to POST, not "GET". Set `httpMethod: POST`.',
    line,
    column,
    endLine: line,
    endColumn: column + 3,
    pointer: '/paths/~1pets/get/x-amazon-apigateway-integration/httpMethod',
    url: 'https://github.com/apigw-lint/apigw-lint/blob/main/docs/rules/apigw-lambda-post.md',
    valueDigest: '9ad4c1e1a5d8f3b7',
    ...parts,
  };
}

/** A report about files, by path. */
export function reportAbout(
  files: Readonly<Record<string, readonly ReportedFinding[] | Partial<ReportedFile>>>,
): Report {
  return reportOf(
    Object.entries(files).map(([path, about]) => ({
      path,
      text: undefined,
      findings: [],
      ...(Array.isArray(about) ? { findings: about } : about),
    })),
  );
}
