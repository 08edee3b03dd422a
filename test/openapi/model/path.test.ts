import { describe, expect, it } from 'vitest';
import { apiOf } from '../../../src/openapi/model/api.js';
import { segmentsOf } from '../../../src/openapi/model/path-segment.js';
import { siblingVariablesOf } from '../../../src/openapi/model/path-variables.js';

describe('segments of a path', () => {
  it.each<[string, [text: string, variable?: string, isGreedy?: boolean][]]>([
    ['/', []],
    ['', []],
    ['/pets', [['pets']]],
    ['/pets/', [['pets']]],
    ['pets', [['pets']]],
    ['//a', [[''], ['a']]],
    ['/pets/{id}', [['pets'], ['{id}', 'id']]],
    ['/{proxy+}', [['{proxy+}', 'proxy', true]]],
    ['/{+proxy}', [['{+proxy}']]],
    ['/{id}.html', [['{id}.html']]],
    ['/{a}{b}', [['{a}{b}']]],
    ['/{}', [['{}']]],
    ['/${stage}/{id}', [['${stage}'], ['{id}', 'id']]],
    ['/{{ name }}/a', [['{{ name }}'], ['a']]],
    ['/a-${x/y}-b/c', [['a-${x/y}-b'], ['c']]],
  ])('%s', (template, expected) => {
    expect(segmentsOf({ template }).map(({ text, variable, isGreedy }) => [text.source, variable, isGreedy])).toEqual(
      expected.map(([text, variable, isGreedy = false]) => [text, variable, isGreedy]),
    );
  });
});

describe('variables beside each other', () => {
  const siblings = (...templates: string[]) =>
    siblingVariablesOf(
      apiOf({ openapi: '3.0.3', paths: Object.fromEntries(templates.map((template) => [template, {}])) }),
    );

  it('are reported at the later path', () => {
    expect(siblings('/pets/{id}', '/pets/{petId}/toys')).toEqual([
      {
        path: ['paths', '/pets/{petId}/toys'],
        variable: '{petId}',
        other: '{id}',
        otherPath: '/pets/{id}',
        parent: '/pets',
      },
    ]);
    expect(siblings('/{a}', '/{b}')).toMatchObject([{ parent: '/' }]);
    expect(siblings('/x/{a}/y/{b}', '/x/{a}/y/{c}')).toMatchObject([{ parent: '/x/{a}/y' }]);
    expect(siblings('/{a}/x', '/{b}/x', '/{b}/y')).toHaveLength(2);
  });

  it.each([
    [['/pets/{id}', '/pets/{id}/toys']],
    [['/pets/{id}', '/toys/{name}']],
    [['/pets/{id}', '/pets/all']],
    [['/${x}/{a}', '/${y}/{b}']],
    [['/{a}', '/${x}']],
    [['/__proto__/{a}', '/constructor/{b}']],
  ])('are none in %j', (templates) => {
    expect(siblings(...templates)).toEqual([]);
  });

  it('are found in a path of any length', () => {
    const long = '/a'.repeat(200_000);
    expect(siblings(`${long}/{a}`, `${long}/{b}`)).toHaveLength(1);
  });
});
