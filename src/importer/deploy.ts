import type { DeployOptions, PlanOptions } from './options.js';
import type { Outcome } from './outcome.js';
import { describePlan } from './plan/describe-plan.js';
import { apiNameOf } from './plan/desired/api-name.js';
import type { LiveRead } from './plan/live-read.js';
import { deployed, imported, nothingToDo, planned } from './run/endings.js';
import { type Run, supervise } from './run/supervise.js';
import { backUp } from './steps/back-up.js';
import { checkLocally } from './steps/check-locally.js';
import { confirm } from './steps/confirm.js';
import { confirmLive } from './steps/confirm-live.js';
import { createDeployment } from './steps/create-deployment.js';
import { permissionsFor } from './steps/ensure-permissions.js';
import { identify } from './steps/identify.js';
import { importDefinition } from './steps/import.js';
import { locate } from './steps/locate.js';
import { lock, lockFound } from './steps/lock.js';
import { planDeploy } from './steps/plan-deploy.js';
import { preflight } from './steps/preflight.js';
import { read } from './steps/read.js';
import { settle } from './steps/settle.js';
import { switchStage } from './steps/switch.js';
import { verify } from './steps/verify.js';
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
  const checked = await run.step('local checks', () => checkLocally(run, options));
  const locked = { apiId: options.apiId, name: checked.title };
  const { session, identity } = await run.step('lock', () =>
    lock(run, { target: locked, isNeeded: options.dryRun !== true }),
  );
  const account = identity?.account;
  await run.step('identify', () => identify(run, session, identity));
  const prepared = { ...checked, title: apiNameOf(checked.title, session, account) };
  const target = { apiId: options.apiId, name: prepared.title };
  const api = await run.step('locate', async () => {
    const located = await locate(session, target);
    await lockFound(run, session, { target, found: located.value, account, isNeeded: options.dryRun !== true });
    return located;
  });
  if (api !== undefined) run.record.api = { id: api.id, name: api.name ?? '', isNew: false };
  run.record.stage = stageName;
  const base = await run.step('read', () => read(run, session, api, stageName));
  const intent = await run.step('plan', () => planDeploy(run, session, options, { prepared, account, base }));
  const { stage, plan } = intent;
  const variables = { ...stage?.current?.variables, ...options.stageVariables };
  const permissions = (live: LiveRead) => permissionsFor(run, session, options, { read: live, account, variables });
  if (options.dryRun) return planned(plan, options);
  if (base !== undefined && !plan.hasChanges) {
    await run.step('verify', async () => ({ summary: await permissions(base), value: undefined }));
    return nothingToDo(run, session, { apiId: base.restApi.id ?? '', stage });
  }

  await run.step('preflight', () => preflight(run, session, options, { intent, base, account }));
  await run.step('confirm', () => {
    const request = {
      plan,
      text: describePlan(plan),
      api: run.record.api,
      account,
      region: session.region,
      stage: stageName,
    };
    return confirm(run, request);
  });
  await run.step('back up', () => backUp(run, session, options, { intent, base }));
  const apiId = await run.step('import', () => importDefinition({ run, session, options, prepared, intent, base }));
  await run.step('settle', () => settle(run, session, options, { apiId, intent }));
  const copy = await run.step('verify', async () => {
    const { summary, value } = await verify(run, session, options, { apiId, intent });
    return { summary: `${summary}, ${await permissions(value)}`, value };
  });
  if (stage === undefined) return imported(apiId, intent);

  const { digest } = prepared;
  const deployment = await run.step('deploy', () =>
    createDeployment(run, session, options, { apiId, digest, copy, intent, base }),
  );
  await run.step('switch', () =>
    switchStage(run, session, { apiId, deployment, stage, isForced: options.force === true }),
  );
  await run.step('confirm live', () => confirmLive(run, session, options, { apiId, deployment, stage }));
  return deployed(run, stage, deployment);
}
