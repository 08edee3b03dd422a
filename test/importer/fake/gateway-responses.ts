import type { GatewayResponse, GatewayResponseType } from '@aws-sdk/client-api-gateway';

/** Types and statuses: https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html */
const STATUS_CODES: Readonly<Record<GatewayResponseType, string | undefined>> = {
  ACCESS_DENIED: '403',
  API_CONFIGURATION_ERROR: '500',
  AUTHORIZER_CONFIGURATION_ERROR: '500',
  AUTHORIZER_FAILURE: '500',
  BAD_REQUEST_BODY: '400',
  BAD_REQUEST_PARAMETERS: '400',
  DEFAULT_4XX: undefined,
  DEFAULT_5XX: undefined,
  EXPIRED_TOKEN: '403',
  INTEGRATION_FAILURE: '504',
  INTEGRATION_TIMEOUT: '504',
  INVALID_API_KEY: '403',
  INVALID_SIGNATURE: '403',
  MISSING_AUTHENTICATION_TOKEN: '403',
  QUOTA_EXCEEDED: '429',
  REQUEST_TOO_LARGE: '413',
  RESOURCE_NOT_FOUND: '404',
  THROTTLED: '429',
  UNAUTHORIZED: '401',
  UNSUPPORTED_MEDIA_TYPE: '415',
  WAF_FILTERED: '403',
};

/** Whether a text is a type of gateway response. */
export function isResponseType(type: string): type is GatewayResponseType {
  return Object.hasOwn(STATUS_CODES, type);
}

/** All gateway responses: the customised ones, and the service's own for the rest. */
export function allGatewayResponses(customised: ReadonlyMap<string, GatewayResponse>): GatewayResponse[] {
  return Object.entries(STATUS_CODES).map(([type, statusCode]) => {
    const own = customised.get(type);
    if (own !== undefined || !isResponseType(type)) return { ...own };
    return {
      responseType: type,
      ...(statusCode === undefined ? {} : { statusCode }),
      responseParameters: {},
      responseTemplates: { 'application/json': '{"message":$context.error.messageString}' },
      defaultResponse: true,
    };
  });
}
