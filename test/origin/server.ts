// The sample news site as a loopback server: routes, faults, log and control, in one place. Node built-ins only.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { answerTo, conditional } from './answer.ts';
import { catalogue } from './catalogue.ts';
import { deliver } from './delivery.ts';
import { readFaultOrder } from './fault-input.ts';
import { type Fault, FaultBook, plainDelivery, spoil } from './faults.ts';
import { junkFragments } from './junk-table.ts';
import type { OriginArticle } from './model.ts';
import { describe } from './page.ts';
import { RequestBook, type RequestLog } from './request-log.ts';

export interface Origin {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  readonly feedUrl: string;
  /** What was asked since the start or the last `reset`, control requests apart. */
  readonly log: readonly RequestLog[];
  /** All pages of both editions, newest first, with what a post of each must and must not hold. */
  readonly articles: readonly OriginArticle[];
  /** `target`: a path (encoded or not) or `pages`, `feed`, `media`; null takes the fault away. A path goes before a group. */
  fault(target: string, fault: Fault | null): void;
  /** Forgets the log and all faults. */
  reset(): void;
  /** Ends all connections and timers. May be called twice. */
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(value));
}

const pattern = ({ source, flags }: RegExp) => ({ source, flags });

/** GET log, articles and junk, POST fault and reset, below /__origin/: for tests that run in another process. */
async function control(origin: Origin, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const order = `${request.method} ${(request.url ?? '').slice('/__origin/'.length)}`;
  switch (order) {
    case 'GET log':
      return sendJson(response, 200, origin.log);
    case 'GET articles':
      return sendJson(response, 200, origin.articles);
    case 'GET junk':
      return sendJson(
        response,
        200,
        junkFragments.map(({ id, description, marker, gone }) => ({
          id,
          description,
          marker: pattern(marker),
          gone: pattern(gone),
        })),
      );
    case 'POST reset':
      origin.reset();
      return sendJson(response, 200, { ok: true });
    case 'POST fault':
      try {
        const { target, fault } = readFaultOrder(await bodyOf(request));
        origin.fault(target, fault);
        return sendJson(response, 200, { ok: true });
      } catch (error) {
        return sendJson(response, 400, {
          ok: false,
          message: error instanceof Error ? error.message : String(error),
        });
      }
    default:
      return sendJson(response, 404, { ok: false, message: `there is no ${order}` });
  }
}

/** Listens on a loopback port, a free one unless `port` is given. */
export async function startOrigin(
  options: { readonly port?: number; readonly host?: '127.0.0.1' } = {},
): Promise<Origin> {
  const faults = new FaultBook();
  const requests = new RequestBook();
  const sockets = new Set<Socket>();
  /** Connections of a test that looks on: not counted. */
  const controlSockets = new WeakSet<Socket>();

  const server = createServer((request, response) => {
    if ((request.url ?? '').startsWith('/__origin/')) {
      controlSockets.add(request.socket);
      response.setHeader('connection', 'close');
      void control(origin, request, response);
      return;
    }
    const record = requests.open(
      request,
      response,
      [...sockets].filter((socket) => !controlSockets.has(socket)).length,
    );
    if (request.method !== 'GET') {
      response.writeHead(405, { allow: 'GET' }).end();
      return;
    }
    const { group, answer } = answerTo(origin.url, record.path);
    const fault = faults.take(record.path, group);
    const honest = conditional(answer, record.headers);
    const delivery =
      fault === null ? plainDelivery(honest) : spoil(fault.kind === 'slow' ? honest : answer, fault);
    deliver(response, delivery, record.headers.acceptEncoding);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, options.host ?? '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let closing: Promise<void> | null = null;

  const origin: Origin = {
    url,
    feedUrl: `${url}/cn/rss`,
    get log() {
      return requests.records;
    },
    articles: catalogue.map((spec) => describe(url, spec)),
    fault: (target, fault) => faults.set(target, fault),
    reset: () => {
      faults.clear();
      requests.clear();
    },
    close: () => {
      closing ??= new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      });
      return closing;
    },
  };
  return origin;
}
