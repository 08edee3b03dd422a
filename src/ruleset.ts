import type { RulesetDefinition, RulesetFunction } from '@stoplight/spectral-core';
import { isObject } from './openapi/json.js';
import { apiOf } from './openapi/model/api.js';
import type { ApiKind } from './openapi/model/node.js';
import type { Rule } from './rule.js';
import { readOptions } from './rule-options.js';
import { rules } from './rules/index.js';

/** Where the page of a rule is: this, the rule's id, `.md`. */
export const DOCS = 'https://github.com/apigw-lint/apigw-lint/blob/main/docs/rules/';

/** Documents of OpenAPI, and fragments of one that carry API Gateway's extensions. */
function openapi(document: unknown): boolean {
  return (
    isObject(document) &&
    ('openapi' in document || 'swagger' in document || 'paths' in document || isPathsMap(document))
  );
}

function isPathsMap(document: object): boolean {
  const keys = Object.keys(document);
  return keys.length > 0 && keys.every((key) => key.startsWith('/') || key.startsWith('x-'));
}

/** A break between two braces that nobody sees, so that Spectral does not take a quoted `{{ x }}` for a variable of its own. */
export const BRACE_BREAK = '\u2060';

/** Spectral decodes each segment as one of a JSON pointer, and so wants it encoded. */
function encode(segment: string | number): string {
  return String(segment).replaceAll('~', '~0').replaceAll('/', '~1');
}

function checker(rule: Rule, api: ApiKind | undefined): RulesetFunction {
  const check: RulesetFunction = (document, options) => {
    if (!isObject(document)) return [];
    return rule.findings(apiOf(document, api), options).map(({ path, message }) => ({
      message: message.replaceAll('{{', `{${BRACE_BREAK}{`),
      path: path.map(encode),
    }));
  };
  // The name shows up when a check crashes; Spectral has the validator look at `functionOptions`.
  Object.defineProperty(check, 'name', { value: rule.id });
  return Object.assign(check, { validator: (options: unknown) => void readOptions(rule, options) });
}

/**
 * The Spectral ruleset of some rules.
 * @param from the rules
 * @param api the kind of API, to have all documents taken for it instead of looking at each
 */
export function rulesetOf(from: readonly Rule[], api?: ApiKind): RulesetDefinition {
  return {
    documentationUrl: DOCS,
    rules: Object.fromEntries(
      from.map((rule) => [
        rule.id,
        {
          description: rule.summary,
          documentationUrl: `${DOCS}${rule.id}.md`,
          severity: rule.severity,
          recommended: rule.recommended ?? true,
          formats: [openapi],
          resolved: false,
          given: '$',
          message: '{{error}}',
          then: { function: checker(rule, api) },
        },
      ]),
    ),
  };
}

export default rulesetOf(rules);
