import { FUNCTION_ARN, QUALIFIER, STAGE_VARIABLE } from '../../aws/arn.js';
import { importedText } from '../../text/imported-text.js';
import { type Pattern, pattern } from '../../text/pattern.js';
import { splitText } from '../../text/split-text.js';
import { type Text, textFrom } from '../../text/template-text.js';
import type { AwsUri } from './aws-uri.js';

/** How Lambda answers: all at once, or in a stream. */
export type InvocationMode = 'buffered' | 'streaming';

/** What stands between `functions/` and the end of an invocation uri, and around it. */
export interface LambdaPath {
  readonly apiDate: Text;
  /** `functions`, unless it is misspelled. */
  readonly collection: Text | undefined;
  readonly functionArn: Text | undefined;
  /** `invocations` or `response-streaming-invocations`, unless it is wrong. */
  readonly suffix: Text | undefined;
}

/** The API date and the end of the path for each mode. */
export const INVOCATION_PATHS = {
  buffered: { apiDate: '2015-03-31', suffix: 'invocations' },
  streaming: { apiDate: '2021-11-15', suffix: 'response-streaming-invocations' },
} as const;

/**
 * The function's ARN. A stage variable that holds all of it is let through: reports of its refusal
 * (hashicorp/terraform-provider-aws#156) are old and few.
 */
const FUNCTION_SOURCE = `(?:${FUNCTION_ARN}|${STAGE_VARIABLE}(?::${QUALIFIER})?)`;

const FUNCTION = pattern(FUNCTION_SOURCE);

/**
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode-lambda.html
 */
const PATHS: Readonly<Record<InvocationMode, Pattern>> = {
  buffered: pathPattern('buffered'),
  streaming: pathPattern('streaming'),
};

/** Cuts the path of a Lambda uri at its slashes. */
export function lambdaPathOf(name: Text): LambdaPath {
  const segments = splitText(name, '/');
  // `path//` is another spelling of `path/`.
  while (segments.length > 1 && segments[0]?.literal === '') segments.shift();
  const [apiDate = textFrom(['']), collection, functionArn, suffix] = segments;
  return { apiDate, collection, functionArn, suffix };
}

/** Whether the path of a Lambda uri cannot invoke a function in either mode, whatever its holes hold. A query is let through. */
export function isNoInvocation(name: Text): boolean {
  if (name.pieces.some((piece) => typeof piece === 'string' && piece.includes('?'))) return false;
  const text = importedText(name);
  return PATHS.buffered.match(text) === 'cannot' && PATHS.streaming.match(text) === 'cannot';
}

/** Whether a text cannot be a Lambda function's ARN. */
export function isNoFunction(functionArn: Text): boolean {
  return FUNCTION.match(importedText(functionArn)) === 'cannot';
}

/** The mode of an invocation uri, if it is right and what is written tells. */
export function invocationModeOf({ service, form, name }: AwsUri): InvocationMode | undefined {
  if (service.literal !== 'lambda' || form !== 'path' || name === undefined || isNoInvocation(name)) return undefined;
  const { apiDate, suffix } = lambdaPathOf(name);
  const end = suffix?.literal?.trimEnd().replace(/\?.*$/s, '');
  const { buffered, streaming } = INVOCATION_PATHS;
  if (apiDate.literal === buffered.apiDate || end === buffered.suffix) return 'buffered';
  return apiDate.literal === streaming.apiDate || end === streaming.suffix ? 'streaming' : undefined;
}

function pathPattern(mode: InvocationMode): Pattern {
  const { apiDate, suffix } = INVOCATION_PATHS[mode];
  return pattern(`/*${apiDate}/functions/${FUNCTION_SOURCE}/${suffix}/?`);
}
