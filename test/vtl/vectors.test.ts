import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse, render } from '../../src/vtl/index.js';

interface Vector {
  readonly id: string;
  readonly template: string;
  readonly input: Parameters<typeof render>[1];
  readonly output?: string;
  readonly error?: { readonly kind: 'syntax' | 'runtime' };
  readonly overrides?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** How much of the output is certain: all of it, its value as JSON, or that it contains something. */
  readonly match?: 'exact' | 'json' | 'contains';
  readonly contains?: string;
}

// Templates whose outcome was recorded on AWS (83), stands in the guide (14), or comes from Velocity 1.7 itself.
const vectors: Vector[] = JSON.parse(readFileSync('test/fixtures/template-vectors.json', 'utf8'));

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** Maps in which something is set; `render` leaves out an override in which nothing is. */
const filled = (override: Readonly<Record<string, unknown>> | undefined) =>
  Object.fromEntries(
    Object.entries(override ?? {}).filter(
      ([, value]) => typeof value !== 'object' || value === null || Object.keys(value).length > 0,
    ),
  );

it('holds the number of vectors', () => {
  expect(vectors.length).toBe(621);
});

it.each(vectors.map((vector) => [vector.id, vector] as const))('%s', (_id, vector) => {
  const rendered = render(vector.template, vector.input);
  if (vector.error !== undefined) {
    expect(rendered.error).toMatchObject({ kind: vector.error.kind });
    return;
  }
  expect(rendered.error).toBeUndefined();
  const output = rendered.output ?? '';
  if (vector.match === 'contains') expect(output).toContain(vector.contains);
  else if (vector.match === 'json') expect(parsed(output)).toEqual(parsed(vector.output ?? ''));
  else expect(output).toBe(vector.output);
  for (const [name, override] of Object.entries(vector.overrides ?? {})) {
    const given = name === 'requestOverride' ? rendered.requestOverride : rendered.responseOverride;
    expect(filled(given)).toEqual(filled(override));
  }
});

it('parses what renders, and refuses the rest', () => {
  const wrong = vectors.filter(
    ({ id, template, error }) =>
      // This one is broken in a text that is parsed only when it runs.
      id !== 'runtime-evaluate-broken' && parse(template).errors.length > 0 !== (error?.kind === 'syntax'),
  );
  expect(wrong.map(({ id }) => id)).toEqual([]);
});
