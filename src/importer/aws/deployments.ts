import type { Deployment } from '@aws-sdk/client-api-gateway';
import { list } from './list.js';
import type { Session } from './session.js';

/** A deployment as a list has it. */
export type FoundDeployment = Deployment & { readonly id: string };

/** All deployments of an API, the newest first. */
export async function deploymentsOf(session: Session, restApiId: string): Promise<FoundDeployment[]> {
  const all = await list(session, 'GetDeployments', (input, options) =>
    session.gateway.getDeployments({ restApiId, ...input }, options),
  );
  // Times are full seconds. AWS makes one in five; emulators list those of the same second in the order they were made.
  return all
    .filter((deployment) => isFoundDeployment(deployment))
    .reverse()
    .sort((a, b) => timeOf(b) - timeOf(a));
}

/** Whether an answer is a deployment. */
export function isFoundDeployment(deployment: Deployment): deployment is FoundDeployment {
  return deployment.id !== undefined && deployment.id !== '';
}

function timeOf({ createdDate }: Deployment): number {
  return createdDate?.getTime() ?? 0;
}
