import type { DeployOptions, PlanOptions } from './options.js';
import type { Outcome } from './outcome.js';
import { type Run, supervise } from './run.js';
import { backUp } from './steps/back-up.js';
import { checkLocally } from './steps/check-locally.js';
import { confirm } from './steps/confirm.js';
import { confirmLive } from './steps/confirm-live.js';
import { createDeployment } from './steps/deploy.js';
import { identify } from './steps/identify.js';
import { importDefinition } from './steps/import.js';
import { locate } from './steps/locate.js';
import { lock, lockFound } from './steps/lock.js';
import { planDeploy } from './steps/plan.js';
import { preflight } from './steps/preflight.js';
import { read } from './steps/read.js';
import { settle } from './steps/settle.js';
import { switchStage } from './steps/switch.js';
import { permissionsFor, verify } from './steps/verify.js';
import type { Ending } from './stop.js';

/**
 * Imports a document into an account and deploys it to a stage. Clients get the old version until the one call that switches
 * the stage, so whatever fails before it does them no harm, and running it again goes on where it stopped.
 * @returns how it ended, also when it failed; nothing is printed
 * @throws UsageError or RulesetError for options that cannot be used; no call was made then
 */
export function deploy(options: DeployOptions): Promise<Outcome> {
  return supervise(options, (run) => deployWith(run, options));
}

/** The same, up to the plan: nothing is changed. */
export function plan(options: PlanOptions): Promise<Outcome> {
  return deploy({ ...options, dryRun: true });
}

async function deployWith(run: Run, options: DeployOptions): Promise<Ending> {
  const { stage: stageName } = options;
  const prepared = await run.step('local checks', () => checkLocally(run, options));
  const target = { apiId: options.apiId, name: prepared.title };
  const { session, identity } = await run.step('lock', () => lock(run, { ...target, isNeeded: !options.dryRun }));
  const account = identity?.account;
  await run.step('identify', () => identify(run, session, identity));
  const api = await run.step('locate', async () => {
    const located = await locate(session, target);
    await lockFound(run, session, { target, found: located.value, account, isNeeded: !options.dryRun });
    return located;
  });
  if (api !== undefined) run.record.api = { id: api.id, name: api.name ?? '', isNew: false };
  run.record.stage = stageName;
  const base = await run.step('read', () => read(run, session, api, stageName));
  const intent = await run.step('plan', () => planDeploy(run, session, options, { prepared, account, base }));
  const variables = { ...intent.stage?.current?.variables, ...options.stageVariables };

  if (!intent.plan.hasChanges && base !== undefined) {
    return nothingToDo(run, session, options, { apiId: base.restApi.id ?? '', intent, base, account, variables });
  }
  if (options.dryRun) return planned(options, intent);

  await run.step('preflight', () => preflight(run, session, options, { intent, base, account }));
  await run.step('confirm', () => {
    const { plan, text } = intent;
    return confirm(run, { plan, text, api: run.record.api, account, region: session.region, stage: stageName });
  });
  await run.step('back up', () => backUp(run, session, options, { intent, base }));
  const apiId = await run.step('import', () => importDefinition({ run, session, options, prepared, intent, base }));
  await run.step('settle', () => settle(run, session, apiId, intent));
  await run.step('verify', async () => {
    const verified = await verify(run, session, options, { apiId, account, intent });
    return withPermissions(verified, await permissionsFor(run, session, options, { read: verified.value, account, variables }));
  });

  const { stage } = intent;
  if (stage === undefined) return imported(apiId);
  const digest = prepared.digest;
  const deployment = await run.step('deploy', () => createDeployment(run, session, options, { apiId, digest, intent, base }));
  await run.step('switch', () => switchStage(run, session, { apiId, deployment, stage, isForced: options.force === true }));
  await run.step('confirm live', () => confirmLive(run, session, options, { apiId, deployment, stage }));
  return deployed(stage, deployment, run);
}
