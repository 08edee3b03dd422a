import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { isObject, type JsonObject } from '../../src/openapi/json.js';

/** A page in a browser without a window, driven over a pipe: https://chromedevtools.github.io/devtools-protocol/ */
export interface Browser {
  open(url: string): Promise<void>;
  /** What an expression gives in the page; its own policy against scripts does not stop it. */
  evaluate(expression: string): Promise<unknown>;
  /** Clicks in the middle of the first element that a selector finds and that has the text, and lets the page react. */
  click(selector: string, text?: string): Promise<void>;
  /** Types text, or presses a key such as `Tab`. */
  type(text: string): Promise<void>;
  press(key: string): Promise<void>;
  send(method: string, params?: JsonObject): Promise<JsonObject>;
  /** What went wrong in pages so far: errors in the console, policies that were broken, exceptions. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

const COMMAND = process.env['CHROMIUM'] ?? 'chromium';

const KEYS: Readonly<Record<string, JsonObject>> = {
  Tab: { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 },
  Space: { key: ' ', code: 'Space', windowsVirtualKeyCode: 32, text: ' ' },
  Enter: { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' },
};

/** Whether Chromium is installed; says in one line that its tests are skipped if it is not. */
export function hasChromium(): boolean {
  const isThere = spawnSync(COMMAND, ['--version']).status === 0;
  if (!isThere)
    process.stderr.write('chromium is not installed: tests in it are skipped (apt-get install chromium).\n');
  return isThere;
}

/** Starts Chromium with one empty page. */
export async function startChromium(): Promise<Browser> {
  const profile = await mkdtemp(join(tmpdir(), 'apigw-lint-chromium-'));
  const switches = [
    '--headless',
    '--remote-debugging-pipe',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-dev-shm-usage',
  ];
  const child = spawn(
    COMMAND,
    [...switches, '--window-size=1280,900', '--no-first-run', `--user-data-dir=${profile}`],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    },
  );
  const complaints: string[] = [];
  const connection = connect(child, complaints);
  const { targetId } = await connection.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await connection.send('Target.attachToTarget', { targetId, flatten: true });
  const send = (method: string, params: JsonObject = {}) => connection.send(method, params, String(sessionId));
  for (const domain of ['Page', 'Runtime', 'Log']) await send(`${domain}.enable`);

  const evaluate = async (expression: string): Promise<unknown> => {
    const answer = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    if (answer['exceptionDetails'] !== undefined) throw new Error(JSON.stringify(answer['exceptionDetails']));
    return objectOf(answer['result'])['value'];
  };
  const press = async (key: JsonObject): Promise<void> => {
    await send('Input.dispatchKeyEvent', { type: 'keyDown', ...key });
    await send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  };
  return {
    complaints,
    send,
    evaluate,
    async open(url) {
      const loaded = connection.next('Page.loadEventFired');
      await send('Page.navigate', { url });
      await loaded;
    },
    async click(selector, text = '') {
      const place = await evaluate(`(() => {
        const all = [...document.querySelectorAll(${JSON.stringify(selector)})];
        const found = all.find((element) => element.textContent.includes(${JSON.stringify(text)}));
        found.scrollIntoView({ block: 'center' });
        const { x, y, width, height } = found.getBoundingClientRect();
        return JSON.stringify([x + width / 2, y + height / 2]);
      })()`);
      const [x, y] = JSON.parse(String(place));
      for (const type of ['mousePressed', 'mouseReleased'])
        await send('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount: 1 });
      await evaluate('new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))');
    },
    type: async (text) => void (await send('Input.insertText', { text })),
    press: (key) => press(KEYS[key] ?? { key, text: key }),
    async close() {
      const gone = once(child, 'exit');
      await connection.send('Browser.close');
      await gone;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Messages are JSON, each ended by a zero. */
function connect(child: ChildProcess, complaints: string[]) {
  const [, , , toBrowser, fromBrowser] = child.stdio;
  const waiting = new Map<number, (answer: JsonObject) => void>();
  const expected = new Map<string, () => void>();
  let number = 0;
  let rest = '';

  const receive = (message: JsonObject): void => {
    const { id, method, params } = message;
    if (typeof id === 'number') waiting.get(id)?.(message);
    else if (typeof method === 'string') {
      const complaint = complaintOf(method, objectOf(params));
      if (complaint !== undefined) complaints.push(complaint);
      expected.get(method)?.();
    }
  };
  readable(fromBrowser).setEncoding('utf8');
  readable(fromBrowser).on('data', (text: string) => {
    const messages = (rest + text).split('\0');
    rest = messages.pop() ?? '';
    for (const message of messages) receive(objectOf(JSON.parse(message)));
  });
  return {
    next: (event: string) => new Promise<void>((resolve) => expected.set(event, resolve)),
    send: (method: string, params: JsonObject = {}, sessionId?: string) =>
      new Promise<JsonObject>((resolve, reject) => {
        const id = ++number;
        waiting.set(id, ({ result, error }) => {
          waiting.delete(id);
          if (error === undefined) resolve(objectOf(result));
          else reject(new Error(`${method}: ${JSON.stringify(error)}`));
        });
        writable(toBrowser).write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`);
      }),
  };
}

function complaintOf(method: string, params: JsonObject): string | undefined {
  if (method === 'Runtime.exceptionThrown') return JSON.stringify(params['exceptionDetails']);
  if (method === 'Log.entryAdded') return JSON.stringify(params['entry']);
  const isError = method === 'Runtime.consoleAPICalled' && /^(?:error|warning|assert)$/.test(String(params['type']));
  return isError ? JSON.stringify(params['args']) : undefined;
}

function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

function readable(stream: Readable | Writable | null | undefined): Readable {
  if (stream && 'read' in stream) return stream;
  throw new Error('no pipe from the browser');
}

function writable(stream: Readable | Writable | null | undefined): Writable {
  if (stream && 'write' in stream) return stream;
  throw new Error('no pipe to the browser');
}
