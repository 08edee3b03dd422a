import { splitText } from '../../text/split-text.js';
import { has, type Integration, isLambda } from '../integration.js';
import { isUrl } from './aws-uri.js';

/**
 * Whether only Lambda can be behind an integration: `aws` with a uri that certainly invokes a function, and `aws_proxy`,
 * which is for nothing else, unless its uri shows that the type is the mistake.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-integration-types.html (read 2026-11-22)
 */
export function isForLambda(integration: Integration): boolean {
  const { type, uri, awsUri } = integration;
  if (type !== 'aws_proxy' || has(integration, 'integrationSubtype')) return isLambda(integration);
  if (awsUri !== undefined) return awsUri.service.literal === undefined || awsUri.service.literal === 'lambda';
  if (uri === undefined) return true;
  const [scheme, , service] = splitText(uri, ':', 4);
  const isOther = scheme?.literal === 'arn' && service?.literal !== undefined && service.literal !== 'lambda';
  return !isOther && !isUrl(uri);
}
