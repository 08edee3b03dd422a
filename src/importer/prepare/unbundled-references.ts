import type { Problem } from '../../document/index.js';
import { referenceSites } from '../../document/references/sites.js';
import { isObject, type JsonObject, own, valueAt } from '../../openapi/json.js';
import { quote } from '../../wording/quote.js';
import type { Places } from './locations.js';
import type { PlacedProblem } from './report-at-locations.js';

/** API Gateway understands references to the models of its own APIs. */
const AWS_MODEL = /^https:\/\/apigateway\.amazonaws\.com\/restapis\//;

/**
 * The references of a document that still lead out of it, and so to nothing once it is sent.
 * @param problems what reading the document found; its words are used where it says why a reference was not followed
 */
export function unbundledReferences(
  document: JsonObject,
  problems: readonly Problem[],
  { locatePointer }: Places,
): PlacedProblem[] {
  return [...referenceSites(document, [], 'object', new Set())].flatMap(({ reference, path }) => {
    if (reference.startsWith('#') || AWS_MODEL.test(reference) || isModelName(document, reference)) return [];
    const place = locatePointer([...path, '$ref']);
    const said = problems.find(
      ({ location }) =>
        location.file === place.file && location.start.line === place.line && location.start.column === place.column,
    );
    const message = said?.message ?? `${quote(reference)} was not followed. Name a file, without placeholders.`;
    return [{ rule: 'invalid-ref', severity: 'error', message, place }];
  });
}

/** In Swagger 2.0 `$ref: Pet` is short for `#/definitions/Pet`. */
function isModelName(document: JsonObject, reference: string): boolean {
  if (/[./\\#:]/.test(reference)) return false;
  return [own(document, 'definitions'), valueAt(document, ['components', 'schemas'])].some(
    (models) => isObject(models) && Object.hasOwn(models, reference),
  );
}

/** Whether a problem is about the same place as one of these. */
export function isAmong({ code, location }: Problem, found: readonly PlacedProblem[]): boolean {
  const { file, start } = location;
  return (
    code === 'invalid-ref' &&
    found.some(({ place }) => place.file === file && place.line === start.line && place.column === start.column)
  );
}
