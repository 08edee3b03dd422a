import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Account, createAccount } from './account.js';
import { type Fault, FINE, type RawAnswer } from './faults.js';
import { wireForm } from './json.js';
import { OPERATIONS } from './operations.js';
import { answerQuery, queryError } from './query-services.js';
import { type Routed, route } from './routes.js';
import { ServiceError } from './service-error.js';

/** A request as it came in. */
interface RecordedRequest extends Routed {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** JSON, if it is. */
  readonly body: unknown;
}

/** A fake of API Gateway's control plane, and of what else an import talks to. */
export interface Fake {
  /** For `endpointUrl`. */
  readonly url: string;
  readonly account: Account;
  /** Everything that was asked, in order. */
  readonly requests: RecordedRequest[];
  /** What goes wrong with the next calls of an operation, one for each. */
  script(operation: string, ...faults: readonly Fault[]): void;
  /** What goes wrong with all further calls of an operation. */
  always(operation: string, fault: Fault): void;
  /** Told of every call, before and after it is worked on; the answer waits for it. */
  watch(watcher: Watcher | undefined): void;
  close(): Promise<void>;
}

/** Looks at the calls as they happen. */
type Watcher = (request: RecordedRequest, moment: 'before' | 'after') => void | Promise<void>;

/** Starts a fake on a free port of the loopback interface. */
export async function startFake(): Promise<Fake> {
  const account = createAccount();
  const requests: RecordedRequest[] = [];
  const scripts = new Map<string, Fault[]>();
  const defaults = new Map<string, Fault>();
  let watcher: Watcher | undefined;

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const bytes = await bodyOf(request);
    const url = new URL(request.url ?? '/', 'http://localhost');
    const text = bytes.toString('utf8');
    const { method = 'GET' } = request;
    const routed = route(method, url, text);
    const query = Object.fromEntries(url.searchParams);
    const recorded = { ...routed, method, path: url.pathname, query, body: jsonOf(text) };
    requests.push(recorded);
    const fault = scripts.get(routed.operation)?.shift() ?? defaults.get(routed.operation) ?? FINE;
    await fault.meanwhile?.(account);
    await watcher?.(recorded, 'before');
    const input = { params: routed.params, query: url.searchParams, body: recorded.body, bytes };
    const worked = fault.isDone ? work(routed.operation, input, text) : undefined;
    await watcher?.(recorded, 'after');
    send(response, fault.answer ?? worked ?? 'empty', worked, `request-${requests.length}`);
  }

  function work(operation: string, input: Parameters<(typeof OPERATIONS)[string]>[0], text: string): RawAnswer {
    try {
      const found = OPERATIONS[operation];
      if (found !== undefined) return json(found(input, account), statusOf(operation));
      return {
        status: 200,
        headers: { 'content-type': 'text/xml' },
        body: answerQuery(operation, new URLSearchParams(text), account),
      };
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      return failed(error, input.bytes.length > 0 && OPERATIONS[operation] === undefined);
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    account,
    requests,
    script: (operation, ...faults) => scripts.set(operation, [...(scripts.get(operation) ?? []), ...faults]),
    always: (operation, fault) => defaults.set(operation, fault),
    watch: (next) => {
      watcher = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(
  response: ServerResponse,
  answer: NonNullable<Fault['answer']>,
  worked: RawAnswer | undefined,
  requestId: string,
): void {
  if (answer === 'hang') return;
  if (answer === 'reset') {
    response.destroy();
    return;
  }
  const { status, headers, body } = typeof answer === 'object' ? answer : (worked ?? NOTHING);
  const head = { 'x-amzn-requestid': requestId, ...headers };
  if (answer === 'cut off') {
    response.writeHead(status, { ...head, 'content-length': Buffer.byteLength(body) });
    response.write(body.slice(0, Math.ceil(body.length / 2)), () => response.destroy());
    return;
  }
  response.writeHead(answer === 'empty' ? 200 : status, head);
  response.end(answer === 'empty' ? '' : body);
}

const NOTHING: RawAnswer = { status: 200, headers: {}, body: '' };

function statusOf(operation: string): number {
  if (/^(?:Import|Create|Add)/.test(operation)) return 201;
  if (operation === 'TagResource') return 204;
  return operation.startsWith('Delete') ? 202 : 200;
}

function json(value: unknown, status: number): RawAnswer {
  const headers = { 'content-type': 'application/json' };
  return { status, headers, body: value === undefined ? '' : JSON.stringify(wireForm(value)) };
}

function failed({ status, type, message }: ServiceError, isQuery: boolean): RawAnswer {
  if (isQuery) return { status, headers: { 'content-type': 'text/xml' }, body: queryError(type, message) };
  return {
    status,
    headers: { 'content-type': 'application/json', ...(type === '' ? {} : { 'x-amzn-errortype': type }) },
    body: JSON.stringify({ message }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
