import { describe, expect, it } from 'vitest';
import { fromPointer, isObject, own, toPointer, valueAt } from '../../src/openapi/json.js';
import { follow, lookUp, reference } from '../../src/openapi/model/reference.js';

/** What `JSON.parse` makes of text that tries to reach the prototype. */
const HOSTILE: unknown = JSON.parse('{"__proto__": {"polluted": 1}, "constructor": 2}');

describe('own', () => {
  it('sees what a map holds itself, never its prototype', () => {
    expect(own({}, 'constructor')).toBeUndefined();
    expect(own({}, '__proto__')).toBeUndefined();
    expect(isObject(HOSTILE) && own(HOSTILE, '__proto__')).toEqual({ polluted: 1 });
    expect(isObject(HOSTILE) && own(HOSTILE, 'polluted')).toBeUndefined();
  });
});

describe('pointers', () => {
  it.each([
    [[], ''],
    [['paths', '/pets/{id}', 'get'], '/paths/~1pets~1{id}/get'],
    [['a~1b', 0, ''], '/a~01b/0/'],
  ])('%j is %j', (path, pointer) => {
    expect(toPointer(path)).toBe(pointer);
    expect(fromPointer(pointer)).toEqual(path.map(String));
    expect(fromPointer(`#${pointer}`)).toEqual(path.map(String));
  });
});

describe('valueAt', () => {
  const document = { list: [{ a: 1 }, null], '': 'empty', text: 'abc' };

  it.each([
    [['list', 0, 'a'], 1],
    [['list', '0', 'a'], 1],
    [['list', 1], null],
    [[''], 'empty'],
    [['list', ''], undefined],
    [['list', 'length'], undefined],
    [['list', 2, 'a'], undefined],
    [['list', 1, 'a'], undefined],
    [['text', 0], undefined],
    [['toString'], undefined],
  ])('%j', (path, value) => {
    expect(valueAt(document, path)).toEqual(value);
  });
});

describe('follow', () => {
  const root = {
    a: { $ref: '#/b/x~1y' },
    b: { 'x/y': { $ref: '#/list/1' }, 'with space': 'found' },
    list: ['first', { here: true }],
    nothing: null,
    cycle: { $ref: '#/other' },
    other: { $ref: '#/cycle' },
    self: { $ref: '#/self' },
  };
  const from = (value: unknown) => follow(root, value, ['start']);

  it('leaves alone what is not a reference', () => {
    for (const value of [null, undefined, 'x', 1, [], {}, { $ref: null }])
      expect(from(value)).toEqual({ value, path: ['start'] });
  });

  it('gives the value and the place at the end of a chain', () => {
    expect(from({ $ref: '#/a' })).toEqual({ value: { here: true }, path: ['list', '1'] });
  });

  it('reads percent-encoded pointers', () => {
    expect(from({ $ref: '#/b/with%20space' }).value).toBe('found');
    expect(from({ $ref: '#/b/x%7E1y' }).value).toEqual({ here: true });
  });

  it('gives null where null stands, and the document for #', () => {
    expect(from({ $ref: '#/nothing' })).toEqual({ value: null, path: ['nothing'] });
    expect(from({ $ref: '#' })).toEqual({ value: root, path: [] });
  });

  it.each([
    '#/missing',
    '#/list/9',
    '#/list/length',
    '#anchor',
    '#/%',
    '#/__proto__',
    '#/constructor',
    'other.yaml#/a',
    'https://example.com/openapi.json',
    '',
  ])('does not know what is behind %j', ($ref) => {
    expect(from({ $ref })).toEqual({ value: undefined, path: ['start'] });
  });

  it('does not know what is behind a reference that is not a text', () => {
    expect(from({ $ref: { 'Fn::Sub': 'x' } })).toEqual({ value: undefined, path: ['start'] });
    expect(reference({ $ref: 1 })).toBeUndefined();
  });

  it.each(['#/cycle', '#/self'])('ends at the cycle %s', ($ref) => {
    expect(from({ $ref }).value).toBeUndefined();
  });
});

describe('lookUp', () => {
  const root = { here: 'x', shared: { inner: [1] } };
  const at = (value: Record<string, unknown>) => lookUp(root, { value, path: ['node'] }, 'key');

  it('tells what is missing from what is not known', () => {
    expect(at({ other: 1 })).toEqual({ value: undefined, path: ['node', 'key'] });
    expect(at({ key: null })).toEqual({ value: null, path: ['node', 'key'] });
    expect(at({ key: { $ref: '#/shared/inner' } })).toEqual({ value: [1], path: ['shared', 'inner'] });
    expect(at({ key: { $ref: '#/gone' } })).toBeUndefined();
    expect(at({ key: { Ref: 'Key' } })).toBeUndefined();
    expect(at({ key: '${key}' })).toBeUndefined();
  });

  it('does not know what is missing from a map that something is put into', () => {
    expect(at({ 'Fn::Transform': { Name: 'AWS::Include' }, other: 1 })).toBeUndefined();
    expect(at({ '${name}': 1 })).toBeUndefined();
    expect(at({ '${name}': 1, key: 2 })?.value).toBe(2);
  });
});
