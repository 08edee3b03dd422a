import type { IntegrationType } from '../model/integration.js';

/**
 * Headers that API Gateway sets itself toward every backend. A mapping onto one imports and then fails every request; the
 * calls that showed it were made against the service in 2024. Of what it does with headers that are only passed on:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html (read 2026-11-22).
 * `X-Amzn-Trace-Id` is not one of them: samples of AWS map it.
 */
const ILLEGAL_TARGETS = ['content-length', 'transfer-encoding'];

/** Headers that it sets besides, where it signs the request for an AWS service. */
const ILLEGAL_AWS_TARGETS = ['authorization', 'connection', 'expect', 'proxy-authenticate', 'te'];

const HTTP: ReadonlySet<string> = new Set(ILLEGAL_TARGETS);
const AWS: ReadonlySet<string> = new Set([...ILLEGAL_TARGETS, ...ILLEGAL_AWS_TARGETS]);

/** Whether a request mapping must not write a header, whatever its case. A mock has no backend, so there any goes. */
export function isIllegalTargetHeader(name: string, type: IntegrationType): boolean {
  if (type === 'mock') return false;
  return (type === 'aws' || type === 'aws_proxy' ? AWS : HTTP).has(name.toLowerCase());
}
