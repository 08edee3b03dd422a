import type { Integration, Method } from '@aws-sdk/client-api-gateway';
import type { Account, FakeApi } from './account.js';
import { deploymentOf } from './deployments.js';
import { badRequest } from './service-error.js';
import { stageOf } from './stages.js';

/** What to export. */
export interface ExportInput {
  readonly stageName: string | undefined;
  readonly exportType: string | undefined;
  /** `apigateway`, `integrations`, …, or nothing. */
  readonly extensions: string;
}

/** `GetExport`: what a stage serves, as a document that is written anew. */
export function exportStage(
  api: FakeApi,
  { stageName, exportType, extensions }: ExportInput,
  account: Account,
): unknown {
  if (exportType !== 'oas30' && exportType !== 'swagger') throw badRequest(`Invalid export type: ${exportType}`);
  const { content } = deploymentOf(api, stageOf(api, stageName).deploymentId);
  const isComplete = extensions.split(',').some((part) => part === 'apigateway' || part === 'integrations');
  const paths = Object.fromEntries(
    [...content.resources.values()]
      .filter(({ methods }) => methods.size > 0)
      .map(({ path, methods }) => [
        path,
        Object.fromEntries(
          [...methods].map(([verb, method]) => [
            verb === 'ANY' ? 'x-amazon-apigateway-any-method' : verb.toLowerCase(),
            operationOf(method, isComplete),
          ]),
        ),
      ]),
  );
  const info = { title: content.settings.name, version: content.settings.version ?? api.createdDate.toISOString() };
  const host = `${api.id}.execute-api.${account.region}.amazonaws.com`;
  if (exportType === 'swagger')
    return { swagger: '2.0', info, host, basePath: `/${stageName}`, schemes: ['https'], paths };
  const variables = { basePath: { default: stageName } };
  return { openapi: '3.0.1', info, servers: [{ url: `https://${host}/{basePath}`, variables }], paths };
}

function operationOf({ methodResponses = {}, methodIntegration }: Method, isComplete: boolean): unknown {
  const responses = Object.fromEntries(
    Object.keys(methodResponses).map((status) => [status, { description: `${status} response` }]),
  );
  if (!isComplete || methodIntegration === undefined) return { responses };
  return { responses, 'x-amazon-apigateway-integration': integrationOf(methodIntegration) };
}

function integrationOf({ integrationResponses = {}, type, ...rest }: Integration): unknown {
  const responses = Object.entries(integrationResponses).map(([statusCode, { selectionPattern, ...response }]) => [
    selectionPattern ?? 'default',
    { ...response, statusCode },
  ]);
  return { ...rest, type: type?.toLowerCase(), responses: Object.fromEntries(responses) };
}
