import { awsUriMistakeOf } from './aws-uri-mistake.js';
import { isNoUrl } from './http-url.js';
import { entries, type Integration, isHttp, textAt } from './integration.js';
import { integrationResponsesOf } from './integration-response.js';
import type { JsonPath } from './json.js';
import { parseResponseValue } from './mapping.js';
import { requestMappingsOf } from './request-mapping.js';
import { isHole, type Text, textOf } from './template-text.js';

/**
 * The properties of an integration that are filled with stage variables, as `${stageVariables.name}`.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/aws-api-gateway-stage-variables-reference.html (read 2026-11-22)
 */
export const STAGE_VARIABLE_PROPERTIES: readonly string[] = ['uri', 'credentials', 'connectionId', 'integrationTarget'];

/** A stage variable that is not spelled as its place wants it. */
export interface MisspelledStageVariable {
  /** Where it stands, from the integration on. */
  readonly at: JsonPath;
  readonly written: string;
  /** How it is written there. */
  readonly right: string;
}

const BARE = /[${]{0,2}\bstageVariables\.\w+\}?/;

const MAPPED = /^stageVariables\.\w{1,64}$/;

/** The stage variables of an integration in a REST API that are misspelled: without braces in a property, with a `$` in a mapping. */
export function* misspelledStageVariables(integration: Integration): Iterable<MisspelledStageVariable> {
  for (const property of STAGE_VARIABLE_PROPERTIES) {
    const text = textAt(integration.value, property);
    const written = text === undefined || isJudged(integration, property) ? undefined : bareIn(text);
    if (written !== undefined) yield { at: [property], written, right: `\${stageVariables.${nameIn(written)}}` };
  }
  for (const { at, text, source } of requestMappingsOf(integration)) {
    if (text !== undefined) yield* inMapping(at, text, source?.kind === 'stage-variable');
  }
  for (const response of integrationResponsesOf(integration)) {
    for (const [key, value] of entries(response, 'responseParameters')) {
      const text = typeof value === 'string' ? textOf(value) : undefined;
      const at = [...response.path.slice(integration.path.length), 'responseParameters', key];
      if (text !== undefined) yield* inMapping(at, text, parseResponseValue(text).kind === 'stage-variable');
    }
  }
}

/** Whether the uri has a mistake that another rule reports. */
function isJudged(integration: Integration, property: string): boolean {
  if (property !== 'uri' || integration.uri === undefined) return false;
  return awsUriMistakeOf(integration) !== undefined || (isHttp(integration) && isNoUrl(integration.uri));
}

function bareIn(text: Text): string | undefined {
  for (const piece of text.pieces) {
    const written = isHole(piece) ? undefined : BARE.exec(piece)?.[0];
    if (written !== undefined) return written;
  }
  return undefined;
}

function* inMapping(at: JsonPath, text: Text, isStageVariable: boolean): Iterable<MisspelledStageVariable> {
  const [only, ...others] = text.pieces;
  const isBraced = only !== undefined && others.length === 0 && isHole(only) && only.kind === 'stage';
  // A hole inside the name may hold anything.
  if (!isBraced && (!isStageVariable || text.literal === undefined)) return;
  const written = text.source.trim();
  if (!MAPPED.test(written)) yield { at, written, right: `stageVariables.${nameIn(written)}` };
}

function nameIn(written: string): string {
  return /stageVariables\.(\w{1,64})/.exec(written)?.[1] ?? 'NAME';
}
