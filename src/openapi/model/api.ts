import { type JsonObject, own } from '../json.js';
import { textOf } from '../text/template-text.js';
import { apiKindOf } from './api-kind.js';
import { type Integration, integrationsOf } from './integration.js';
import { hasKnownKeys } from './known-keys.js';
import type { ApiKind, DocumentNode } from './node.js';
import { type Operation, operationsOf, type Path, type PathItem, pathItemsOf, pathsOf } from './operation.js';
import { type SecurityScheme, securitySchemesOf } from './security-scheme.js';

/** The model of one document: every part found once, in document order. Parts are made when first asked for. */
export interface Api {
  readonly kind: ApiKind;
  readonly document: DocumentNode;
  /** The value of `openapi` or `swagger` as text. A fragment has none. */
  readonly version: string | undefined;
  /** A part of a document that some tool puts together with others: what it does not declare may be declared elsewhere. */
  readonly isFragment: boolean;
  readonly paths: readonly Path[];
  readonly pathItems: readonly PathItem[];
  readonly operations: readonly Operation[];
  readonly integrations: readonly Integration[];
  /** The security schemes by name; `undefined` if they are not known until deployment. */
  readonly securitySchemes: ReadonlyMap<string, SecurityScheme> | undefined;
}

const known = new WeakMap<JsonObject, Map<ApiKind | undefined, Api>>();

/**
 * The model of a document; built once for each document and kind.
 * @param document what the file holds, with local `$ref`s still in place
 * @param kind the kind of API, when the user says it; else it is read off the document
 */
export function apiOf(document: JsonObject, kind?: ApiKind): Api {
  let models = known.get(document);
  if (models === undefined) {
    models = new Map();
    known.set(document, models);
  }
  let api = models.get(kind);
  if (api === undefined) {
    api = build(document, kind);
    models.set(kind, api);
  }
  return api;
}

function build(document: JsonObject, kind: ApiKind | undefined): Api {
  const version = own(document, 'openapi') ?? own(document, 'swagger');
  const isVersioned = Object.hasOwn(document, 'openapi') || Object.hasOwn(document, 'swagger');
  const lazy = <T>(make: () => T): (() => T) => {
    let made: { readonly value: T } | undefined;
    return () => {
      made ??= { value: make() };
      return made.value;
    };
  };
  const paths = lazy(() => pathsOf(document));
  const pathItems = lazy(() => pathItemsOf(document, paths()));
  const operations = lazy(() => operationsOf(document, pathItems()));
  const integrations = lazy(() => operations().flatMap((operation) => integrationsOf(operation, document)));
  const securitySchemes = lazy(() => securitySchemesOf(document));
  return {
    kind: kind ?? apiKindOf(document, paths(), integrations()),
    document: { path: [], value: document },
    // YAML reads an unquoted `2.0` as the number 2.
    version: version === 2 ? '2.0' : textOf(version)?.source,
    isFragment: !isVersioned || !hasKnownKeys(document),
    get paths() {
      return paths();
    },
    get pathItems() {
      return pathItems();
    },
    get operations() {
      return operations();
    },
    get integrations() {
      return integrations();
    },
    get securitySchemes() {
      return securitySchemes();
    },
  };
}
