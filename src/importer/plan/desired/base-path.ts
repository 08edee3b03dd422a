import { isObject, type JsonObject, own } from '../../../openapi/json.js';
import { text } from '../form/normal-form.js';

/** What an import does with the base path; see the options of a deploy. */
type BasePathMode = 'ignore' | 'prepend' | 'split';

/**
 * The path that an import puts before all paths of a document; empty for none.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api-basePath.html
 */
export function prefixOf(document: JsonObject, mode: BasePathMode): string {
  if (mode === 'ignore') return '';
  const segments = segmentsIn(basePathOf(document));
  return joined(mode === 'split' ? segments.slice(1) : segments);
}

/** A path of a document as API Gateway stores it. */
export function resourcePath(prefix: string, template: string): string {
  return joined([...segmentsIn(prefix), ...segmentsIn(template)]) || '/';
}

/** A path and all above it, the root first: an import makes a resource of each. */
export function pathsDownTo(path: string): string[] {
  const segments = segmentsIn(path);
  return ['/', ...segments.map((_, index) => joined(segments.slice(0, index + 1)))];
}

function segmentsIn(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

function joined(segments: readonly string[]): string {
  return segments.map((segment) => `/${segment}`).join('');
}

/** `basePath` of Swagger 2.0; the server variable of that name, or the path of the first server's URL, of OpenAPI 3.0. */
function basePathOf(document: JsonObject): string {
  const written = text(own(document, 'basePath'));
  if (typeof written === 'string') return written;
  const servers = own(document, 'servers');
  const server: unknown = Array.isArray(servers) ? servers[0] : undefined;
  if (!isObject(server)) return '';
  const named = defaultOf(server, 'basePath');
  if (named !== undefined) return named;
  const url = text(own(server, 'url'));
  const path =
    typeof url === 'string' ? url.replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/]*/i, '').replace(/[?#].*$/s, '') : '';
  return path.replace(/\{([^{}]+)\}/g, (variable, name: string) => defaultOf(server, name) ?? variable);
}

function defaultOf(server: JsonObject, name: string): string | undefined {
  const variables = own(server, 'variables');
  const variable = isObject(variables) ? own(variables, name) : undefined;
  const value = isObject(variable) ? text(own(variable, 'default')) : undefined;
  return typeof value === 'string' ? value : undefined;
}
