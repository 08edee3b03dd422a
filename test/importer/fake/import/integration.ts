import type { Integration, IntegrationResponse, Method } from '@aws-sdk/client-api-gateway';
import { isObject, type JsonObject, objectOf, textListOf, textOf, textsOf } from '../json.js';
import type { Operation } from './operations.js';
import type { Problems } from './problems.js';

const TYPES = ['AWS', 'AWS_PROXY', 'HTTP', 'HTTP_PROXY', 'MOCK'] as const;
const BEHAVIORS = ['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'];

/** The integration of an operation with what the service adds; `undefined` where there is none that it knows. */
export function importIntegration(
  { path, verb, value }: Operation,
  method: Method,
  resourceId: string,
  { warnings, errors }: Problems,
): Integration | undefined {
  const written = value['x-amazon-apigateway-integration'];
  if (!isObject(written)) return undefined;
  const type = TYPES.find((one) => one === String(written.type).toUpperCase());
  if (type === undefined) {
    warnings.push(`Unknown integration type '${String(written.type ?? null)}' for '${verb} ${path}'. Ignoring.`);
    return undefined;
  }
  const fail = (what: string, reason: string) =>
    errors.push(`Unable to put ${what} on '${verb}' for resource at path '${path}': ${reason}`);
  for (const reason of problemsOf(type, written, method)) fail('integration', reason);
  const integrationResponses = responsesOf(written, method, (reason) => fail('integration response', reason));
  return {
    ...partsOf(written),
    type,
    passthroughBehavior: behaviorOf(written.passthroughBehavior),
    timeoutInMillis: typeof written.timeoutInMillis === 'number' ? written.timeoutInMillis : 29_000,
    cacheNamespace: textOf(written.cacheNamespace) ?? resourceId,
    cacheKeyParameters: textListOf(written.cacheKeyParameters),
    ...(type.startsWith('HTTP') ? { connectionType: isVpcLink(written) ? 'VPC_LINK' : 'INTERNET' } : {}),
    ...(written.responseTransferMode === undefined ? {} : { responseTransferMode: transferModeOf(written) }),
    ...(Object.keys(integrationResponses).length > 0 ? { integrationResponses } : {}),
  };
}

function problemsOf(type: string, written: JsonObject, { requestParameters = {} }: Method): string[] {
  const { timeoutInMillis: timeout } = written;
  const uri = textOf(written.uri) ?? '';
  const isBackend = type !== 'MOCK';
  const isAws = type === 'AWS' || type === 'AWS_PROXY';
  const undeclared = Object.values(textsOf(written.requestParameters)).filter(
    (source) =>
      source.startsWith('method.request.') &&
      !source.startsWith('method.request.body') &&
      !(source in requestParameters),
  );
  return [
    ...(isBackend && textOf(written.httpMethod) === undefined
      ? ['Enumeration value for HttpMethod must be non-empty']
      : []),
    ...(isBackend && !isAws && !/^https?:\/\/./.test(uri) ? ['Invalid HTTP endpoint specified for URI'] : []),
    ...(isAws && !/^arn:[\w-]+:apigateway:/.test(uri) ? ['AWS ARN for integration must contain path or action'] : []),
    ...(typeof timeout === 'number' &&
    (timeout < 50 || timeout > (transferModeOf(written) === 'STREAM' ? 900_000 : 29_000))
      ? ['Timeout should be between 50 ms and 29000 ms']
      : []),
    ...undeclared.map((source) => invalid(`Invalid mapping expression parameter specified: ${source}`)),
  ];
}

/** By status code, with the key of the document as the pattern. */
function responsesOf(
  written: JsonObject,
  { methodResponses = {} }: Method,
  fail: (reason: string) => void,
): Record<string, IntegrationResponse> {
  const responses: Record<string, IntegrationResponse> = {};
  for (const [pattern, value] of Object.entries(objectOf(written.responses))) {
    const response = objectOf(value);
    const statusCode = String(response.statusCode);
    const parameters = textsOf(response.responseParameters);
    const declared = methodResponses[statusCode];
    if (declared === undefined) fail(invalid('No method response exists for method.'));
    for (const target of Object.keys(parameters)) {
      const isDeclared = target in (declared?.responseParameters ?? {});
      if (!isDeclared) fail(invalid(`Invalid mapping expression parameter specified: ${target}`));
    }
    const templates = textsOf(response.responseTemplates);
    responses[statusCode] = {
      statusCode,
      ...(pattern === 'default' ? {} : { selectionPattern: pattern }),
      ...(Object.keys(parameters).length > 0 ? { responseParameters: parameters } : {}),
      ...(Object.keys(templates).length > 0 ? { responseTemplates: templates } : {}),
      ...contentHandlingOf(response),
    };
  }
  return responses;
}

function partsOf(written: JsonObject): Integration {
  const uri = textOf(written.uri);
  const httpMethod = textOf(written.httpMethod);
  const credentials = textOf(written.credentials);
  const connectionId = textOf(written.connectionId);
  const target = textOf(written.integrationTarget);
  const requestParameters = textsOf(written.requestParameters);
  const requestTemplates = textsOf(written.requestTemplates);
  const { insecureSkipVerification } = objectOf(written.tlsConfig);
  return {
    ...(uri === undefined ? {} : { uri }),
    ...(httpMethod === undefined ? {} : { httpMethod }),
    ...(credentials === undefined ? {} : { credentials }),
    ...(connectionId === undefined ? {} : { connectionId }),
    ...(target === undefined ? {} : { integrationTarget: target }),
    ...(Object.keys(requestParameters).length > 0 ? { requestParameters } : {}),
    ...(Object.keys(requestTemplates).length > 0 ? { requestTemplates } : {}),
    ...(typeof insecureSkipVerification === 'boolean' ? { tlsConfig: { insecureSkipVerification } } : {}),
    ...contentHandlingOf(written),
  };
}

function contentHandlingOf({ contentHandling }: JsonObject): Pick<Integration, 'contentHandling'> {
  if (textOf(contentHandling) === undefined) return {};
  return {
    contentHandling:
      String(contentHandling).toUpperCase() === 'CONVERT_TO_TEXT' ? 'CONVERT_TO_TEXT' : 'CONVERT_TO_BINARY',
  };
}

function behaviorOf(written: unknown): string {
  const behavior = String(written).toUpperCase();
  return BEHAVIORS.includes(behavior) ? behavior : 'WHEN_NO_MATCH';
}

function transferModeOf({ responseTransferMode }: JsonObject): 'STREAM' | 'BUFFERED' {
  return String(responseTransferMode).toUpperCase() === 'STREAM' ? 'STREAM' : 'BUFFERED';
}

function isVpcLink({ connectionType }: JsonObject): boolean {
  return String(connectionType).toUpperCase() === 'VPC_LINK';
}

function invalid(reason: string): string {
  return `Invalid mapping expression specified: Validation Result: warnings : [], errors : [${reason}]`;
}
