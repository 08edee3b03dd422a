import { describe, expect, it } from 'vitest';
import { sliceText, splitText } from '../../../src/openapi/text/split-text.js';
import { type Text, textFrom, textOf } from '../../../src/openapi/text/template-text.js';

const text = (value: unknown): Text => textOf(value) ?? textFrom([]);
const sources = (parts: readonly Text[]) => parts.map(({ source }) => source);

describe('splitText', () => {
  it.each([
    ['a:b:c', ['a', 'b', 'c']],
    ['', ['']],
    [':', ['', '']],
    ['a::b:', ['a', '', 'b', '']],
    ['a:${b}:c', ['a', '${b}', 'c']],
    ['a${b}c:d', ['a${b}c', 'd']],
    ['${a}${b}:c', ['${a}${b}', 'c']],
    ['${AWS::Region}:c', ['${AWS::Region}', 'c']],
    ['a:{{ b:c }}:d', ['a', '{{ b:c }}', 'd']],
  ])('cuts %s', (value, parts) => {
    expect(sources(splitText(text(value), ':'))).toEqual(parts);
  });

  it('keeps the rest in the last part', () => {
    expect(sources(splitText(text('a:b:c:${d}:e'), ':', 3))).toEqual(['a', 'b', 'c:${d}:e']);
    expect(sources(splitText(text('a:b'), ':', 1))).toEqual(['a:b']);
    expect(sources(splitText(text('a'), ':', 3))).toEqual(['a']);
  });

  it('knows which parts are known', () => {
    expect(splitText(text('a:${b}:c'), ':').map(({ literal }) => literal)).toEqual(['a', undefined, 'c']);
  });

  it('takes separators of several characters', () => {
    expect(sources(splitText(text('a::b:c::${d}'), '::'))).toEqual(['a', 'b:c', '${d}']);
  });
});

describe('sliceText', () => {
  it('drops what is written in front', () => {
    expect(sliceText(text('path/${x}/y'), 5).source).toBe('${x}/y');
    expect(sliceText(text('path/y'), 5).literal).toBe('y');
    expect(sliceText(text('path'), 9).literal).toBe('');
  });

  it('leaves a text that begins with a hole', () => {
    expect(sliceText(text('${x}/y'), 3).source).toBe('${x}/y');
  });
});
