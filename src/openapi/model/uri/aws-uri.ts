import { PARTITION, REGION, STAGE_VARIABLE } from '../../aws/arn.js';
import { isDottedService } from '../../aws/services.js';
import { importedText } from '../../text/imported-text.js';
import { pattern } from '../../text/pattern.js';
import { sliceText, splitText } from '../../text/split-text.js';
import { type Text, textFrom } from '../../text/template-text.js';

/** The parts of `arn:PARTITION:apigateway:REGION:[SUBDOMAIN.]SERVICE:(path|action)/NAME`. */
export interface AwsUri {
  readonly partition: Text;
  readonly region: Text;
  /** The service's endpoint prefix, without a subdomain such as an IoT account id. */
  readonly service: Text;
  /** `path` or `action`; `undefined` if it is neither or not known. */
  readonly form: 'path' | 'action' | undefined;
  /** Everything after the service. */
  readonly target: Text;
  /** What follows `path/` or `action/`: `PutItem`, `2015-03-31/functions/…`. */
  readonly name: Text | undefined;
}

/**
 * The uris of `aws` and `aws_proxy` integrations. A stage variable may stand for what follows the service.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/aws-api-gateway-stage-variables-reference.html
 */
const AWS_URI = pattern(
  `arn:${PARTITION}:apigateway:${REGION}:[^:/\\s]+:(?:(?:path|action)(?:/[\\s\\S]*)?|${STAGE_VARIABLE}[\\s\\S]*)`,
);

/** The API date is left open: a uri with a wrong one is still meant for Lambda. */
const INVOCATION = pattern(String.raw`[\s\S]*:lambda:path/[\s\S]*/(?:response-streaming-)?invocations/?`);

/** The slash tells an ARN's Region from the `path/` of a wrapper, of which a hole may hold the beginning. */
const FUNCTION = pattern(String.raw`arn:[^:]*:lambda:[^:/]*:[\s\S]*`);

const URL = pattern(String.raw`https?://[\s\S]*`, 'i');

/** Takes an integration uri apart if it is certainly an API Gateway service ARN; its fields may hold holes. */
export function awsUriOf(uri: Text): AwsUri | undefined {
  const [scheme, partition, gateway, region, service, target] = splitText(uri, ':', 6);
  if (scheme?.literal?.trimStart() !== 'arn' || gateway?.literal !== 'apigateway') return undefined;
  if (partition === undefined || region === undefined || service === undefined || target === undefined)
    return undefined;
  const [first] = target.pieces;
  const form = typeof first === 'string' ? /^(path|action)\//.exec(first)?.[1] : undefined;
  return {
    partition,
    region,
    service: withoutSubdomain(service),
    form: form === 'path' || form === 'action' ? form : undefined,
    target,
    name: form === undefined ? undefined : sliceText(target, form.length + 1),
  };
}

/** Whether a uri cannot be what `aws` and `aws_proxy` integrations want, whatever its holes hold. */
export function isNoAwsUri(uri: Text): boolean {
  return AWS_URI.match(importedText(uri)) === 'cannot';
}

/**
 * Whether a uri certainly invokes a Lambda function, in the right form or as the function's own ARN. Other calls of
 * Lambda's API, such as `lambda:path/2015-03-31/functions/`, are those of any AWS service.
 */
export function isLambdaUri(uri: Text): boolean {
  return INVOCATION.match(importedText(uri)) === 'certainly' || isFunctionArn(uri);
}

/** Whether a uri is certainly a Lambda function's own ARN. */
export function isFunctionArn(uri: Text): boolean {
  return FUNCTION.match(importedText(uri)) === 'certainly';
}

/** Whether a uri is certainly an `http://` or `https://` URL. */
export function isUrl(uri: Text): boolean {
  return URL.match(importedText(uri)) === 'certainly';
}

function withoutSubdomain(service: Text): Text {
  const labels = splitText(service, '.');
  const name = labels.at(-1);
  const before = labels.at(-2)?.literal;
  if (name === undefined || labels.length === 1) return service;
  const both = `${before}.${name.literal}`;
  return isDottedService(both) ? textFrom([both]) : name;
}
