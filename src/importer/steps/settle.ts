import { apiById } from '../aws/apis.js';
import { readApi } from '../aws/read-api.js';
import type { Session } from '../aws/session.js';
import type { DeployOptions } from '../options.js';
import type { Intent } from '../plan/intent.js';
import { liveOf } from '../plan/live-of.js';
import { settingsToKeep } from '../plan/settings-to-keep.js';
import type { Done, Run } from '../run/supervise.js';
import { failed } from '../stop.js';

const POLL_MS = 5000;

/** Brings the API into order before anything is deployed: settings that the import lost, tags, and that AWS is done with it. */
export async function settle(
  run: Run,
  session: Session,
  options: DeployOptions,
  input: { readonly apiId: string; readonly intent: Intent },
): Promise<Done<undefined>> {
  const { apiId, intent } = input;
  const brought = intent.needsImport ? await keepSettings(session, apiId, intent, options.resetSettings === true) : 0;
  if (brought > 0) run.record.done.push(`${brought} settings of ${apiId} were brought back.`);
  const tags = Object.keys(intent.tags).length;
  if (tags > 0) {
    await tag(session, apiId, intent.tags);
    run.record.done.push(`${apiId} was tagged.`);
  }
  await untilAvailable(session, apiId);
  const parts = [
    ...(brought > 0 ? [`${brought} settings brought back`] : []),
    ...(tags > 0 ? [`${tags} tags set`] : []),
    'available',
  ];
  return { summary: parts.join(', '), value: undefined };
}

/** Patches what was there before the import and is not any more. */
async function keepSettings(session: Session, restApiId: string, intent: Intent, reset: boolean): Promise<number> {
  const { caller, gateway } = session;
  const { live, desired, mode } = intent;
  if (live === undefined || reset || settingsToKeep(live, desired, mode, false).keep.length === 0) return 0;
  const after = liveOf(await readApi(session, restApiId));
  const { patches, gatewayResponses } = settingsToKeep(live, desired, mode, false, after);
  if (patches.length > 0) {
    await caller.call({
      operation: 'UpdateRestApi',
      kind: 'repeat',
      send: (options) => gateway.updateRestApi({ restApiId, patchOperations: [...patches] }, options),
    });
  }
  for (const { responseType, statusCode, responseParameters, responseTemplates } of gatewayResponses) {
    await caller.call({
      operation: 'PutGatewayResponse',
      kind: 'repeat',
      send: (options) =>
        gateway.putGatewayResponse(
          { restApiId, responseType, statusCode, responseParameters, responseTemplates },
          options,
        ),
    });
  }
  return patches.length + gatewayResponses.length;
}

async function tag(session: Session, apiId: string, tags: Readonly<Record<string, string>>): Promise<void> {
  const { caller, gateway, partition, region } = session;
  await caller.call({
    operation: 'TagResource',
    kind: 'repeat',
    // The field of the account is empty: https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html
    send: (options) =>
      gateway.tagResource({ resourceArn: `arn:${partition}:apigateway:${region}::/restapis/${apiId}`, tags }, options),
  });
}

/** Waits while AWS still works on the API. */
async function untilAvailable(session: Session, apiId: string): Promise<void> {
  for (;;) {
    const { apiStatus, apiStatusMessage = 'no reason given' } = await apiById(session, apiId);
    if (apiStatus === 'FAILED') throw failed(`AWS reports that the API ${apiId} failed: ${apiStatusMessage}.`);
    if (apiStatus !== 'PENDING' && apiStatus !== 'UPDATING') return;
    if (!(await session.caller.wait(POLL_MS, 'GetRestApi', `the API is ${apiStatus}`))) {
      throw failed(
        `The API ${apiId} is still ${apiStatus}, and the run may not wait any longer. Raise that with \`--max-wait\`.`,
      );
    }
  }
}
