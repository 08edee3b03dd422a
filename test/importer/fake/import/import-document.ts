import type { Model } from '@aws-sdk/client-api-gateway';
import type { Account, Content, FakeResource } from '../account.js';
import type { JsonObject } from '../json.js';
import { textOf } from '../json.js';
import { ServiceError } from '../service-error.js';
import { importIntegration } from './integration.js';
import { importMethod } from './method.js';
import { type Operation, operationsOf } from './operations.js';
import type { Problems } from './problems.js';
import { importModels, type ModelContext } from './schemas.js';
import { authorizationOf, importAuthorizers } from './security.js';
import { importGatewayResponses, importSettings, importValidators } from './settings.js';

/** What an import gets besides the document. */
export interface ImportContext {
  readonly account: Account;
  readonly apiId: string;
  /** What was there: things of the same name keep their ids. */
  readonly before: Content;
  /** `ignore`, `prepend` or `split`. */
  readonly basePath: string;
}

const PATH_PART = /^(?:[a-zA-Z0-9._:-]+|\{[\w.:-]+\+?\})$/;

/** Makes of a document what API Gateway makes of it, and says what is wrong with it. */
export function importDocument(document: JsonObject, context: ImportContext): { content: Content } & Problems {
  const { account, apiId, before } = context;
  const problems: Problems = { warnings: [...account.warnings], errors: [...account.errors] };
  const models = new Map<string, Model>();
  const modelContext: ModelContext = { account, apiId, problems, models };
  const settings = importSettings(document, account, apiId, problems);
  importModels(document, modelContext);
  const authorizers = importAuthorizers(document, account, before.authorizers, problems);
  const validators = importValidators(document, account, before.validators);
  const resources = new Map<string, FakeResource>();
  const content: Content = {
    settings,
    resources,
    models,
    authorizers,
    validators,
    gatewayResponses: importGatewayResponses(document, problems),
  };
  addResource('/', context, resources);
  for (const operation of operationsOf(document, context.basePath)) {
    const resource = resourceAt(operation.path, context, resources, problems);
    resource?.methods.set(operation.verb, methodOf(document, operation, content, resource.id, modelContext));
  }
  account.afterImport?.(content);
  return { content, ...problems };
}

function methodOf(
  document: JsonObject,
  operation: Operation,
  content: Content,
  resourceId: string,
  context: ModelContext,
) {
  const method = importMethod(document, operation, context);
  const validator = textOf(
    operation.value['x-amazon-apigateway-request-validator'] ?? document['x-amazon-apigateway-request-validator'],
  );
  const requestValidatorId = validator === undefined ? undefined : content.validators.get(validator)?.id;
  const methodIntegration = importIntegration(operation, method, resourceId, context.problems);
  return {
    ...method,
    ...authorizationOf(document, operation, content.authorizers),
    ...(requestValidatorId === undefined ? {} : { requestValidatorId }),
    ...(methodIntegration === undefined ? {} : { methodIntegration }),
  };
}

/** The resource of a path, made with all above it where they are missing; `undefined` for a path that is refused. */
function resourceAt(
  path: string,
  context: ImportContext,
  resources: Map<string, FakeResource>,
  { errors }: Problems,
): FakeResource | undefined {
  const parts = path.split('/').filter(Boolean);
  let parent = '/';
  for (const part of parts) {
    const here = parent === '/' ? `/${part}` : `${parent}/${part}`;
    const reason = resources.has(here) ? undefined : refusedBecause(part, parent, resources);
    if (reason !== undefined) {
      errors.push(`Unable to create resource at path '${path}': ${reason}`);
      return undefined;
    }
    addResource(here, context, resources);
    parent = here;
  }
  return resources.get(parent);
}

function refusedBecause(
  part: string,
  parent: string,
  resources: ReadonlyMap<string, FakeResource>,
): string | undefined {
  if (!PATH_PART.test(part)) {
    return "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly braces at the beginning and the end.";
  }
  if (parent.endsWith('+}'))
    return `Cannot create a child of a resource with a greedy path variable: ${parent.split('/').at(-1)}`;
  const prefix = parent === '/' ? '/{' : `${parent}/{`;
  const sibling = [...resources.keys()].find(
    (path) => path.startsWith(prefix) && !path.slice(prefix.length).includes('/'),
  );
  if (!part.startsWith('{') || sibling === undefined) return undefined;
  return `A sibling (${sibling.split('/').at(-1)}) of this resource already has a variable path part -- only one is allowed`;
}

function addResource(path: string, { account, before }: ImportContext, resources: Map<string, FakeResource>): void {
  if (resources.has(path)) return;
  if (resources.size >= account.maxResources) {
    const text =
      'Maximum number of Resources for this API has been reached.  Please contact AWS if you need additional Resources.';
    throw new ServiceError(429, 'LimitExceededException', text);
  }
  resources.set(path, { id: before.resources.get(path)?.id ?? account.newId(), path, methods: new Map() });
}
