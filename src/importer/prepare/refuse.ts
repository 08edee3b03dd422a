import type { ReadResult } from '../../document/index.js';
import type { ReportedFile } from '../../lint/findings.js';
import type { JsonObject } from '../../openapi/json.js';
import { apiOf } from '../../openapi/model/api.js';
import type { jsonSize } from './json-size.js';

/** A document that is not sent. */
export interface Refused {
  readonly kind: 'refused';
  /** 1: the document is wrong. 2: it could not be read, or the values for it could not. */
  readonly exitCode: 1 | 2;
  /** Whole sentences. */
  readonly message: string;
  readonly findings: readonly ReportedFile[];
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html (read 2026-11-22) */
const MAX_BODY_BYTES = 6 * 1024 * 1024;

/** A document that is not sent, with the reason. */
export function refusal(exitCode: 1 | 2, message: string, findings: readonly ReportedFile[] = []): Refused {
  return { kind: 'refused', exitCode, message, findings };
}

/** For a file that is not a definition. */
export function refuseFile(file: string, read: Exclude<ReadResult, { kind: 'definition' }>): Refused {
  if (read.kind === 'unreadable') return refusal(2, read.message);
  if (read.kind === 'not-openapi') return refusal(1, `${file} ${read.reason}.`);
  const findings = read.problems.map(({ code, severity, message, location }) => ({
    ...{ rule: code, severity, message, pointer: '', url: undefined },
    ...{ line: location.start.line, column: location.start.column },
    ...{ endLine: location.end.line, endColumn: location.end.column },
  }));
  return refusal(1, `${file} cannot be parsed.`, [{ path: file, findings, text: read.text(file) }]);
}

/**
 * For a definition of a kind that is not imported, whatever is in it; `undefined` if it is of the right kind.
 * @param isForced take it for a REST API, whatever it looks like
 */
export function refuseKind(file: string, document: JsonObject, isForced: boolean): Refused | undefined {
  if (!Object.hasOwn(document, 'openapi') && !Object.hasOwn(document, 'swagger')) {
    return refusal(
      1,
      `${file} is a part of a document: it has no \`openapi\` or \`swagger\` key. Name the whole document.`,
    );
  }
  if (!isForced && apiOf(document).kind === 'http') {
    return refusal(
      1,
      `${file} describes an HTTP API; only REST APIs are imported. If it is meant for a REST API, pass \`--no-lint\`.`,
    );
  }
  return undefined;
}

/** For a document that is too large to send, or endless. */
export function refuseSize(file: string, size: ReturnType<typeof jsonSize>): Refused | undefined {
  if (size === 'circular') return refusal(1, `${file} has an anchor that contains its own alias. Write the value out.`);
  if (size <= MAX_BODY_BYTES) return undefined;
  const megabytes = (size / 1024 / 1024).toFixed(1);
  return refusal(
    1,
    `${file} has ${megabytes} MB when it is sent; API Gateway imports up to 6 MB. Split the API, or shorten examples.`,
  );
}
