import { isObject, type JsonObject, type JsonPath, own } from '../json.js';
import { readSamples } from '../text/sample.js';
import { isFunction, type Text, textOf } from '../text/template-text.js';
import { type Branch, branches } from './branch.js';
import type { Node } from './node.js';
import { INTEGRATION, type Operation } from './operation.js';
import { type AwsUri, awsUriOf, isLambdaUri } from './uri/aws-uri.js';

/** The integration types of REST APIs; HTTP APIs know the two proxies. */
export type IntegrationType = 'aws' | 'aws_proxy' | 'http' | 'http_proxy' | 'mock';

/** `type` values in the spelling of the OpenAPI extension; AWS takes upper case too. */
export const INTEGRATION_TYPES: readonly IntegrationType[] = ['aws', 'aws_proxy', 'http', 'http_proxy', 'mock'];

/** An `x-amazon-apigateway-integration` that is a map. */
export interface Integration extends Node {
  readonly operation: Operation;
  readonly value: JsonObject;
  /** Lower case; `undefined` if it is missing, not known until deployment, or none of AWS's. */
  readonly type: IntegrationType | undefined;
  readonly httpMethod: Text | undefined;
  readonly uri: Text | undefined;
  /** The parts of `uri` if it is certainly an `arn:…:apigateway:…`. */
  readonly awsUri: AwsUri | undefined;
  readonly credentials: Text | undefined;
  readonly connectionType: Text | undefined;
  readonly connectionId: Text | undefined;
}

/** An integration as it is in one branch of the conditions in it. */
interface Variant extends Branch {
  readonly branches?: ReadonlyMap<string, JsonPath>;
}

/** Properties that are right or wrong whatever stands beside them, as far as one that is decided elsewhere can be judged. */
const JUDGED_ALONE = ['uri', 'credentials'];

/**
 * An integration once for each outcome of each condition that decides a property of it: `uri: !If [IsProd, a, b]`. Either may be
 * deployed, so each is judged on its own. Properties under the same condition are decided together.
 */
function variantsOf({ value, path }: Branch): Variant[] {
  const decided = JUDGED_ALONE.flatMap((key) => {
    const written = own(value, key);
    const condition = isFunction(written) && isObject(written) ? own(written, 'Fn::If') : undefined;
    return Array.isArray(condition) && condition.length === 3 ? [{ key, name: condition[0], condition }] : [];
  });
  const names = new Set(decided.map(({ name }) => name));
  if (names.size === 0) return [{ value, path }];
  return [...names].flatMap((name) =>
    [1, 2].map((index) => {
      const variant: Record<string, unknown> = { ...value };
      const branches = new Map<string, JsonPath>();
      for (const { key, condition } of decided.filter((each) => each.name === name)) {
        const chosen: unknown = condition[index];
        // Whether the API is deployed without it is for the rest of the template to say.
        if (isObject(chosen) && own(chosen, 'Ref') === 'AWS::NoValue') continue;
        variant[key] = chosen;
        branches.set(key, [key, 'Fn::If', index]);
      }
      return { value: variant, path, branches };
    }),
  );
}

/** The integrations of an operation: one, or one for each branch of an `Fn::If` around or in it. */
export function integrationsOf(operation: Operation, document: JsonObject): Integration[] {
  const written = own(operation.value, INTEGRATION);
  if (written === undefined) return [];
  const variants = branches(document, written, [...operation.path, INTEGRATION]).flatMap(variantsOf);
  return variants.map(({ value, path, branches: decided }) => {
    const type = textAt(value, 'type')?.literal?.toLowerCase();
    const uri = textAt(value, 'uri');
    return {
      path,
      ...(decided === undefined ? {} : { branches: decided }),
      operation,
      value,
      type: INTEGRATION_TYPES.find((known) => known === type),
      httpMethod: textAt(value, 'httpMethod'),
      uri,
      awsUri: uri && awsUriOf(uri),
      credentials: textAt(value, 'credentials'),
      connectionType: textAt(value, 'connectionType'),
      connectionId: textAt(value, 'connectionId'),
    };
  });
}

/** The text under a key, with sample placeholders read as holes; `undefined` if there is none or it is not a text. */
export function textAt(value: JsonObject, key: string): Text | undefined {
  const written = own(value, key);
  const text = written === undefined ? undefined : textOf(written);
  return text && readSamples(text);
}

/** Whether a key is there with a value. API Gateway takes `null` for absent, and CloudFormation removes `AWS::NoValue`. */
export function has(holder: { readonly value: JsonObject }, key: string): boolean {
  const value = own(holder.value, key);
  return value !== undefined && value !== null && !(isObject(value) && own(value, 'Ref') === 'AWS::NoValue');
}

/** The entries of a map-valued key such as `requestParameters`; none if it is missing or not known until deployment. */
export function entries(holder: { readonly value: JsonObject }, key: string): [name: string, value: unknown][] {
  const map = own(holder.value, key);
  return isObject(map) && !isFunction(map) ? Object.entries(map) : [];
}

/** Whether a key holds a value that nobody knows until deployment. */
export function isUnknownAt(holder: { readonly value: JsonObject }, key: string): boolean {
  const value = own(holder.value, key);
  return isFunction(value) || (isObject(value) && '$ref' in value);
}

/** A Lambda function behind an `aws` (custom) or `aws_proxy` integration, as far as what is written proves it. */
export function isLambda(integration: Integration): boolean {
  if (has(integration, 'integrationSubtype')) return false;
  if (integration.type === 'aws_proxy')
    return integration.awsUri === undefined || integration.awsUri.service.literal === 'lambda';
  return integration.type === 'aws' && integration.uri !== undefined && isLambdaUri(integration.uri);
}

/** An AWS service other than Lambda behind an `aws` integration, certainly. */
export function isAwsService(integration: Integration): boolean {
  const service = integration.awsUri?.service.literal;
  return integration.type === 'aws' && service !== undefined && service !== 'lambda';
}

/** An `http` or `http_proxy` integration. */
export function isHttp(integration: Integration): boolean {
  return integration.type === 'http' || integration.type === 'http_proxy';
}

/** An `aws_proxy` or `http_proxy` integration: API Gateway passes request and response on without mapping templates. */
export function isProxy(integration: Integration): boolean {
  return integration.type === 'aws_proxy' || integration.type === 'http_proxy';
}

/** An `aws`, `http` or `mock` integration: what the client gets comes from `responses`. */
export function isCustom(integration: Integration): boolean {
  return integration.type !== undefined && !isProxy(integration);
}

/** Whether the backend is reached through a VPC link. */
export function isVpcLink(integration: Integration): boolean {
  return integration.connectionType?.literal?.toUpperCase() === 'VPC_LINK';
}
