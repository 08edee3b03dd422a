/**
 * What API Gateway says at an import that no rule of the linter predicts, with the id that such a line gets instead. `<…>`
 * stands for what varies. All are texts that the service has printed.
 */
export const KNOWN_MESSAGES: readonly { readonly rule: string; readonly messages: readonly string[] }[] = [
  {
    rule: 'aws-model-name',
    messages: ['Model name must be alphanumeric: <name>'],
  },
  {
    rule: 'aws-model-schema',
    messages: [
      'Invalid model schema specified',
      'Invalid model schema specified. Unsupported keyword(s): [<keywords>]',
      'Unsupported keyword: <keyword>',
      'Invalid model specified: <model>',
      "Unable to insert model '<model>' due to an unsatisfied schema reference.",
    ],
  },
  {
    rule: 'aws-model-reference',
    messages: [
      'Model reference must be in canonical form',
      'Invalid model identifier specified: <model>',
      'Invalid model name specified: <model>',
      "Reference to model '<model>' not found. Ignoring.",
      "Unknown or invalid reference specified by '<reference>'. Ignoring.",
      'Invalid format for model <content type> for method <VERB>',
    ],
  },
  {
    rule: 'aws-model-type',
    messages: [
      "Unsupported model type '<type>' in <status> response to method '<VERB> <path>'. Ignoring.",
      "Unsupported model type '<type>' in request schema for '<VERB> <path>'. Ignoring.",
    ],
  },
  {
    rule: 'aws-content-type',
    messages: ['Invalid content type specified: <content type>'],
  },
  {
    rule: 'aws-parameter-name',
    messages: [
      'Parameter name should match the following regular expression: <expression>',
      'Parameter names must be unique across querystring, header and path',
    ],
  },
  {
    rule: 'aws-response-parameter',
    messages: [
      'Invalid mapping expression parameter specified: <parameter>',
      'Invalid mapping identifier specified',
      'Invalid null or empty value in <place>',
    ],
  },
  {
    rule: 'aws-status-code',
    messages: [
      String.raw`1 validation error detected: Value '<status>' at '<member>' failed to satisfy constraint: Member must satisfy regular expression pattern: [1-5]\d\d`,
      "No responses specified for '<VERB> <path>'",
    ],
  },
  {
    rule: 'aws-method',
    messages: ['Invalid HttpMethod specified. Valid options are <verbs>'],
  },
  {
    rule: 'aws-authorization',
    messages: [
      'Authorization Scopes are only valid for COGNITO_USER_POOLS authorization type',
      'Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.',
    ],
  },
  {
    rule: 'aws-authorizer',
    messages: [
      'Invalid Authorizer URI: <uri>. Authorizer URI should be a valid API Gateway ARN',
      'IdentitySource cannot be empty',
      'Invalid request identity source expression: <source>',
      'ProviderARNs cannot be empty',
      'Authorizer result TTL outside allowable range. TTL must be between 0 and 3600 seconds.',
    ],
  },
  {
    rule: 'aws-request-validator',
    messages: ['Invalid Request Validator identifier specified'],
  },
  {
    rule: 'aws-vpc-link',
    messages: ['Invalid Vpc Link identifier specified', 'VPCLink not found'],
  },
  {
    rule: 'aws-policy',
    messages: ['Invalid policy document. Please check the policy syntax and ensure that Principals are valid.'],
  },
  {
    rule: 'aws-minimum-compression-size',
    messages: ['Invalid minimum compression size, must be between 0 and 10485760'],
  },
  {
    rule: 'aws-endpoint-configuration',
    messages: [
      'VPCEndpoints can only be specified with PRIVATE apis.',
      'Cannot create an api with multiple Endpoint Types.',
      'Cannot create a RestApi with multiple Endpoint Types.',
      'Invalid EndpointTypes specified. Valid options are REGIONAL,EDGE,PRIVATE',
      'Only dualstack ipAddressType is supported for Private APIs.',
      'ipAddressType must be either ipv4 or dualstack.',
    ],
  },
  {
    rule: 'aws-gateway-response',
    messages: [
      "1 validation error detected: Value '<type>' at 'responseType' failed to satisfy constraint: Member must satisfy enum value set: [<types>]",
      "Value '<status>' at 'putGatewayResponseInput.statusCode' failed to satisfy constraint",
    ],
  },
  {
    rule: 'aws-documentation-part',
    messages: [
      '[Location type: API cannot have path, method, statusCode or name defined.]',
      "1 validation error detected: Value '<type>' at 'createDocumentationPartInput.location.type' failed to satisfy constraint: Member must satisfy enum value set: [<types>]",
      'Unable to build importer with provided input.',
    ],
  },
  {
    rule: 'aws-servers',
    messages: ['More than one server provided. Ignoring all but the first for defining endpoint configuration'],
  },
  {
    rule: 'aws-structure',
    messages: [
      'Parse issue: attribute <place> is unexpected',
      'Parse issue: attribute <place> is missing',
      'Parse issue: <issue>',
      'Invalid OAS input',
    ],
  },
  {
    rule: 'aws-size',
    messages: [
      'The item is too large. Please reduce the item size.',
      'Maximum number of <parts> for this API has been reached.',
      'Maximum number of <parts> for this API has been reached. Please contact AWS if you need additional <parts>.',
    ],
  },
];
