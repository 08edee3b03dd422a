import { describe, expect, test } from 'vitest';
import { parseAnswer, parseWarnings } from '../../../src/importer/answer/parse-answer.js';

const brief = (message: string): string[] =>
  parseAnswer(message).lines.map(({ severity, kind, text }) => `${severity} ${kind} ${text}`);

describe('the envelope', () => {
  test('errors, then warnings', () => {
    expect(
      brief(
        "Errors found during import:\n\tUnable to create model for 'a_b': Model name must be alphanumeric: a_b\n\tOther\nAdditionally, these warnings were found:\n\tA warning\n",
      ),
    ).toEqual([
      "error model Unable to create model for 'a_b': Model name must be alphanumeric: a_b",
      'error other Other',
      'warn other A warning',
    ]);
  });

  test('only warnings', () => {
    expect(brief('Warnings found during import:\n\tOne\n\tTwo')).toEqual(['warn other One', 'warn other Two']);
  });

  test.each([
    ['CRLF', 'Errors found during import:\r\n\tOne\r\n\tTwo\r\n'],
    ['no tabs', 'Errors found during import:\nOne\nTwo'],
    ['blank lines', 'Errors found during import:\n\n\tOne\n\n\tTwo\n\n'],
    [
      'the CLI',
      'An error occurred (BadRequestException) when calling the ImportRestApi operation: Errors found during import:\n\tOne\n\tTwo',
    ],
    [
      'CloudFormation',
      'Resource handler returned message: "Errors found during import:\n\tOne\n\tTwo (Service: ApiGateway, Status Code: 400, Request ID: 1-2)" (RequestToken: 3, HandlerErrorCode: InvalidRequest)',
    ],
    [
      'older CloudFormation',
      'Errors found during import:\n\tOne\n\tTwo (Service: AmazonApiGateway; Status Code: 400; Error Code: BadRequestException; Request ID: 1)',
    ],
    [
      'the console',
      'Your API was not imported due to errors in the Swagger file.\nErrors found during import:\n\tOne\n\tTwo',
    ],
  ])('with %s', (_, message) => {
    expect(brief(message)).toEqual(['error other One', 'error other Two']);
  });

  test('a message without one is one error', () => {
    expect(brief('Invalid OpenAPI input.')).toEqual(['error other Invalid OpenAPI input.']);
    expect(brief('')).toEqual([]);
  });
});

describe('a line', () => {
  const line = (message: string) => parseAnswer(message).lines[0];

  test.each([
    ["Unable to create resource at path '/a~b': Why", { kind: 'resource', path: '/a~b', reason: 'Why' }],
    [
      "Unable to put method 'GET' on resource at path '/a': Why",
      { kind: 'method', verb: 'GET', path: '/a', reason: 'Why' },
    ],
    [
      "Unable to put integration on 'ANY' for resource at path '/': Why",
      { kind: 'integration', verb: 'ANY', path: '/' },
    ],
    [
      "Unable to put integration response on OPTIONS for resource at path '/a': Why",
      { kind: 'integration response', verb: 'OPTIONS', path: '/a' },
    ],
    [
      "Unable to put integration response on 'GET' for resource at path '/a': Why",
      { kind: 'integration response', verb: 'GET' },
    ],
    [
      "Unable to create authorizer from security definition: 'a'. Why. How.",
      { kind: 'authorizer', scheme: 'a', reason: 'Why. How.' },
    ],
    ["Unable to insert model 'A' due to an unsatisfied schema reference.", { kind: 'model', model: 'A' }],
    [
      'Unable to parse API definition because of a malformed integration at path /a.',
      { kind: 'integration', path: '/a' },
    ],
    ["Unknown integration type 'x' for 'GET /a'. Ignoring.", { kind: 'other', verb: 'GET', path: '/a' }],
    [
      "Unknown integration type 'x' for 'X-AMAZON-APIGATEWAY-ANY-METHOD /a'. Ignoring.",
      { kind: 'other', text: "Unknown integration type 'x' for 'X-AMAZON-APIGATEWAY-ANY-METHOD /a'. Ignoring." },
    ],
    [
      "Expected type string for property 'x' of resource '/a' and method 'GET' but got 'true'",
      { verb: 'GET', path: '/a' },
    ],
  ])('%s', (message, expected) => {
    expect(line(message)).toMatchObject(expected);
  });

  test('the wrapper of a validation is taken off', () => {
    const wrapped = 'Invalid mapping expression specified: Validation Result: warnings : [], errors : ';
    expect(
      line(`${wrapped}[Invalid mapping expression specified: 'a, b', No method response exists for method.]`)?.details,
    ).toEqual(["Invalid mapping expression specified: 'a, b'", 'No method response exists for method.']);
    expect(line(`${wrapped}[]`)?.details).toEqual([]);
  });

  test('warnings of an import that went through', () => {
    expect(parseWarnings(['A', ' ', '\tB']).lines.map(({ severity, text }) => `${severity} ${text}`)).toEqual([
      'warn A',
      'warn B',
    ]);
  });
});
