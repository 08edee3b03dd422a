import { readDescription } from './deployment-description.js';
import type { FoundDeployment } from './deployments.js';

/**
 * The deployment that a stage served before the one that it serves: as its description says, else the newest before it that
 * was not made for another stage.
 * @param deployments the newest first
 */
export function previousDeployment(
  deployments: readonly FoundDeployment[],
  stage: string,
  served: string,
): FoundDeployment | undefined {
  const index = deployments.findIndex(({ id }) => id === served);
  const note = readDescription(deployments[index]?.description);
  const noted = note?.stage === stage ? deployments.find(({ id }) => id === note.previous) : undefined;
  if (noted !== undefined) return noted;
  const older = index === -1 ? [] : deployments.slice(index + 1);
  const isForIt = (deployment: FoundDeployment) => {
    const made = readDescription(deployment.description)?.stage;
    return made === undefined || made === stage;
  };
  return older.find(isForIt) ?? older[0];
}
