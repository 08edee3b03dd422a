import type { CanarySettings, Stage } from '@aws-sdk/client-api-gateway';
import type { Account, FakeApi } from './account.js';
import { isObject, objectOf, textOf, textsOf } from './json.js';
import type { Patch } from './patch-api.js';
import { badRequest, conflict, notFound } from './service-error.js';

/** A stage that was asked for. */
export function stageOf(api: FakeApi, name: string | undefined): Stage {
  const stage = api.stages.get(name ?? '');
  if (stage === undefined) throw notFound('Invalid stage identifier specified');
  return stage;
}

/** `CreateStage`. */
export function createStage(api: FakeApi, body: unknown, account: Account): Stage {
  const { stageName, deploymentId, description, variables } = objectOf(body);
  const name = textOf(stageName) ?? '';
  if (!/^[\w-]{1,128}$/.test(name)) throw badRequest('Stage name only allows a-zA-Z0-9_');
  if (api.stages.has(name)) throw conflict('Stage already exists');
  checkDeployment(api, textOf(deploymentId));
  return addStage(
    api,
    { name, deploymentId: String(deploymentId), description, variables: checkedVariables(variables) },
    account,
  );
}

/** What a new stage is made of. */
export interface NewStage {
  readonly name: string;
  readonly deploymentId: string;
  readonly description?: unknown;
  readonly variables?: Record<string, string>;
}

/** Adds a stage. */
export function addStage(
  api: FakeApi,
  { name, deploymentId, description, variables = {} }: NewStage,
  account: Account,
): Stage {
  const now = account.now();
  const stage: Stage = {
    stageName: name,
    deploymentId,
    cacheClusterEnabled: false,
    cacheClusterStatus: 'NOT_AVAILABLE',
    methodSettings: {},
    tracingEnabled: false,
    createdDate: now,
    lastUpdatedDate: now,
    ...(textOf(description) === undefined ? {} : { description: String(description) }),
    ...(Object.keys(variables).length > 0 ? { variables } : {}),
  };
  api.stages.set(name, stage);
  return stage;
}

/** `UpdateStage`: all operations, or none. */
export function patchStage(api: FakeApi, name: string | undefined, patches: readonly Patch[], account: Account): Stage {
  const stage = structuredClone(stageOf(api, name));
  for (const patch of patches) {
    if (patch.op === 'copy') copyFromCanary(stage, patch);
    else patchOne(stage, patch, api);
  }
  stage.lastUpdatedDate = account.now();
  api.stages.set(stage.stageName ?? '', stage);
  return stage;
}

function patchOne(stage: Stage, { op, path, value = '' }: Patch, api: FakeApi): void {
  const [, key = '', name = '', inner = ''] = path.split('/');
  if (path === '/deploymentId') {
    checkDeployment(api, value);
    stage.deploymentId = value;
  } else if (path === '/description') stage.description = value;
  else if (path === '/tracingEnabled') stage.tracingEnabled = value === 'true';
  else if (key === 'variables' && name !== '') stage.variables = withEntry(stage.variables, op, name, value);
  else if (key === 'canarySettings') patchCanary(stage, { op, name, inner, value }, api);
  else throw badRequest(`Invalid method setting path: ${path}. Must be one of: [/deploymentId, /description, …]`);
}

function patchCanary(
  stage: Stage,
  { op, name, inner, value }: { op: string; name: string; inner: string; value: string },
  api: FakeApi,
): void {
  if (op === 'remove' && name === '') {
    delete stage.canarySettings;
    return;
  }
  const canary: CanarySettings = { ...stage.canarySettings };
  if (name === 'deploymentId') {
    checkDeployment(api, value);
    canary.deploymentId = value;
  } else if (name === 'percentTraffic') canary.percentTraffic = Number(value);
  else if (name === 'useStageCache') canary.useStageCache = value === 'true';
  else if (name === 'stageVariableOverrides' && inner !== '')
    canary.stageVariableOverrides = withEntry(canary.stageVariableOverrides, op, inner, value);
  else throw badRequest(`Invalid patch path  '/canarySettings/${name}' specified for op '${op}'.`);
  stage.canarySettings = canary;
}

function copyFromCanary(stage: Stage, { from, path }: Patch): void {
  const { canarySettings } = stage;
  if (canarySettings?.deploymentId === undefined) throw badRequest('Promotion not available. Canary does not exist.');
  if (from === '/canarySettings/deploymentId' && path === '/deploymentId')
    stage.deploymentId = canarySettings.deploymentId;
  else if (from === '/canarySettings/stageVariableOverrides' && path === '/variables')
    stage.variables = { ...stage.variables, ...canarySettings.stageVariableOverrides };
  else throw badRequest(`Invalid patch path  '${path}' specified for op 'copy'.`);
}

function withEntry(
  map: Record<string, string> | undefined,
  op: string,
  name: string,
  value: string,
): Record<string, string> {
  if (op === 'remove') return Object.fromEntries(Object.entries(map ?? {}).filter(([key]) => key !== name));
  return { ...map, ...checkedVariables({ [name]: value }) };
}

function checkDeployment(api: FakeApi, id: string | undefined): void {
  if (id === undefined || !api.deployments.has(id)) throw badRequest('Deployment id does not exist');
}

/** Names and values: https://docs.aws.amazon.com/apigateway/latest/developerguide/aws-api-gateway-stage-variables-reference.html */
export function checkedVariables(written: unknown): Record<string, string> {
  if (!isObject(written)) return {};
  for (const [name, value] of Object.entries(written)) {
    if (!/^\w+$/.test(name))
      throw badRequest(`Invalid stage variable name: ${name}. Please use names with only word characters.`);
    if (!/^[A-Za-z0-9\-._~:/?#&=, ]*$/.test(String(value))) {
      throw badRequest(
        `Invalid stage variable value of key ${name}.  Please use values with alphanumeric characters and the symbols ' ', -', '.', '_', ':', '/', '?', '&', '=', and ','.`,
      );
    }
  }
  return textsOf(written);
}
