import { FUNCTION_NAME, QUALIFIER } from '../../aws/arn.js';
import { hasStageVariable, importedText } from '../../text/imported-text.js';
import { pattern } from '../../text/pattern.js';
import { splitText } from '../../text/split-text.js';
import { quote, type Text } from '../../text/template-text.js';
import type { Integration } from '../integration.js';
import { isStreamed } from '../streaming.js';
import { partitionMistake, regionMistake } from './arn-mistake.js';
import { INVOCATION_PATHS, isNoFunction, type LambdaPath, lambdaPathOf } from './lambda-uri.js';

const WRAPPED = pattern(String.raw`[\s\S]*:apigateway:[\s\S]*`);
const NAME = pattern(FUNCTION_NAME);
const VERSION = pattern(QUALIFIER);

const MAX_MESSAGE = 160;

/** Says that the uri is a function's own ARN, and what to write instead; `…` stands for that ARN. */
export function bareFunctionMistake(integration: Integration, functionArn: Text): string {
  const { apiDate, suffix } = INVOCATION_PATHS[isStreamed(integration) === true ? 'streaming' : 'buffered'];
  const [, partition, , region] = splitText(functionArn, ':', 5);
  const message = (start: string) =>
    `A function's own ARN is no \`uri\`. Write \`${start}:lambda:path/${apiDate}/functions/…/${suffix}\`.`;
  const whole = message(`arn:${partition?.source}:apigateway:${region?.source || 'REGION'}`);
  return whole.length > MAX_MESSAGE ? message('arn:aws:apigateway:REGION') : whole;
}

/** Says what is wrong with the path of a Lambda uri that cannot invoke a function. */
export function lambdaPathMistake(name: Text): string {
  if (WRAPPED.match(importedText(name)) === 'certainly')
    return 'An invocation ARN stands inside another. Keep the inner one, from its `arn:` to its `/invocations`.';
  const path = lambdaPathOf(name);
  return partsMistake(path) ?? suffixMistake(path) ?? functionMistake(path.functionArn) ?? generic(name);
}

function partsMistake({ apiDate, collection, functionArn, suffix }: LambdaPath): string | undefined {
  const { buffered, streaming } = INVOCATION_PATHS;
  const date = apiDate.literal;
  if (date !== undefined && date !== buffered.apiDate && date !== streaming.apiDate) {
    const right = (suffix?.source.includes('streaming') ? streaming : buffered).apiDate;
    return `Lambda has no API date ${quote(date)}. Write \`path/${right}/functions/\`.`;
  }
  if (collection?.literal !== undefined && collection.literal !== 'functions')
    return `After the API date comes \`functions/\`, not ${quote(collection.literal)}. Write \`path/${date ?? buffered.apiDate}/functions/\`.`;
  return functionArn === undefined || functionArn.literal?.trim() === ''
    ? 'No function ARN follows `functions/`. Write `functions/arn:aws:lambda:REGION:ACCOUNT:function:NAME/invocations`.'
    : undefined;
}

function suffixMistake({ apiDate, suffix }: LambdaPath): string | undefined {
  const { buffered, streaming } = INVOCATION_PATHS;
  const right = apiDate.literal === streaming.apiDate ? streaming : buffered;
  const end = suffix === undefined ? '' : suffix.literal?.trimEnd();
  if (end === undefined || apiDate.literal === undefined || end === right.suffix) return undefined;
  if (end === '') return `The uri ends after the function ARN. Add \`/${right.suffix}\`.`;
  const other = [buffered, streaming].find((path) => path.suffix === end);
  if (other === undefined) return `A Lambda \`uri\` does not end in ${quote(`/${end}`)}. Write \`/${right.suffix}\`.`;
  return `\`/${end}\` goes with \`${other.apiDate}\`, not with \`${right.apiDate}\`. Write \`path/${other.apiDate}/functions/\`.`;
}

function functionMistake(functionArn: Text | undefined): string | undefined {
  if (functionArn === undefined || !isNoFunction(functionArn)) return undefined;
  const [scheme, partition, service, region, account, kind, name, qualifier] = splitText(functionArn, ':', 8);
  if (scheme?.literal !== 'arn' || service?.literal === undefined)
    return `${quote(functionArn.source)} is not a function ARN. Write \`functions/arn:aws:lambda:REGION:ACCOUNT:function:NAME/invocations\`.`;
  if (service.literal !== 'lambda')
    return `${quote(functionArn.source)} is an ARN of ${service.literal.slice(0, 24)}. Write that of a Lambda function.`;
  return (
    (partition && partitionMistake(partition)) ??
    (region?.literal === '' ? undefined : region && regionMistake(region)) ??
    (account && accountMistake(account)) ??
    (kind && name
      ? nameMistake(name, qualifier)
      : `${quote(functionArn.source)} ends too early. Add \`:function:NAME\`.`)
  );
}

function accountMistake(account: Text): string | undefined {
  if (hasStageVariable(account))
    return 'A stage variable cannot hold the account of a function ARN. Write the account id, or `${AWS::AccountId}`.';
  const id = account.literal;
  if (id === undefined || /^(?:\d{12}|\*)$/.test(id)) return undefined;
  if (/^\d{9,11}$/.test(id))
    return `Account id ${quote(id)} has ${id.length} digits, not 12. Put back the zeros it lost in front.`;
  return `${quote(id)} is not an account id. Write its 12 digits, or \`\${AWS::AccountId}\`.`;
}

function nameMistake(name: Text, qualifier: Text | undefined): string | undefined {
  if (NAME.match(importedText(name)) === 'cannot')
    return `${quote(name.source)} is not a function name. Use letters, digits, \`-\` and \`_\`, with a version or alias after a colon.`;
  if (qualifier === undefined || VERSION.match(importedText(qualifier)) !== 'cannot') return undefined;
  return `${quote(qualifier.source)} is not a version or alias. Write a number, a name, or \`$LATEST\`.`;
}

function generic(name: Text): string {
  return `${quote(name.source)} invokes no function. Write \`path/2015-03-31/functions/FUNCTION_ARN/invocations\`.`;
}
