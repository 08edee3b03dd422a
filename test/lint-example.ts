import { Document, Spectral } from '@stoplight/spectral-core';
import { Yaml } from '@stoplight/spectral-parsers';
import type { Example } from '../src/openapi/examples.js';
import { toPointer } from '../src/openapi/json.js';
import type { Rule } from '../src/rule.js';
import { rulesetOf } from '../src/ruleset.js';

/** What some rules find in a document, by stock Spectral: rule id and JSON pointer, sorted. */
export async function lintText(text: string, rules: readonly Rule[], api?: Example['api']) {
  const spectral = new Spectral();
  spectral.setRuleset(
    rulesetOf(
      rules.map((rule) => ({ ...rule, recommended: true })),
      api,
    ),
  );
  const results = await spectral.run(new Document(text, Yaml, 'openapi.yaml'));
  return results
    .filter((result) => String(result.code).startsWith('apigw-'))
    .map((result) => ({
      rule: String(result.code),
      pointer: toPointer(result.path.map(String)),
      message: result.message,
    }));
}

/** What some rules find in an example. */
export const lintExample = (example: Example, rules: readonly Rule[]) =>
  lintText(example.yaml.document, rules, example.api);
