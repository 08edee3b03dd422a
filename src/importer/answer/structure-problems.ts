import type { OpenAPI } from 'openapi-types';
import { fromPointer, isObject, type JsonPath } from '../../openapi/json.js';

/** Where a document is not what the schema of OpenAPI says. */
export interface StructureProblem {
  readonly path: JsonPath;
  /** In the words of the schema's validator. */
  readonly message: string;
}

/**
 * Validates the structure of a document against the schema of OpenAPI 3.0 or Swagger 2.0. API Gateway accepts much that the
 * schema does not, so this refuses nothing: it says where to look when API Gateway refuses a document without saying where.
 * The innermost problems come first; none if the validator cannot judge the document at all.
 * @param json the document as it is sent; its references are not followed
 */
export async function structureProblems(json: string): Promise<readonly StructureProblem[]> {
  const copy: unknown = JSON.parse(json);
  if (!isDocument(copy)) return [];
  const { default: SwaggerParser } = await import('@apidevtools/swagger-parser');
  try {
    await SwaggerParser.validate(copy, {
      resolve: { external: false },
      // References expanded in their places would multiply.
      dereference: { circular: 'ignore', excludedPathMatcher: () => true },
      validate: { schema: true, spec: false },
    });
    return [];
  } catch (error) {
    return problemsIn(error);
  }
}

/** The validator reads these members before it validates anything. */
function isDocument(value: unknown): value is OpenAPI.Document {
  return isObject(value) && isObject(value.paths) && (typeof value.openapi === 'string' || value.swagger === '2.0');
}

function problemsIn(error: unknown): StructureProblem[] {
  const details: unknown = error instanceof Error && 'details' in error ? error.details : undefined;
  if (!Array.isArray(details)) return [];
  return details.flatMap(problemIn).sort((a, b) => b.path.length - a.path.length);
}

/** That a value is not a reference either says nothing. */
function problemIn(detail: unknown): StructureProblem[] {
  if (!isObject(detail)) return [];
  const { instancePath, message, keyword, params } = detail;
  if (typeof instancePath !== 'string' || typeof message !== 'string' || keyword === 'oneOf') return [];
  if (isObject(params) && params.missingProperty === '$ref') return [];
  return [{ path: fromPointer(instancePath), message }];
}
