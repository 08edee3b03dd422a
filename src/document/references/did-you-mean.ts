import type { JsonPath } from '../../openapi/json.js';
import { toPointer } from '../../openapi/json.js';
import { quote } from '../../wording/quote.js';
import { suggest } from '../../wording/suggest.js';

/** Names of sections that OpenAPI 3 and Swagger 2.0 keep in different places. */
const OTHER_SECTIONS: readonly (readonly [string, string])[] = [
  ['/components/schemas/', '/definitions/'],
  ['/components/parameters/', '/parameters/'],
  ['/components/responses/', '/responses/'],
  ['/components/securitySchemes/', '/securityDefinitions/'],
];

/** A sentence that offers the nearest name that exists, with a space before it; empty if none is near. */
export function didYouMean(
  missing: { readonly path: JsonPath; readonly key: string; readonly keys: readonly string[] },
  pointer: JsonPath,
  exists: (pointer: string) => boolean,
): string {
  const written = toPointer(pointer);
  const elsewhere = OTHER_SECTIONS.flatMap(([a, b]) => [swap(written, a, b), swap(written, b, a)]).find(
    (candidate) => candidate !== undefined && exists(candidate),
  );
  if (elsewhere !== undefined) return ` Did you mean ${quote(`#${elsewhere}`)}?`;
  const near = suggest(missing.key, missing.keys);
  if (near === undefined) return '';
  const rest = pointer.slice(missing.path.length + 1);
  return ` Did you mean ${quote(`#${toPointer([...missing.path, near, ...rest])}`)}?`;
}

function swap(pointer: string, from: string, to: string): string | undefined {
  return pointer.startsWith(from) ? `${to}${pointer.slice(from.length)}` : undefined;
}
