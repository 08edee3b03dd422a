import type { RestApi } from '@aws-sdk/client-api-gateway';
import { quote } from '../../wording/quote.js';
import { apisNamed, type FoundApi, isFoundApi } from '../aws/apis.js';
import { CallError } from '../aws/call-error.js';
import { readApi } from '../aws/read-api.js';
import type { Session } from '../aws/session.js';
import type { DeployOptions } from '../options.js';
import type { Intent } from '../plan/intent.js';
import { keepInDocument } from '../plan/keep-in-document.js';
import type { LiveRead } from '../plan/live-read.js';
import { isSameBase } from '../plan/same-base.js';
import type { Prepared } from '../prepare/prepare-definition.js';
import type { Done, Run } from '../run/supervise.js';
import { failed } from '../stop.js';
import { apiGone, apiLine, severalApis } from './locate.js';
import { checkWarnings, explainRefusal, sendWithWarnings } from './send-document.js';

/** What an import needs. */
export interface ImportInput {
  readonly run: Run;
  readonly session: Session;
  readonly options: DeployOptions;
  readonly prepared: Prepared;
  readonly intent: Intent;
  /** What the plan was made from; `undefined` if the API has to be created. */
  readonly base: LiveRead | undefined;
}

/** Sends the document: creates the API, or puts it over the one that is there. Gives the API's id. */
export async function importDefinition(input: ImportInput): Promise<Done<string>> {
  const { base, intent } = input;
  if (base === undefined) return create(input);
  const apiId = base.restApi.id ?? '';
  if (!intent.needsImport) return { summary: 'the working copy is this document already', value: apiId };
  await checkBase(input, base);
  await put(input, apiId, bodyFor(input, base));
  return { summary: `PutRestApi ${input.options.mode ?? 'overwrite'}`, value: apiId };
}

/** Sends the document with the settings that it does not mention, so that there is no moment without them. */
function bodyFor({ options, prepared }: ImportInput, base: LiveRead): Uint8Array {
  const isKeeping = options.mode !== 'merge' && options.resetSettings !== true;
  if (!isKeeping) return prepared.body;
  return Buffer.from(JSON.stringify(keepInDocument(prepared.document, base)));
}

async function create({ run, session, options, prepared, intent }: ImportInput): Promise<Done<string>> {
  const { title } = prepared;
  const { gateway, caller } = session;
  const before = await apisNamed(session, title);
  if (before.length > 0) throw severalOrNew(title, before);
  let isAdopted = false;
  const look = async (): Promise<RestApi | undefined> => {
    const [found, ...others] = await apisNamed(session, title);
    if (found !== undefined && others.length > 0) throw severalApis(title, [found, ...others]);
    isAdopted = found !== undefined;
    return found;
  };
  let isRepeat = false;
  const send = async (failOnWarnings: boolean) => {
    const found = isRepeat ? await look() : undefined;
    if (found !== undefined) return found;
    isRepeat = true;
    return caller.call<RestApi>({
      operation: 'ImportRestApi',
      kind: 'create',
      send: (sendOptions) =>
        gateway.importRestApi(
          {
            body: prepared.body,
            failOnWarnings,
            parameters: { endpointConfigurationTypes: options.endpointType ?? 'REGIONAL', ...basePath(options) },
          },
          sendOptions,
        ),
      isComplete: isFoundApi,
      look,
    });
  };
  try {
    const api = await sendWithWarnings({ run, options, prepared, send });
    const id = api.id ?? '';
    run.record.api = { id, name: title, isNew: true };
    run.record.done.push(`The API ${id} was created.`);
    await checkAlone(session, title, id);
    // What was made by a call without an answer may not be whole.
    if (isAdopted) await put({ run, session, options, prepared, intent }, id, prepared.body);
    else await checkWarnings({ options, prepared }, api);
    return { summary: `created ${id}${isAdopted ? ', found after a lost answer' : ''}`, value: id };
  } catch (error) {
    const leftBehind = () => apisNamed(session, title);
    throw await explainRefusal(error, { run, prepared, resources: intent.desired.paths.length, leftBehind });
  }
}

async function put(
  { run, session, options, prepared, intent }: Omit<ImportInput, 'base'>,
  restApiId: string,
  body: Uint8Array,
): Promise<void> {
  const { gateway, caller } = session;
  const { mode = 'overwrite' } = options;
  const send = (failOnWarnings: boolean) =>
    caller.call<RestApi>({
      operation: 'PutRestApi',
      kind: 'repeat',
      send: (sendOptions) =>
        gateway.putRestApi({ restApiId, mode, body, failOnWarnings, parameters: basePath(options) }, sendOptions),
      isComplete: isFoundApi,
    });
  try {
    const api = await sendWithWarnings({ run, options, prepared, send });
    run.record.done.push(`The document was imported into ${restApiId}.`);
    await checkWarnings({ options, prepared }, api);
  } catch (error) {
    if (error instanceof CallError && error.failure.kind === 'not found') throw apiGone(restApiId, session);
    if (error instanceof CallError && error.failure.kind === 'unavailable') {
      run.record.done.push(`The working copy of ${restApiId} may be half-imported. Running it again repairs that.`);
    }
    throw await explainRefusal(error, {
      run,
      prepared,
      resources: intent.desired.paths.length,
      leftBehind: undefined,
    });
  }
}

/** Reads again just before the put: the plan that was confirmed must still be true. */
async function checkBase({ run, session, options }: ImportInput, base: LiveRead): Promise<void> {
  const apiId = base.restApi.id ?? '';
  const now = await readAgain(session, apiId);
  if (isSameBase(base, now) && servedBy(base, options.stage) === servedBy(now, options.stage)) return;
  if (options.force !== true) {
    throw failed(
      `The API ${apiId} changed since it was planned, so something else is at work on it. Run it again, or add \`--force\`.`,
    );
  }
  run.note(
    'warn',
    `The API ${apiId} changed since it was planned. It is overwritten all the same, as \`--force\` says.`,
  );
}

async function readAgain(session: Session, apiId: string): Promise<LiveRead> {
  try {
    return await readApi(session, apiId);
  } catch (error) {
    if (error instanceof CallError && error.failure.kind === 'not found') throw apiGone(apiId, session);
    throw error;
  }
}

/** Two runs on two computers may both find nothing and both create. Which API is the right one is not for either to say. */
async function checkAlone(session: Session, title: string, own: string): Promise<void> {
  const others = (await apisNamed(session, title)).filter(({ id }) => id !== own);
  if (others.length === 0) return;
  throw failed(
    [
      `${others.length + 1} APIs are named ${quote(title)} now: something else made one at the same time.`,
      'Delete the one that is not needed, or choose one with `--api-id`:',
      `  ${own}  of this run`,
      ...others.map(apiLine),
    ].join('\n'),
  );
}

function servedBy({ stages }: LiveRead, name: string | undefined): string | undefined {
  return stages?.find(({ stageName }) => stageName === name)?.deploymentId;
}

function severalOrNew(title: string, apis: readonly FoundApi[]) {
  const [api, ...others] = apis;
  if (api === undefined || others.length > 0) return severalApis(title, apis);
  return failed(`The API ${api.id} of this name appeared since it was planned. Run it again to update it.`);
}

function basePath({ basePath = 'ignore' }: DeployOptions): Record<string, string> {
  return basePath === 'ignore' ? {} : { basepath: basePath };
}
