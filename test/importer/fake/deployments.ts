import type { Account, Content, FakeApi, FakeDeployment } from './account.js';
import { isObject, objectOf, textOf } from './json.js';
import { badRequest, notFound, ServiceError } from './service-error.js';
import { addStage, checkedVariables } from './stages.js';

/** A deployment that was asked for. */
export function deploymentOf(api: FakeApi, id: string | undefined): FakeDeployment {
  const deployment = api.deployments.get(id ?? '');
  if (deployment === undefined) throw notFound('Invalid Deployment identifier specified');
  return deployment;
}

/** `CreateDeployment`: a snapshot, and the stage or the canary that the call asks for besides. */
export function createDeployment(api: FakeApi, body: unknown, account: Account): FakeDeployment {
  const { description, stageName, canarySettings, variables } = objectOf(body);
  checkDeployable(api.content);
  const name = textOf(stageName);
  const stage = api.stages.get(name ?? '');
  if (isObject(canarySettings) && name === undefined) {
    throw badRequest(
      'Invalid deployment content specified.Non null and non empty stageName must be provided for canary deployment. Provided value is null',
    );
  }
  if (isObject(canarySettings) && stage === undefined) {
    throw badRequest(
      `Invalid deployment content specified.Stage ${name} must already be created before making a canary release deployment`,
    );
  }
  const deployment = addDeployment(api, textOf(description), account);
  if (isObject(canarySettings) && stage !== undefined) {
    const { percentTraffic, stageVariableOverrides, useStageCache } = canarySettings;
    stage.canarySettings = {
      deploymentId: deployment.id,
      percentTraffic: Number(percentTraffic ?? 0),
      stageVariableOverrides: checkedVariables(stageVariableOverrides),
      useStageCache: useStageCache === true,
    };
  } else if (stage !== undefined) stage.deploymentId = deployment.id;
  else if (name !== undefined) {
    addStage(api, { name, deploymentId: deployment.id, variables: checkedVariables(variables) }, account);
  }
  return deployment;
}

/** Snapshots the working copy. */
function addDeployment(api: FakeApi, description: string | undefined, account: Account): FakeDeployment {
  const deployment = {
    id: account.newId(),
    description,
    createdDate: account.now(),
    content: structuredClone(api.content),
  };
  api.deployments.set(deployment.id, deployment);
  return deployment;
}

/** `DeleteDeployment`. */
export function deleteDeployment(api: FakeApi, id: string | undefined): void {
  const deployment = deploymentOf(api, id);
  const isActive = [...api.stages.values()].some(
    ({ deploymentId, canarySettings }) => deploymentId === id || canarySettings?.deploymentId === id,
  );
  if (isActive) throw badRequest('Active stages pointing to this deployment must be moved or deleted');
  api.deployments.delete(deployment.id);
}

function checkDeployable({ resources, settings }: Content): void {
  const methods = [...resources.values()].flatMap((resource) => [...resource.methods.values()]);
  if (methods.length === 0) throw badRequest("The REST API doesn't contain any methods");
  if (methods.some((method) => method.methodIntegration === undefined)) {
    throw new ServiceError(400, 'NotFoundException', 'No integration defined for method');
  }
  const isPrivate = settings.endpointConfiguration?.types?.includes('PRIVATE') === true;
  if (isPrivate && settings.policy === undefined) {
    throw badRequest("Private REST API doesn't have a resource policy attached to it");
  }
}
