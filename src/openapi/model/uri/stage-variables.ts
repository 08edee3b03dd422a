import { INTEGRATION_PROPERTIES } from '../../aws/integration-properties.js';
import { own } from '../../json.js';
import { isHole, type Text, textOf } from '../../text/template-text.js';
import type { Api } from '../api.js';
import { entries, type Integration, isHttp, textAt } from '../integration.js';
import { integrationResponsesOf } from '../integration-response.js';
import { integrationsWith } from '../integrations-by-key.js';
import { parseResponseValue } from '../mapping/mapping.js';
import { requestMappingsOf } from '../mapping/request-mapping.js';
import type { Node } from '../node.js';
import { onceEach } from '../once-each.js';
import { awsUriMistakeOf } from './aws-uri-mistake.js';
import { isNoUrl } from './http-url.js';

/**
 * The properties of an integration that are filled with stage variables, as `${stageVariables.name}`.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/aws-api-gateway-stage-variables-reference.html (read 2026-11-22)
 */
const STAGE_VARIABLE_PROPERTIES: readonly string[] = ['uri', 'credentials', 'connectionId', 'integrationTarget'];

/** A stage variable that is not spelled as its place wants it. */
export interface MisspelledStageVariable extends Node {
  readonly written: string;
  /** How it is written there. */
  readonly right: string;
}

/** A stage variable where none can be. */
export interface MisplacedStageVariable extends Node {
  readonly property: string;
  readonly written: string;
}

/** A text of an integration that stage variables may be in. */
export interface VariableText extends Node {
  readonly integration: Integration;
  readonly property: string;
  readonly text: Text;
}

const BARE = /[${]{0,2}\bstageVariables\.[\w-]+\}?/;

const MAPPED = /^stageVariables\.\w{1,64}$/;

/** The texts under the properties that stage variables fill, as far as they have holes in them or speak of stage variables. */
export const variableTextsOf = onceEach((api: Api): readonly VariableText[] => {
  const texts: VariableText[] = [];
  for (const property of STAGE_VARIABLE_PROPERTIES) {
    for (const integration of integrationsWith(property)(api)) {
      const text = textAt(integration.value, property);
      if (text !== undefined && mayHoldVariable(text))
        texts.push({ path: [...integration.path, property], integration, property, text });
    }
  }
  return texts;
});

/** The properties that are read before stage variables have values, with the first one in each. */
export function misplacedStageVariablesOf(api: Api): MisplacedStageVariable[] {
  const found: MisplacedStageVariable[] = [];
  for (const { name, shape, values } of INTEGRATION_PROPERTIES) {
    if (values === undefined && shape !== 'integer') continue;
    for (const integration of integrationsWith(name)(api)) {
      const written = own(integration.value, name);
      const text = typeof written === 'string' && !written.includes('$') ? undefined : textAt(integration.value, name);
      const hole = text?.pieces.filter(isHole).find(({ kind }) => kind === 'stage');
      if (hole !== undefined) found.push({ path: [...integration.path, name], property: name, written: hole.source });
    }
  }
  return found;
}

/** The stage variables in a REST API that are misspelled: without braces in a property, with a `$` in a mapping. */
export function misspelledStageVariablesOf(api: Api): MisspelledStageVariable[] {
  const found: MisspelledStageVariable[] = [];
  for (const { path, integration, property, text } of variableTextsOf(api)) {
    const written = isJudged(integration, property) ? undefined : bareIn(text);
    if (written !== undefined) found.push({ path, written, right: `\${stageVariables.${nameIn(written)}}` });
  }
  for (const { path, text, source } of requestMappingsOf(api)) {
    const misspelled = text && misspelledIn(text, () => source?.kind === 'stage-variable');
    if (misspelled !== undefined) found.push({ path, ...misspelled });
  }
  for (const response of api.integrations.flatMap(integrationResponsesOf)) {
    for (const [key, value] of entries(response, 'responseParameters')) {
      const text = typeof value === 'string' ? textOf(value) : undefined;
      const misspelled = text && misspelledIn(text, () => parseResponseValue(text).kind === 'stage-variable');
      if (misspelled !== undefined) found.push({ path: [...response.path, 'responseParameters', key], ...misspelled });
    }
  }
  return found;
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

function misspelledIn(text: Text, isStageVariable: () => boolean): Omit<MisspelledStageVariable, 'path'> | undefined {
  if (!mayHoldVariable(text)) return undefined;
  const [only, ...others] = text.pieces;
  const isBraced = only !== undefined && others.length === 0 && isHole(only) && only.kind === 'stage';
  // A hole inside the name may hold anything.
  if (!isBraced && (text.literal === undefined || !isStageVariable())) return undefined;
  const written = text.source.trim();
  return MAPPED.test(written) ? undefined : { written, right: `stageVariables.${nameIn(written)}` };
}

function mayHoldVariable({ literal }: Text): boolean {
  return literal === undefined || literal.includes('stageVariables');
}

function nameIn(written: string): string {
  return /stageVariables\.(\w{1,64})(?![\w-])/.exec(written)?.[1] ?? 'NAME';
}
