import type { Stage } from '@aws-sdk/client-api-gateway';
import { CallError } from './call-error.js';
import type { Session } from './session.js';

/** All stages of an API; this list has no pages. */
export async function stagesOf({ gateway, caller }: Session, restApiId: string): Promise<Stage[]> {
  const { item = [] } = await caller.call({
    operation: 'GetStages',
    kind: 'read',
    send: (options) => gateway.getStages({ restApiId }, options),
  });
  return item;
}

/** A stage, or `undefined` if there is none of that name. */
export async function stageNamed(session: Session, restApiId: string, stageName: string): Promise<Stage | undefined> {
  const { gateway, caller } = session;
  try {
    return await caller.call({
      operation: 'GetStage',
      kind: 'read',
      isComplete: isFoundStage,
      send: (options) => gateway.getStage({ restApiId, stageName }, options),
    });
  } catch (error) {
    if (error instanceof CallError && error.failure.kind === 'not found') return undefined;
    throw error;
  }
}

/** Whether an answer is a stage. */
export function isFoundStage({ stageName }: Stage): boolean {
  return stageName !== undefined && stageName !== '';
}
