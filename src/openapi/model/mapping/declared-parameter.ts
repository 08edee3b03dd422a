import { suggest } from '../../../wording/suggest.js';
import { hasHoles, textOf } from '../../text/template-text.js';
import type { Api } from '../api.js';
import type { Operation } from '../operation.js';
import { segmentsOf } from '../path-segment.js';
import { hasPlainParameter } from '../plain-declaration.js';
import type { MappedParameter, SourceLocation } from './mapping.js';

/** What is known of the declaration of a parameter that a mapping reads. */
export type Declaration =
  | 'declared'
  /** Nobody knows until deployment, or, in a fragment, before it is put together with the rest. */
  | 'unknown'
  /** The greedy variable of the path, for which there is no entry in `parameters`. */
  | 'greedy'
  | 'undeclared';

/** Multi-value forms read the same parameter. */
const IN: Readonly<Record<SourceLocation, string>> = {
  header: 'header',
  multivalueheader: 'header',
  multivaluequerystring: 'query',
  path: 'path',
  querystring: 'query',
};

const LOCATIONS: ReadonlyMap<string, string> = new Map([
  ['header', 'header'],
  ['path', 'path'],
  ['query', 'querystring'],
]);

/**
 * Whether the parameter that a mapping reads is declared: as an entry of `parameters`, in the same case, or as a simple
 * variable of the path, for which API Gateway adds one itself. For a greedy variable it does not.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-parameter-mapping-sources.html
 */
export function declarationOf(source: MappedParameter<SourceLocation>, operation: Operation, api: Api): Declaration {
  const name = source.name.literal;
  const place = IN[source.location];
  if (name === undefined || api.isFragment) return 'unknown';
  if (hasPlainParameter(operation, place, name)) return 'declared';
  if (operation.parameters === undefined) return 'unknown';
  if (operation.parameters.some((parameter) => parameter.name === name && parameter.in === place)) return 'declared';
  const candidates = operation.parameters.filter((parameter) => parameter.in === place);
  if (candidates.some((parameter) => isTemplate(parameter.name))) return 'unknown';
  if (source.location !== 'path') return 'undeclared';
  const segments = segmentsOf(operation.pathItem);
  if (segments.some(({ text }) => hasHoles(text))) return 'unknown';
  const variable = segments.find((segment) => segment.variable === name);
  if (variable === undefined) return 'undeclared';
  // A declared `proxy+` is a mistake in the declaration, not in the mapping.
  return !variable.isGreedy || candidates.some((parameter) => parameter.name === `${name}+`) ? 'declared' : 'greedy';
}

/** The mapping source that an undeclared one most likely stands for: other case, other location, or a near spelling. */
export function suggestSource(
  { name, location }: MappedParameter<SourceLocation>,
  operation: Operation,
): string | undefined {
  const declared = (operation.parameters ?? []).flatMap((parameter) => {
    const written = LOCATIONS.get(parameter.in);
    return written === undefined ? [] : [{ name: parameter.name, in: parameter.in, written }];
  });
  // API Gateway declares the simple variables of the path itself.
  for (const { variable, isGreedy } of segmentsOf(operation.pathItem))
    if (variable !== undefined && !isGreedy) declared.push({ name: variable, in: 'path', written: 'path' });
  const folded = name.source.toLowerCase();
  const here = declared.filter((parameter) => parameter.in === IN[location]);
  const names = here.map((parameter) => parameter.name);
  const nearest = suggest(name.source, names);
  const near =
    here.find((parameter) => parameter.name.toLowerCase() === folded) ??
    declared.find((parameter) => parameter.name === name.source) ??
    here.find((parameter) => parameter.name === nearest);
  if (near === undefined) return undefined;
  return `method.request.${near.in === IN[location] ? location : near.written}.${near.name}`;
}

function isTemplate(name: string): boolean {
  const text = textOf(name);
  return text !== undefined && hasHoles(text);
}
