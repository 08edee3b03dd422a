import { onceEachKey } from '../../text/once-each-key.js';
import { readSamples } from '../../text/sample.js';
import { isFunction, literalText, type Text, textOf } from '../../text/template-text.js';
import type { Api } from '../api.js';
import { entries, isCustom } from '../integration.js';
import { type IntegrationResponse, integrationResponsesOf } from '../integration-response.js';
import { integrationsWith } from '../integrations-by-key.js';
import type { Node } from '../node.js';
import { onceEach } from '../once-each.js';
import { hasPlainHeader } from '../plain-declaration.js';
import { parseResponseTarget, parseResponseValue, type ResponseSource, type ResponseTarget } from './mapping.js';
import { repairLiteral } from './mapping-repair.js';

/** An entry of an integration response's `responseParameters`. */
export interface ResponseMapping extends Node {
  readonly response: IntegrationResponse;
  readonly key: string;
  readonly value: unknown;
  readonly target: ResponseTarget;
  /** The value, if it is a string or a CloudFormation function that makes one, and not empty. */
  readonly text: Text | undefined;
  /** What {@link text} says. */
  readonly source: ResponseSource | undefined;
}

const UNKNOWN = { kind: 'unknown' } as const;

/** Mirrors of other expressions, which no page of AWS has here, but of which no refusal has been recorded either. */
const UNPROVEN_TARGET = /^method\.response\.multivalueheader\b/;
const UNPROVEN_SOURCE = /^method\.request\./;

/** `integration.response.header.X` on the wrong side, `method.response.headers.X`, `append:header.X` of HTTP APIs, `X`. */
const TARGET =
  /^(?:(?:(?:(?:integration|method)\.)?response\.|gatewayresponse\.|(?:append|overwrite):)?headers?\.)?([\w-]+)$/i;

/** `integration.response.headers.X`, `method.response.header.X` on the wrong side, `$response.header.X` of HTTP APIs. */
const HEADER_SOURCE = /^\$?(?:(?:integration|method)\.)?response\.headers?\.(.+)$/s;
const BODY_SOURCE = /^\$?(?:(?:integration|method)\.)?response\.(body(?:\..+)?)$/s;

/** The response mappings of integrations that are not proxies; those not known until deployment are left out. */
export const responseMappingsOf = onceEach((api: Api): readonly ResponseMapping[] => {
  const mappings: ResponseMapping[] = [];
  for (const integration of integrationsWith('responses')(api)) {
    if (!isCustom(integration)) continue;
    for (const response of integrationResponsesOf(integration)) {
      for (const [key, value] of entries(response, 'responseParameters'))
        mappings.push({
          path: [...response.path, 'responseParameters', key],
          response,
          key,
          value,
          ...read(key, value),
        });
    }
  }
  return mappings;
});

/** Whether the operation plainly declares the header that a mapping sets. */
export function isPlainlyDeclared({ response, target }: ResponseMapping): boolean {
  const name = target.kind === 'parameter' ? target.name.literal : undefined;
  const status = response.statusCode?.literal;
  if (name === undefined || status === undefined) return false;
  return hasPlainHeader(response.integration.operation, status, name);
}

function read(key: string, value: unknown): Pick<ResponseMapping, 'target' | 'text' | 'source'> {
  const { text, source } = typeof value === 'string' ? readText(value) : readValue(value);
  return { target: targetOf(key), text, source };
}

const readText = onceEachKey(readValue);

function readValue(value: unknown): Pick<ResponseMapping, 'text' | 'source'> {
  const written = typeof value === 'string' || isFunction(value) ? textOf(value) : undefined;
  const text = written?.source === '' ? undefined : written && readSamples(written);
  const source = text && (UNPROVEN_SOURCE.test(text.source) ? UNKNOWN : parseResponseValue(text));
  return { text, source };
}

const targetOf = onceEachKey((key) =>
  UNPROVEN_TARGET.test(key) ? UNKNOWN : parseResponseTarget(readSamples(textOf(key) ?? literalText(key))),
);

/** The key of `responseParameters` that a malformed one most likely stands for. */
export function repairResponseTarget(key: string): string | undefined {
  const [, name] = TARGET.exec(key.trim()) ?? [];
  return name === undefined ? undefined : `method.response.header.${name}`;
}

/** The value of `responseParameters` that a malformed one most likely stands for: another expression, or quoted text. */
export function repairResponseSource(value: string): string | undefined {
  const text = value.trim();
  const [, header] = HEADER_SOURCE.exec(text) ?? [];
  if (header !== undefined) return `integration.response.header.${header}`;
  const [, body] = BODY_SOURCE.exec(text) ?? [];
  if (body !== undefined) return `integration.response.${body}`;
  // Quotes around quotes, and quotes around a part only.
  return /^"?'/.test(text) ? `'${text.replace(/["']/g, '')}'` : repairLiteral(text);
}
