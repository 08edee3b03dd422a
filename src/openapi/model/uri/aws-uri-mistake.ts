import { suggest } from '../../../wording/suggest.js';
import { isJsonOnly } from '../../aws/services.js';
import { hasStageVariable, startsWithStageVariable } from '../../text/imported-text.js';
import { splitText } from '../../text/split-text.js';
import { quote, type Text } from '../../text/template-text.js';
import type { Integration } from '../integration.js';
import { onceEach } from '../once-each.js';
import { partitionMistake, regionMistake } from './arn-mistake.js';
import { type AwsUri, isFunctionArn, isLambdaUri, isNoAwsUri, isUrl } from './aws-uri.js';
import { INVOCATION_PATHS, isNoInvocation, lambdaPathOf } from './lambda-uri.js';
import { bareFunctionMistake, lambdaPathMistake } from './lambda-uri-mistake.js';

/**
 * What is wrong with the uri of an `aws` or `aws_proxy` integration, and which part of it. One uri has one mistake at most,
 * the first in this order, so that exactly one rule speaks:
 *
 * - `function`: a Lambda function's own ARN
 * - `wrapper`: `arn:P:apigateway:REGION:SERVICE:(path|action)/`, whatever the service; URLs and other things that are no
 *   ARN, and the own ARNs of other resources
 * - `function` again: what the wrapper holds for Lambda
 */
export interface AwsUriMistake {
  readonly part: 'wrapper' | 'function';
  readonly message: string;
}

const SUFFIXES = Object.values(INVOCATION_PATHS).map(({ suffix }) => suffix);

const SHAPE = '`arn:aws:apigateway:REGION:SERVICE:path/…`';

/** The mistake in a uri, if it certainly has one. An empty uri counts as missing. */
export const awsUriMistakeOf = onceEach((integration: Integration): AwsUriMistake | undefined => {
  const { type, uri } = integration;
  if (uri === undefined || uri.literal?.trim() === '' || (type !== 'aws' && type !== 'aws_proxy')) return undefined;
  if (isFunctionArn(uri)) return { part: 'function', message: bareFunctionMistake(integration, uri) };
  if (isNoAwsUri(uri)) return { part: 'wrapper', message: wrapperMistake(uri, type) };
  const parts = integration.awsUri;
  if (parts?.name === undefined || !isMeantAsInvocation(integration, uri, parts) || !isNoInvocation(parts.name))
    return undefined;
  return { part: 'function', message: lambdaPathMistake(parts.name) };
});

/**
 * `aws_proxy` reaches Lambda only to invoke a function. `aws` may use the rest of Lambda's API too, so there a uri counts as
 * an invocation if it ends like one, or nearly so, or if a POST goes to a function itself, of which Lambda's API knows none.
 */
function isMeantAsInvocation({ type, httpMethod }: Integration, uri: Text, { service, form, name }: AwsUri): boolean {
  if (service.literal !== 'lambda' || form !== 'path' || name === undefined) return false;
  if (type === 'aws_proxy' || isLambdaUri(uri)) return true;
  const { collection, functionArn, suffix } = lambdaPathOf(name);
  if (httpMethod?.literal?.toUpperCase() !== 'POST' || collection?.literal !== 'functions') return false;
  if (functionArn === undefined || functionArn.literal?.trim() === '') return false;
  const end = suffix === undefined ? '' : suffix.literal?.trim();
  return end === '' || (end !== undefined && suggest(end, SUFFIXES) !== undefined);
}

function wrapperMistake(uri: Text, type: 'aws' | 'aws_proxy'): string {
  if (isUrl(uri)) {
    const http = type === 'aws' ? 'http' : 'http_proxy';
    return `${quote(uri.source)} is a URL; \`type: ${type}\` wants an API Gateway ARN. Set \`type: ${http}\`.`;
  }
  if (startsWithStageVariable(uri))
    return 'A stage variable cannot hold the whole ARN. Write `arn:aws:apigateway:REGION:SERVICE:` and keep the variable behind it.';
  const [scheme, partition, gateway, region, service, target] = splitText(uri, ':', 6);
  if (scheme?.literal?.trim() !== 'arn') return `${quote(uri.source)} is not an ARN. Write ${SHAPE}.`;
  const wrongPartition = partition && partitionMistake(partition);
  if (wrongPartition !== undefined) return wrongPartition;
  if (gateway?.literal !== undefined && gateway.literal !== 'apigateway') return ownArnMistake(uri, gateway.literal);
  const wrongRegion = region && regionMistake(region);
  if (wrongRegion !== undefined) return wrongRegion;
  if (service?.literal === '') return `There is no service after the Region. Write ${SHAPE}.`;
  if (service !== undefined && target !== undefined && !hasStageVariable(target))
    return `After the service comes \`path/\` or \`action/\`, not ${quote(target.source)}. Put it in front.`;
  return `${quote(uri.source)} does not have the form of a service ARN. Write ${SHAPE}.`;
}

function ownArnMistake(uri: Text, service: string): string {
  const target = isJsonOnly(service) ? 'action' : 'path';
  const name = service.length > 12 ? 'SERVICE' : service;
  return `${quote(uri.source)} is an ARN of ${service.slice(0, 24)} itself. Write \`arn:aws:apigateway:REGION:${name}:${target}/…\`.`;
}
