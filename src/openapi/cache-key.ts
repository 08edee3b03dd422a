import { suggest } from '../wording/suggest.js';
import { type JsonPath, own } from './json.js';
import type { Api } from './model/api.js';
import { entries, type Integration, isUnknownAt } from './model/integration.js';
import { declarationOf, suggestSource } from './model/mapping/declared-parameter.js';
import { parseSource, parseTarget } from './model/mapping/mapping.js';
import { repairSource } from './model/mapping/mapping-repair.js';
import { readSamples } from './text/sample.js';
import { hasHoles, type Text, textOf } from './text/template-text.js';

/** An entry of `cacheKeyParameters` that API Gateway refuses. */
export interface FaultyCacheKey {
  readonly key: string;
  /** Where it stands, from the integration on. */
  readonly at: JsonPath;
  readonly fault: 'malformed' | 'undeclared' | 'unmapped';
  /** What it most likely stands for. */
  readonly repaired: string | undefined;
}

/** The exports of API Gateway have held this form, which its import refuses. */
const EXPORTED = /^method\.input\.params\.(.+)$/s;

/**
 * The entries of `cacheKeyParameters` that certainly name neither a declared nor a mapped parameter. What AWS does with a
 * context variable, a stage variable or the body is not documented, so they are let through.
 */
export function faultyCacheKeysOf(integration: Integration, api: Api): FaultyCacheKey[] {
  const list = own(integration.value, 'cacheKeyParameters');
  if (!Array.isArray(list)) return [];
  return list.flatMap((written, index) => {
    const text = textOf(written);
    const found = text && text.source !== '' ? faultOf(readSamples(text), integration, api) : undefined;
    return text && found ? [{ key: text.source, at: ['cacheKeyParameters', index], ...found }] : [];
  });
}

function faultOf(
  text: Text,
  integration: Integration,
  api: Api,
): Pick<FaultyCacheKey, 'fault' | 'repaired'> | undefined {
  const { operation } = integration;
  if (parseTarget(text).kind === 'parameter') {
    const repaired = unmappedKey(text, integration);
    return repaired === undefined ? undefined : { fault: 'unmapped', repaired: repaired.near };
  }
  const source = parseSource(text);
  if (source.kind === 'parameter') {
    const declaration = declarationOf(source, operation, api);
    const isFaulty = declaration === 'undeclared' || declaration === 'greedy';
    return isFaulty ? { fault: 'undeclared', repaired: suggestSource(source, operation) } : undefined;
  }
  if (source.kind !== 'malformed') return undefined;
  const [, name] = EXPORTED.exec(text.source) ?? [];
  const repaired = name === undefined ? repairSource(text.source) : declaredSource(name, integration);
  return { fault: 'malformed', repaired: repaired?.startsWith('method.') ? repaired : undefined };
}

/** The mapped key that an unmapped one may stand for; `undefined` if it is mapped or that is not known. */
function unmappedKey(text: Text, integration: Integration): { readonly near: string | undefined } | undefined {
  const keys = entries(integration, 'requestParameters').map(([key]) => key);
  if (hasHoles(text) || isUnknownAt(integration, 'requestParameters') || keys.includes(text.source)) return undefined;
  return keys.some((key) => key.startsWith('Fn::') || textOf(key)?.literal === undefined)
    ? undefined
    : { near: suggest(text.source, keys) };
}

function declaredSource(name: string, { operation }: Integration): string | undefined {
  const found = operation.parameters?.find((parameter) => parameter.name === name);
  const location = found?.in === 'query' ? 'querystring' : found?.in;
  return location === undefined ? undefined : `method.request.${location}.${name}`;
}
