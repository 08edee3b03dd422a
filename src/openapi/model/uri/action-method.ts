import { integrationProperty } from '../../aws/integration-properties.js';
import { type Integration, isAwsService } from '../integration.js';

/** An AWS service's action that is called with another method than POST. */
export interface ActionMethod {
  readonly service: string;
  /** As it is written. */
  readonly method: string;
}

/**
 * The action and method of an integration whose method certainly is not POST; `undefined` for `path/` uris, unknown services
 * and methods, and for what is not a method at all. `ANY` passes on the method of the request, so it counts only where no
 * request can be a POST.
 */
export function actionMethodOf(integration: Integration): ActionMethod | undefined {
  const { awsUri, operation, httpMethod } = integration;
  const service = awsUri?.service.literal;
  const method = httpMethod?.literal;
  if (!isAwsService(integration) || awsUri?.form !== 'action' || service === undefined || method === undefined)
    return undefined;
  const verb = method.toUpperCase();
  if (verb === 'POST' || integrationProperty('httpMethod')?.values?.includes(verb) !== true) return undefined;
  return verb === 'ANY' && ['ANY', 'POST'].includes(operation.method) ? undefined : { service, method };
}
