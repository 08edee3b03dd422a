import { describe, expect, it } from 'vitest';
import { type FailureKind, failureOf } from '../../../src/importer/aws/failure.js';

const CASES: readonly (readonly [kind: FailureKind, error: object])[] = [
  ['throttled', service('TooManyRequestsException', 429, 'Too Many Requests')],
  ['throttled', service('ThrottlingException', 400, 'Rate exceeded')],
  ['throttled', service('LimitExceededException', 429, 'Too Many Requests')],
  ['quota', service('LimitExceededException', 429, 'Maximum number of Resources for this API has been reached.')],
  ['busy', service('ConflictException', 409, 'Unable to complete operation due to concurrent modification.')],
  ['busy', service('BadRequestException', 400, 'Unable to complete operation due to concurrent modification.')],
  ['conflict', service('ConflictException', 409, 'Stage already exists')],
  ['unavailable', service('ServiceUnavailableException', 503, '')],
  ['unavailable', service('Unknown', 500, 'UnknownError')],
  ['unavailable', service('SyntaxError', 200, 'Unexpected end of JSON input')],
  ['unavailable', service('SyntaxError', 502, 'Unexpected token <')],
  ['unavailable', { name: 'TimeoutError', message: 'Request timed out' }],
  ['unavailable', { name: 'Error', code: 'ECONNRESET', message: 'socket hang up' }],
  ['unavailable', { name: 'AggregateError', code: 'ETIMEDOUT', message: '' }],
  ['unreachable', { name: 'Error', code: 'ENOTFOUND', message: 'getaddrinfo ENOTFOUND example.invalid' }],
  ['unreachable', { name: 'AggregateError', code: 'ECONNREFUSED', message: '' }],
  ['foreign', service('SyntaxError', 403, 'Unexpected token <')],
  ['foreign', service('Unknown', 404, 'UnknownError')],
  ['foreign', service('Error', 403, 'XML parse error. Deserialization error: to see the raw response')],
  ['rejected', service('BadRequestException', 400, 'Invalid OpenAPI input.')],
  ['rejected', service('NotFoundException', 404, 'No integration defined for method')],
  ['malformed', service('ValidationException', 400, '1 validation error detected')],
  ['not found', service('NotFoundException', 404, 'Invalid API identifier specified 123456789012:abc')],
  ['refused', service('AccessDeniedException', 403, 'User: x is not authorized to perform: apigateway:POST')],
  ['refused', service('UnauthorizedException', 401, 'Unauthorized')],
  ['credentials', service('ExpiredTokenException', 403, 'The security token included in the request is expired')],
  ['credentials', service('UnrecognizedClientException', 403, '')],
  ['credentials', { name: 'CredentialsProviderError', message: 'Could not load credentials from any providers' }],
  ['unknown', new TypeError('x is not a function')],
];

function service(name: string, httpStatusCode: number, message: string): object {
  return { name, message, $metadata: { httpStatusCode, requestId: 'r-1' } };
}

describe('failureOf', () => {
  it.each(CASES)('%s: %o', (kind, error) => {
    expect(failureOf(error).kind).toBe(kind);
  });

  it('names the code of the system where the name says nothing', () => {
    expect(failureOf({ name: 'Error', code: 'ECONNRESET', message: '' }).code).toBe('ECONNRESET');
    expect(failureOf({ name: 'Error', message: '', cause: { code: 'EPIPE' } }).code).toBe('EPIPE');
  });

  it('reads how long to wait, in seconds and as a date', () => {
    expect(failureOf({ ...service('TooManyRequestsException', 429, ''), retryAfterSeconds: '7' }).retryAfterMs).toBe(
      7000,
    );
    const $response = { statusCode: 503, headers: { 'Retry-After': 'Thu, 01 Jan 1970 00:00:30 GMT' } };
    expect(failureOf({ ...service('Unknown', 503, ''), $response }, 10_000).retryAfterMs).toBe(20_000);
  });

  it('names an answer that nobody can read as that, whatever the parser calls it', () => {
    for (const status of [200, 403, 502]) {
      expect(failureOf(service('SyntaxError', status, 'Unexpected token <')).code).toBe('UnreadableAnswer');
    }
  });

  it('never repeats what belongs to credentials', () => {
    const signature = service('InvalidSignatureException', 403, 'The Canonical String was x-amz-security-token:SECRET');
    expect(failureOf(signature).message).toBe('');
    const other = service('AccessDeniedException', 403, 'AKIAIOSFODNN7EXAMPLE may not; x-amz-security-token:SECRET');
    expect(failureOf(other).message).toBe('… may not; x-amz-security-token:…');
  });
});
