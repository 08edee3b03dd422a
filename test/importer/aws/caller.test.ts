import { describe, expect, it, vi } from 'vitest';
import { CallError } from '../../../src/importer/aws/call-error.js';
import { type Call, createCaller } from '../../../src/importer/aws/caller.js';
import { realClock } from '../../../src/importer/aws/clock.js';
import type { ImporterEvent } from '../../../src/importer/options.js';
import { Interrupted } from '../../../src/importer/run/interrupted.js';

type Answer = { readonly id?: string };

/** A caller whose sleeps take no time, on a list of answers. */
function setUp(
  script: readonly (Answer | Error)[],
  options: { maxWaitMs?: number; random?: number; onSleep?: () => void } = {},
) {
  const sleeps: number[] = [];
  const events: ImporterEvent[] = [];
  const controller = new AbortController();
  const caller = createCaller({
    clock: {
      now: () => 0,
      random: () => options.random ?? 0.5,
      sleep: async (milliseconds) => {
        sleeps.push(milliseconds);
        options.onSleep?.();
      },
    },
    signal: controller.signal,
    maxWaitMs: options.maxWaitMs ?? 300_000,
    emit: (event) => events.push(event),
  });
  const left = [...script];
  const send = vi.fn(async (): Promise<Answer> => {
    const next = left.shift();
    if (next === undefined) throw new Error('The script is over.');
    if (next instanceof Error) throw next;
    return next;
  });
  const call = (about: Partial<Call<Answer>> = {}) =>
    caller.call<Answer>({
      operation: 'PutRestApi',
      kind: 'repeat',
      send,
      isComplete: ({ id }) => id !== undefined,
      ...about,
    });
  return { caller, call, send, sleeps, events, controller };
}

function answers(name: string, httpStatusCode: number, more: object = {}): Error {
  return Object.assign(new Error(name), { name, $metadata: { httpStatusCode, requestId: `id-${name}` }, ...more });
}

const THROTTLED = answers('TooManyRequestsException', 429);
const LOST = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
const BUSY = Object.assign(answers('ConflictException', 409), { message: 'concurrent modification' });

async function failing(promise: Promise<unknown>): Promise<CallError> {
  const error = await promise.catch((thrown: unknown) => thrown);
  if (!(error instanceof CallError)) throw error;
  return error;
}

describe('a call that may be repeated', () => {
  it('waits as long as the service asks', async () => {
    const { call, caller, sleeps } = setUp([
      answers('TooManyRequestsException', 429, { retryAfterSeconds: '7' }),
      { id: 'a' },
    ]);
    await expect(call()).resolves.toEqual({ id: 'a' });
    expect(sleeps).toEqual([7000]);
    expect(caller.takeReports()).toEqual([
      { operation: 'PutRestApi', requestIds: ['id-TooManyRequestsException'], attempts: 2, waitedMs: 7000 },
    ]);
    expect(caller.takeReports()).toEqual([]);
  });

  it.each(['0', '-1', new Date(-5000).toUTCString()])(
    'backs off where it asks for no time: %s',
    async (retryAfterSeconds) => {
      const { call, sleeps } = setUp([
        answers('TooManyRequestsException', 429, { retryAfterSeconds }),
        THROTTLED,
        { id: 'a' },
      ]);
      await call();
      expect(sleeps).toEqual([500, 1000]);
    },
  );

  it('otherwise backs off exponentially, with jitter, up to 20 seconds', async () => {
    const { call, sleeps } = setUp([...Array.from({ length: 7 }, () => THROTTLED), { id: 'a' }], { random: 0.999 });
    await call();
    expect(sleeps.map((sleep) => Math.round(sleep / 1000))).toEqual([1, 2, 4, 8, 16, 20, 20]);
  });

  it('gives up when it may not wait any longer', async () => {
    const { call, send, sleeps } = setUp(
      [THROTTLED, answers('TooManyRequestsException', 429, { retryAfterSeconds: '60' })],
      {
        maxWaitMs: 10_000,
      },
    );
    const error = await failing(call());
    expect(error).toMatchObject({ isOutOfTime: true, attempts: 2, failure: { kind: 'throttled' } });
    expect(send).toHaveBeenCalledTimes(2);
    expect(sleeps).toEqual([500]);
  });

  it('shares what it may wait among all calls', async () => {
    const { call } = setUp([THROTTLED, { id: 'a' }, THROTTLED, { id: 'b' }], { maxWaitMs: 700 });
    await call();
    expect((await failing(call())).isOutOfTime).toBe(true);
  });

  it.each([
    ['a lost answer', LOST],
    ['another change under way', BUSY],
    ['an empty answer', {}],
    ['a failure of the service', answers('InternalServerError', 500)],
  ])('is repeated after %s', async (_name, first) => {
    const { call, send } = setUp([first, { id: 'a' }]);
    await expect(call()).resolves.toEqual({ id: 'a' });
    expect(send).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['a quota', Object.assign(answers('LimitExceededException', 429), { message: 'Maximum number of Resources' })],
    ['a rejection', answers('BadRequestException', 400)],
    ['a refusal', answers('AccessDeniedException', 403)],
    ['credentials', answers('ExpiredTokenException', 403)],
    ['a proxy', answers('SyntaxError', 404)],
  ])('is sent once in case of %s', async (_name, first) => {
    const { call, send } = setUp([first]);
    await failing(call());
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('gives up on a service that stays away, and sooner if nothing ever answered', async () => {
    const away = answers('ServiceUnavailableException', 503);
    const long = setUp(Array.from({ length: 20 }, () => away));
    expect((await failing(long.call())).attempts).toBe(8);
    const unknownHost = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' });
    const short = setUp(Array.from({ length: 20 }, () => unknownHost));
    expect((await failing(short.call())).attempts).toBe(3);
  });

  it('hardly repeats what a run can do without', async () => {
    const { call, send } = setUp([LOST, LOST, LOST]);
    await failing(call({ isOptional: true }));
    expect(send).toHaveBeenCalledTimes(2);
  });
});

describe('a call that creates something', () => {
  it('takes what a call with a lost answer made', async () => {
    const { call, send } = setUp([LOST]);
    const look = vi.fn(async () => ({ id: 'found' }));
    await expect(call({ kind: 'create', look })).resolves.toEqual({ id: 'found' });
    expect(send).toHaveBeenCalledTimes(1);
    expect(look).toHaveBeenCalledTimes(1);
  });

  it('looks again after a while', async () => {
    const { call, send, sleeps } = setUp([{}]);
    const look = vi.fn(async () => ({ id: 'found' })).mockResolvedValueOnce(undefined as never);
    await expect(call({ kind: 'create', look })).resolves.toEqual({ id: 'found' });
    expect(send).toHaveBeenCalledTimes(1);
    expect(sleeps).toEqual([4000]);
  });

  it('is repeated a few times, after two looks each', async () => {
    const { call, send } = setUp([LOST, answers('Unknown', 500), LOST, LOST]);
    const look = vi.fn(async () => undefined);
    const error = await failing(call({ kind: 'create', look }));
    expect(error.attempts).toBe(3);
    expect(send).toHaveBeenCalledTimes(3);
    expect(look).toHaveBeenCalledTimes(6);
  });

  it('is not repeated without a look any more once an answer was lost', async () => {
    const { call, send } = setUp([LOST, THROTTLED, BUSY, { id: 'a' }]);
    const looks: number[] = [];
    const look = async () => void looks.push(send.mock.calls.length);
    await expect(call({ kind: 'create', look: async () => look().then(() => undefined) })).resolves.toEqual({
      id: 'a',
    });
    expect(looks).toEqual([1, 1, 2, 3]);
  });

  it('takes what is there although the last answer says that nothing was made', async () => {
    const { call, caller } = setUp([LOST, answers('ConflictException', 409)]);
    const look = vi.fn(async (): Promise<Answer | undefined> => (look.mock.calls.length < 3 ? undefined : { id: 'a' }));
    await expect(call({ kind: 'create', look })).resolves.toEqual({ id: 'a' });
    expect(caller.uncertain()).toBeUndefined();
  });

  it('is repeated without a look where the service says that it did nothing', async () => {
    const { call } = setUp([THROTTLED, { id: 'a' }]);
    const look = vi.fn(async () => undefined);
    await expect(call({ kind: 'create', look })).resolves.toEqual({ id: 'a' });
    expect(look).not.toHaveBeenCalled();
  });
});

describe('whether a change was carried out', () => {
  it('is not known after a lost answer, until the call succeeds', async () => {
    const { call, caller } = setUp([LOST, answers('AccessDeniedException', 403), { id: 'a' }]);
    expect(caller.uncertain()).toBeUndefined();
    await failing(call());
    expect(caller.uncertain()).toBe('PutRestApi');
    await call();
    expect(caller.uncertain()).toBeUndefined();
  });

  it('is not asked of reads', async () => {
    const { call, caller } = setUp([LOST, { id: 'a' }]);
    await call({ kind: 'read' });
    expect(caller.uncertain()).toBeUndefined();
  });
});

describe('an interrupted run', () => {
  it('sends nothing any more', async () => {
    const { call, send, controller } = setUp([{ id: 'a' }]);
    controller.abort();
    await expect(call()).rejects.toBeInstanceOf(Interrupted);
    expect(send).not.toHaveBeenCalled();
  });

  it('finishes a call that changes something, and abandons a read', async () => {
    const changing = setUp([]);
    await expect(
      changing.call({
        send: async ({ abortSignal }) => {
          expect(abortSignal).toBeUndefined();
          changing.controller.abort();
          return { id: 'a' };
        },
      }),
    ).resolves.toEqual({ id: 'a' });
    const reading = setUp([]);
    await expect(
      reading.call({
        kind: 'read',
        send: async ({ abortSignal }) => {
          reading.controller.abort();
          expect(abortSignal?.aborted).toBe(true);
          throw new Error('aborted');
        },
      }),
    ).rejects.toBeInstanceOf(Interrupted);
  });

  it('does not wait to the end', async () => {
    const { call, send, controller } = setUp([THROTTLED, { id: 'a' }], { onSleep: () => controller.abort() });
    await expect(call()).rejects.toBeInstanceOf(Interrupted);
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('wakes the real clock', async () => {
    const controller = new AbortController();
    const sleeping = realClock.sleep(2 ** 30, controller.signal);
    controller.abort();
    await expect(sleeping).resolves.toBeUndefined();
  });
});
