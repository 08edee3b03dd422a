import { MAX_HTTP_TIMEOUT_MS, MAX_REST_TIMEOUT_MS, MIN_TIMEOUT_MS } from '../model/timeout.js';
import { record, type Shape, text, textMap, toggle, type Words } from './shape.js';

/** What a property of an integration does, and what its words and entries mean. */
export interface PropertyText {
  readonly about: string;
  readonly meanings?: Words;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly entries?: Shape;
  readonly samples?: readonly (string | number)[];
}

const CONTENT_HANDLING: Words = {
  CONVERT_TO_BINARY: 'A Base64 text becomes binary.',
  CONVERT_TO_TEXT: 'Binary becomes a Base64 text.',
};

/**
 * A text for each property of an integration, by name.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html (read 2026-11-22)
 */
export const INTEGRATION_TEXTS: Readonly<Record<string, PropertyText>> = {
  type: {
    about: 'What kind of backend it is, and whether requests and responses are mapped or passed through.',
    meanings: {
      aws: 'An AWS service, or a Lambda function with mapping templates. REST APIs only.',
      aws_proxy: 'A Lambda function that gets the whole request and gives the whole response.',
      http: 'An HTTP backend with mapping templates. REST APIs only.',
      http_proxy: 'An HTTP backend that gets the request and gives the response as they are.',
      mock: 'No backend: API Gateway answers itself. REST APIs only.',
    },
  },
  httpMethod: {
    about: 'The method in which the backend is called, not that of the operation. Lambda: `POST`.',
    meanings: { ANY: 'The method of the client.', POST: 'The only one for Lambda.' },
  },
  uri: {
    about:
      'Where the backend is. Lambda: `arn:aws:apigateway:REGION:lambda:path/2015-03-31/functions/FUNCTION_ARN/invocations`; an AWS service: `arn:aws:apigateway:REGION:SERVICE:action/NAME`; HTTP: a URL.',
  },
  credentials: {
    about:
      'The ARN of the role with which API Gateway calls the backend. `arn:aws:iam::*:user/*` calls as the client. Without it, the policy of a Lambda function must allow the call.',
    samples: ['arn:aws:iam::ACCOUNT_ID:role/NAME', 'arn:aws:iam::*:user/*'],
  },
  connectionType: {
    about: 'How API Gateway reaches an HTTP backend.',
    meanings: { INTERNET: 'Over the internet. The default.', VPC_LINK: 'Through the VPC link of `connectionId`.' },
  },
  connectionId: { about: 'The id of the VPC link, with `connectionType: VPC_LINK`.' },
  integrationTarget: { about: 'The ARN of the load balancer behind a VPC link of version 2.' },
  requestParameters: {
    about:
      'Parameters of the request to the backend: `integration.request.header.NAME`, `.querystring.NAME` or `.path.NAME`. HTTP APIs: `append:header.NAME` and the like.',
    entries: text(
      "Where its value comes from: `method.request.header.NAME`, `context.NAME`, `'text'` in single quotes.",
    ),
  },
  requestTemplates: textMap(
    'Mapping templates (VTL) for the body of the request, by content type.',
    'A mapping template.',
  ),
  passthroughBehavior: {
    about: 'What becomes of a body whose content type has no template in `requestTemplates`.',
    meanings: {
      when_no_match: 'It is passed through. The default.',
      when_no_templates: 'It is passed through if there are no templates at all, else refused with 415.',
      never: 'It is refused with 415.',
    },
  },
  contentHandling: { about: 'How bodies are converted. Without it they stay as they are.', meanings: CONTENT_HANDLING },
  cacheNamespace: { about: 'The group of cached responses. The default is the id of the resource.' },
  cacheKeyParameters: {
    about: 'The parameters that tell cached responses apart. The operation declares each.',
    entries: text('A parameter: `method.request.querystring.NAME`, `.header.NAME` or `.path.NAME`.'),
  },
  timeoutInMillis: {
    about: `How long API Gateway waits for the backend: ${MIN_TIMEOUT_MS} to ${MAX_REST_TIMEOUT_MS} milliseconds, the default; up to ${MAX_HTTP_TIMEOUT_MS} in an HTTP API. More takes a higher quota or a streamed response.`,
    samples: [MAX_REST_TIMEOUT_MS],
  },
  responses: {
    about:
      'The responses of the operation by what the backend answers: a regular expression for the status, or for the error message of a Lambda function. `default` is the rest.',
    properties: { default: responseShape('The response where no other pattern matches.') },
    entries: responseShape('The response for what the pattern matches.'),
  },
  responseTransferMode: {
    about: 'When the client gets the response.',
    meanings: { BUFFERED: 'When it is complete. The default.', STREAM: 'While the backend sends it.' },
  },
  tlsConfig: {
    about: 'How the certificate of an HTTP backend is checked.',
    properties: {
      insecureSkipVerification: toggle(
        'Whether any certificate will do, whoever issued it. REST APIs only, and not advised.',
      ),
      serverNameToVerify: text('The host name that the certificate must have. HTTP APIs only, with a VPC link.'),
    },
  },
  payloadFormatVersion: { about: 'The form of the event that a Lambda function gets. Required in HTTP APIs.' },
  integrationSubtype: {
    about: 'The action of an AWS service, with `type: aws_proxy`.',
    samples: ['EventBridge-PutEvents', 'SQS-SendMessage', 'Kinesis-PutRecord', 'StepFunctions-StartExecution'],
  },
  responseParameters: { about: 'Changes to responses by status code.' },
};

/** An integration to begin with. Its `${1:…}` are filled in one after the other. */
export interface Skeleton {
  readonly label: string;
  readonly about: string;
  readonly body: Readonly<Record<string, unknown>>;
}

const LAMBDA_URI =
  'arn:aws:apigateway:${1:REGION}:lambda:path/2015-03-31/functions/arn:aws:lambda:${1:REGION}:${2:ACCOUNT_ID}:function:${3:FUNCTION_NAME}/invocations';

/** One integration for each common kind of backend. Nothing in them needs quotes: editors for YAML write none. */
export const SKELETONS: readonly Skeleton[] = [
  {
    label: 'Lambda function',
    about: 'The function gets the whole request and gives the whole response.',
    body: { type: 'aws_proxy', httpMethod: 'POST', uri: LAMBDA_URI },
  },
  {
    label: 'HTTP backend',
    about: 'The backend gets the request and gives the response as they are.',
    body: { type: 'http_proxy', httpMethod: 'ANY', uri: 'https://${1:example.com}/' },
  },
  {
    label: 'HTTP backend behind a VPC link',
    about: 'A backend in a VPC, without a way over the internet.',
    body: {
      type: 'http_proxy',
      httpMethod: 'ANY',
      uri: 'https://${1:example.com}/',
      connectionType: 'VPC_LINK',
      connectionId: '${2:abc123}',
    },
  },
  {
    label: 'AWS service',
    about: 'An action of a service, called with a role.',
    body: {
      type: 'aws',
      httpMethod: 'POST',
      uri: 'arn:aws:apigateway:${1:REGION}:${2:dynamodb}:action/${3:PutItem}',
      credentials: 'arn:aws:iam::${4:ACCOUNT_ID}:role/${5:ROLE_NAME}',
      responses: { default: { statusCode: '200' } },
    },
  },
];

function responseShape(about: string): Shape {
  return record(about, {
    statusCode: { ...text('The status that the client gets. The operation declares it.'), samples: ['200'] },
    responseParameters: textMap(
      'Headers that the client gets: `method.response.header.NAME`.',
      "Where its value comes from: `integration.response.header.NAME`, `context.NAME`, `'text'` in single quotes.",
    ),
    responseTemplates: textMap('Mapping templates (VTL) for the body, by content type.', 'A mapping template.'),
    contentHandling: text('How the body is converted. Without it, it stays as it is.', CONTENT_HANDLING),
  });
}
