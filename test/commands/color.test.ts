import { expect, it } from 'vitest';
import { hasColor } from '../../src/commands/color.js';

const terminal = { isTTY: true };
const pipe = {};

it.each([
  ['a terminal', undefined, terminal, {}, true],
  ['a pipe', undefined, pipe, {}, false],
  ['a dumb terminal', undefined, terminal, { TERM: 'dumb' }, false],
  ['NO_COLOR', undefined, terminal, { NO_COLOR: '1' }, false],
  ['an empty NO_COLOR', undefined, terminal, { NO_COLOR: '' }, true],
  ['FORCE_COLOR', undefined, pipe, { FORCE_COLOR: '1' }, true],
  ['FORCE_COLOR=0', undefined, terminal, { FORCE_COLOR: '0' }, false],
  ['NO_COLOR over FORCE_COLOR', undefined, pipe, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
  ['--color over NO_COLOR', true, pipe, { NO_COLOR: '1' }, true],
  ['--no-color over FORCE_COLOR', false, terminal, { FORCE_COLOR: '1' }, false],
])('colour: %s', (_, flag, stream, env, expected) => {
  expect(hasColor(flag, stream, env)).toBe(expected);
});
