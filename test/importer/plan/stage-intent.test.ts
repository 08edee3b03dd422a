import { describe, expect, it } from 'vitest';
import { readDescription, writeDescription } from '../../../src/importer/aws/deployment-description.js';
import { previousDeployment } from '../../../src/importer/aws/previous-deployment.js';
import { planStage, type StageInput } from '../../../src/importer/plan/stage-intent.js';

const DIGEST = 'a'.repeat(64);
const OTHER = 'b'.repeat(64);

function deployment(id: string, digest: string, stage = 'prod', previous?: string) {
  return { id, description: writeDescription({ digest, mark: undefined, stage, previous, text: undefined }) };
}

function plan(input: Partial<StageInput>) {
  return planStage({
    name: 'prod',
    stages: [{ stageName: 'prod', deploymentId: 'd1' }],
    deployments: [deployment('d2', OTHER), deployment('d1', DIGEST)],
    digests: [DIGEST],
    mark: undefined,
    isWorkingCopySame: true,
    options: {},
    ...input,
  });
}

describe('the description of a deployment', () => {
  it.each([
    {
      digest: DIGEST,
      mark: '0123456789abcdef',
      stage: 'prod',
      previous: 'd1',
      text: 'Adds pets, two lines:\nand owners',
    },
    { digest: DIGEST, mark: undefined, stage: undefined, previous: undefined, text: undefined },
    { digest: DIGEST, mark: undefined, stage: 'a-b', previous: undefined, text: 'x' },
  ])('is read as it was written: %o', (description) => {
    expect(readDescription(writeDescription(description))).toEqual(description);
  });

  it('of another tool says nothing', () => {
    for (const text of [undefined, '', 'RestApi deployment id: 3f2a', `apigw-lint sha256:${'a'.repeat(63)}`]) {
      expect(readDescription(text)).toBeUndefined();
    }
  });
});

describe('planStage', () => {
  it('leaves a stage alone that serves the document', () => {
    expect(plan({})).toMatchObject({ isServing: true, changes: [] });
  });

  it('switches when the working copy or the document is another', () => {
    const change = { kind: 'change', subject: 'stage prod', aspects: ['deployment'] };
    expect(plan({ isWorkingCopySame: false })).toMatchObject({ isServing: false, changes: [change] });
    expect(plan({ digests: [OTHER] })).toMatchObject({ isServing: false, changes: [change] });
  });

  it('switches when the working copy is not the one that was deployed, although the document is', () => {
    const mark = '0123456789abcdef';
    const description = writeDescription({ digest: DIGEST, mark, stage: 'prod', previous: undefined, text: undefined });
    const deployments = [{ id: 'd1', description }];
    expect(plan({ deployments, mark })).toMatchObject({ isServing: true });
    expect(plan({ deployments, mark: 'fedcba9876543210' })).toMatchObject({ isServing: false });
    expect(plan({ deployments, mark: undefined })).toMatchObject({ isServing: true });
  });

  it('makes a stage that is not there', () => {
    const { changes } = plan({ name: 'dev', options: { stageVariables: { b: '2', a: '1' } } });
    expect(changes).toEqual([
      { kind: 'add', subject: 'stage dev', aspects: ['deployment', 'variable a', 'variable b'] },
    ]);
  });

  it('sets only the variables that differ', () => {
    const stages = [{ stageName: 'prod', deploymentId: 'd1', variables: { a: '1', c: '3' } }];
    const intent = plan({ stages, options: { stageVariables: { a: '1', b: '2' } } });
    expect(intent).toMatchObject({ variables: { b: '2' }, isServing: true });
    expect(intent.changes).toEqual([{ kind: 'change', subject: 'stage prod', aspects: ['variable b'] }]);
  });

  it('makes a canary, moves its share, and leaves it alone', () => {
    const canarySettings = { deploymentId: 'd2', percentTraffic: 10 };
    const stages = [{ stageName: 'prod', deploymentId: 'd1', canarySettings }];
    const at = (canary: number) => plan({ stages, digests: [OTHER], options: { canary } });
    expect(at(10)).toMatchObject({ isCanaryServing: true, changes: [] });
    expect(at(20).changes).toEqual([{ kind: 'change', subject: 'stage prod', aspects: ['canary 20 %'] }]);
    expect(plan({ options: { canary: 10 }, digests: [OTHER] }).isCanaryServing).toBe(false);
    expect(plan({ options: { canary: 10 } }).changes).toEqual([]);
  });
});

describe('previousDeployment', () => {
  const noted = [
    deployment('d4', DIGEST, 'prod', 'd1'),
    deployment('d3', OTHER, 'dev', 'd2'),
    deployment('d2', OTHER),
    deployment('d1', OTHER),
  ];

  it('is the one that the description names', () => {
    expect(previousDeployment(noted, 'prod', 'd4')?.id).toBe('d1');
  });

  it('otherwise is the newest older one that was not made for another stage', () => {
    const [first, ...others] = noted;
    const gone = [{ ...first, id: 'd4', description: 'by hand' }, ...others];
    expect(previousDeployment(gone, 'prod', 'd4')?.id).toBe('d2');
    expect(previousDeployment(gone, 'test', 'd4')?.id).toBe('d3');
    expect(previousDeployment(noted, 'prod', 'd1')).toBeUndefined();
    expect(previousDeployment(noted, 'prod', 'gone')).toBeUndefined();
  });
});
