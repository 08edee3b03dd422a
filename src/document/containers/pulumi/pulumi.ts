import { isObject, type JsonObject, own } from '../../../openapi/json.js';
import type { ApiKind } from '../../../openapi/model/node.js';
import type { Resolve } from '../../../openapi/text/template-text.js';
import type { Problem } from '../../definition.js';
import { addressOf, loadReference } from '../../references/load.js';
import { noteFunctions } from '../cloudformation/template.js';
import type { Container, Found } from '../container.js';
import { embeddedIn, partOf } from '../part.js';
import { type Shape, shapedPieces } from '../reference-shape.js';
import { substituted } from '../substituted.js';

const API_TYPES: ReadonlyMap<string, ApiKind> = new Map<string, ApiKind>([
  ['aws:apigateway:RestApi', 'rest'],
  ['aws:apigateway/restApi:RestApi', 'rest'],
  ['aws:apigatewayv2:Api', 'http'],
  ['aws:apigatewayv2/api:Api', 'http'],
]);

/**
 * What outputs of resources are, by `service:Resource` and property.
 * https://www.pulumi.com/registry/packages/aws/api-docs/ (read 2026-11-28)
 */
const OUTPUTS: Readonly<Record<string, Readonly<Record<string, Shape>>>> = {
  'lambda:Function': {
    arn: 'arn:{P}:lambda:{R}:{A}:function:{N}',
    qualifiedArn: 'arn:{P}:lambda:{R}:{A}:function:{N}:{N}',
    invokeArn:
      'arn:{P}:apigateway:{R}:lambda:path/2015-03-31/functions/arn:{P}:lambda:{R}:{A}:function:{*}/invocations',
    name: '{N}',
    id: '{N}',
  },
  'iam:Role': { arn: 'arn:{P}:iam::{A}:role/{*}', name: '{N}', id: '{N}' },
  'sqs:Queue': {
    arn: 'arn:{P}:sqs:{R}:{A}:{*}',
    url: 'https://sqs.{R}.{*}/{A}/{*}',
    id: 'https://sqs.{R}.{*}/{A}/{*}',
  },
  'sns:Topic': { arn: 'arn:{P}:sns:{R}:{A}:{*}', id: 'arn:{P}:sns:{R}:{A}:{*}' },
  'sfn:StateMachine': { arn: 'arn:{P}:states:{R}:{A}:stateMachine:{N}', id: 'arn:{P}:states:{R}:{A}:stateMachine:{N}' },
  'apigateway:VpcLink': { id: '{N}' },
  'apigatewayv2:VpcLink': { id: '{N}' },
  'cognito:UserPool': { arn: 'arn:{P}:cognito-idp:{R}:{A}:userpool/{N}', id: '{N}' },
};

/** Programs of Pulumi in YAML. */
export const pulumi: Container = {
  mayHold: (text) => text.includes('resources') && /aws:apigateway(?:v2)?[:/]/.test(text),
  async open(file, surroundings) {
    const { data } = file.source;
    const resources = isObject(data) ? own(data, 'resources') : undefined;
    if (!isObject(resources)) return undefined;
    const resolve = resolver(resources);
    const definitions: Found[] = [];
    const problems: Problem[] = [];
    for (const [name, resource] of Object.entries(resources)) {
      const kind = isObject(resource) ? API_TYPES.get(String(own(resource, 'type'))) : undefined;
      const properties = isObject(resource) && kind !== undefined ? own(resource, 'properties') : undefined;
      const body = isObject(properties) ? own(properties, 'body') : undefined;
      if (kind === undefined || body === undefined) continue;
      const path = ['resources', name, 'properties', 'body'];
      const context = { kind, isFilled: true };
      if (typeof body === 'string') {
        const root = await embeddedIn(file, path, body);
        if ('isTemplate' in root) {
          const { message, location } = root;
          if (!root.isTemplate) problems.push({ code: 'parser', severity: 'error', message, location, path: [] });
          continue;
        }
        const filled = substituted(root.source.data);
        noteFunctions(filled, resolve);
        definitions.push({ root: { ...root, source: { ...root.source, data: filled } }, context });
        continue;
      }
      const json = isObject(body) ? own(body, 'fn::toJSON') : undefined;
      if (isObject(json)) {
        const filled = substituted(json);
        noteFunctions(filled, resolve);
        definitions.push({ root: partOf(file, [...path, 'fn::toJSON'], filled), context });
      }
      const named = isObject(body) ? own(body, 'fn::readFile') : undefined;
      const address = typeof named === 'string' ? addressOf(named, file.address) : undefined;
      const loaded = address === undefined ? undefined : await loadReference(address, surroundings);
      if (loaded !== undefined && !('message' in loaded))
        definitions.push({ root: loaded, context: { kind, isFilled: false } });
    }
    return { definitions, problems, description: 'a Pulumi program' };
  },
};

function resolver(resources: JsonObject): Resolve {
  return (reference) => {
    const [name = '', property = ''] = reference.split('.', 2);
    const resource = own(resources, name);
    const type = isObject(resource) ? own(resource, 'type') : undefined;
    if (typeof type !== 'string') return undefined;
    // Both `aws:lambda:Function` and `aws:lambda/function:Function`.
    const outputs = OUTPUTS[type.replace(/^aws:/, '').replace(/\/[^:]*/, '')];
    const shape = outputs !== undefined && Object.hasOwn(outputs, property) ? outputs[property] : undefined;
    return shape === undefined ? undefined : shapedPieces(shape, reference);
  };
}
