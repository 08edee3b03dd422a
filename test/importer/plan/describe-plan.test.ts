import { describe, expect, it } from 'vitest';
import type { Change } from '../../../src/importer/outcome.js';
import { describePlan } from '../../../src/importer/plan/describe-plan.js';
import { desiredOf } from '../../../src/importer/plan/desired/desired-of.js';
import { liveOf } from '../../../src/importer/plan/live-of.js';
import { planOf } from '../../../src/importer/plan/plan-of.js';
import { CONTEXT, ORDERS, ORDERS_READ } from './orders.js';

function change(kind: Change['kind'], subject: string, ...aspects: string[]): Change {
  return { kind, subject, aspects };
}

describe('describePlan', () => {
  it('says what changes, in groups', () => {
    const changes = [
      change('remove', 'DELETE /orders/{id}'),
      change('add', 'GET /pets'),
      change('change', 'POST /orders', 'integration', 'authorizer'),
      change('add', 'model Pet'),
      change('change', 'description'),
      change('keep', 'binary media types', 'image/png'),
      change('lose', 'resource policy'),
      change('change', 'stage prod', 'deployment', 'variable host'),
    ];
    expect(describePlan({ hasChanges: true, action: 'update', changes })).toBe(`\
Changes the API: 1 method added, 1 method changed, 1 method removed, 2 other changes.

Methods:
  - DELETE /orders/{id}
  + GET /pets
  ~ POST /orders  integration, authorizer

Other parts:
  + model Pet
  ~ description

Lost, as the document does not have it:
  ! resource policy

Kept, although the document does not have it:
  = binary media types  image/png

Stage:
  ~ stage prod  deployment, variable host`);
  });

  it('says when only the stage changes', () => {
    const changes = [change('add', 'stage prod', 'deployment')];
    expect(describePlan({ hasChanges: true, action: 'update', changes })).toBe(`\
Changes only the stage.

Stage:
  + stage prod  deployment`);
  });

  it('cuts long lists, but never what is removed', () => {
    const verbs = (kind: Change['kind'], count: number) =>
      Array.from({ length: count }, (_, index) => change(kind, `GET /${kind}/${index}`));
    const changes = [...verbs('add', 100), ...verbs('remove', 100)];
    const lines = describePlan({ hasChanges: true, action: 'create', changes }).split('\n');
    expect(lines[0]).toBe('Creates an API with 200 methods.');
    expect(lines.filter((line) => line.startsWith('  +'))).toHaveLength(60);
    expect(lines.filter((line) => line.startsWith('  -'))).toHaveLength(100);
    expect(lines.at(-1)).toBe('  … and 40 more');
  });
});

describe('planOf', () => {
  const input = {
    desired: desiredOf(ORDERS, CONTEXT),
    live: liveOf(ORDERS_READ),
    mode: 'overwrite',
    resetSettings: false,
    isSameDocument: undefined,
    stageChanges: [],
  } as const;

  it('has nothing to do where the account has what the document says', () => {
    const plan = planOf(input);
    expect(plan).toEqual({ hasChanges: false, action: 'update', changes: [] });
    expect(describePlan(plan)).toBe('Nothing to do.');
    expect(planOf({ ...input, isSameDocument: true }).hasChanges).toBe(false);
  });

  it('sends a document of which other parts differ', () => {
    expect(planOf({ ...input, isSameDocument: false }).changes).toEqual([
      change('change', 'document', 'parts that API Gateway does not show'),
    ]);
  });

  it('counts what is lost, not what is kept', () => {
    const live = liveOf({ ...ORDERS_READ, restApi: { ...ORDERS_READ.restApi, apiKeySource: 'AUTHORIZER' } });
    expect(planOf({ ...input, live })).toMatchObject({ hasChanges: false, changes: [] });
    expect(planOf({ ...input, live, resetSettings: true }).changes).toEqual([change('lose', 'API key source')]);
    const stageChanges = [change('add', 'stage prod')];
    expect(planOf({ ...input, live, isSameDocument: false, stageChanges }).changes.map(({ kind }) => kind)).toEqual([
      'change',
      'keep',
      'add',
    ]);
  });

  it('creates what is not there', () => {
    const plan = planOf({ ...input, live: undefined });
    expect(plan).toMatchObject({ hasChanges: true, action: 'create' });
    expect(describePlan(plan)).toContain('Creates an API with 4 methods.');
  });
});
