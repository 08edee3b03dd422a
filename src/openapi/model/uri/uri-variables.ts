import type { JsonPath } from '../../json.js';
import { isFunction, type Text, textOf } from '../../text/template-text.js';
import { entries, has, type Integration, isAwsService, isHttp, isProxy, isUnknownAt } from '../integration.js';
import { mappingsIn } from '../mapping/request-mapping.js';
import { onceEach } from '../once-each.js';

/** A `{name}` in an integration uri, which `integration.request.path.name` fills. */
export interface UriVariable {
  readonly name: string;
  /** `{name+}`, as in paths, where a uri has no such thing. */
  readonly isGreedy: boolean;
}

/** A mapping to `integration.request.path.name`. */
export interface PathMapping {
  readonly name: string;
  /** Where it stands, from the integration on. */
  readonly at: JsonPath;
}

/** The dollar sign of `${name}` makes it something else; `{stageVariables.name}` lacks it, which another rule says. */
const VARIABLE = /(?<!\$)\{(?!stageVariables\.)([\w.:$-]+)(\+?)\}/g;

/** The text of an integration that may hold variables: an HTTP uri, or the `path/` of an AWS service. */
export function variableTextOf(integration: Integration): Text | undefined {
  if (isHttp(integration)) return integration.uri;
  return isAwsService(integration) && integration.awsUri?.form === 'path' ? integration.awsUri.name : undefined;
}

/** The variables of a text, each once, in their order. */
export const uriVariablesOf = onceEach((text: Text): readonly UriVariable[] => {
  const variables = new Map<string, UriVariable>();
  for (const piece of text.pieces) {
    if (typeof piece !== 'string' || !piece.includes('{')) continue;
    for (const [whole, name = '', plus] of piece.matchAll(VARIABLE))
      variables.set(whole, { name, isGreedy: plus === '+' });
  }
  return [...variables.values()];
});

/** The path mappings of an integration; `undefined` if some are not known until deployment. */
export const pathMappingsOf = onceEach((integration: Integration): readonly PathMapping[] | undefined => {
  if (isUnknownAt(integration, 'requestParameters') || has(integration, 'integrationSubtype')) return undefined;
  const mappings: PathMapping[] = [];
  for (const { target, key } of mappingsIn(integration)) {
    if (target.kind === 'unknown') return undefined;
    if (target.kind !== 'parameter' || target.location !== 'path') continue;
    if (target.name.literal === undefined) return undefined;
    mappings.push({ name: target.name.literal, at: ['requestParameters', key] });
  }
  return mappings;
});

/** The variables of an integration's uri that certainly nothing fills. */
export function unfilledVariablesOf(integration: Integration): UriVariable[] {
  const text = variableTextOf(integration);
  const variables = text === undefined ? [] : uriVariablesOf(text);
  // HTTP APIs, which alone know this property, fill variables by themselves.
  if (variables.length === 0 || has(integration, 'payloadFormatVersion')) return [];
  const mappings = pathMappingsOf(integration);
  if (mappings === undefined || mayOverridePath(integration)) return [];
  return variables.filter(({ name, isGreedy }) => isGreedy || !mappings.some((mapping) => mapping.name === name));
}

/**
 * Whether a request template may fill path variables, with `$context.requestOverride.path.name`. Proxies have no templates.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-override-request-response-parameters.html
 */
function mayOverridePath(integration: Integration): boolean {
  if (isProxy(integration)) return false;
  return (
    isUnknownAt(integration, 'requestTemplates') ||
    entries(integration, 'requestTemplates').some(([, template]) => isUnknownTemplate(template))
  );
}

/** A template that comes from elsewhere may say anything; `$name` and `${name}` in one that is written are VTL. */
function isUnknownTemplate(template: unknown): boolean {
  if (isFunction(template)) return true;
  const text = textOf(template);
  if (text === undefined) return false;
  return text.source.includes('requestOverride') || /^\s*(?:\$\{[^}]*\}|\{\{.*\}\}|<%.*%>)\s*$/s.test(text.source);
}
