// What the fetcher's tests share: real servers on loopback, a clock that jumps instead of waiting, and a fetcher on top.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { FetchError } from '../../src/core/errors.ts';
import type { Clock } from '../../src/core/ports.ts';
import { createFetcher, type FetcherOptions, type PoliteFetcher } from '../../src/http/fetcher.ts';
import { createMemoryBudget, type MemoryBudget } from './memory-budget.ts';

export const startOfTests = new Date('2026-03-01T06:00:00.000Z');

export interface JumpingClock extends Clock {
  /** Each wait, in milliseconds, in order. */
  readonly waits: readonly number[];
  jump(ms: number): void;
}

/** Sleeping takes no time and moves the clock. */
export function jumpingClock(): JumpingClock {
  let nowMs = startOfTests.getTime();
  const waits: number[] = [];
  return {
    waits,
    now: () => new Date(nowMs),
    jump: (ms) => {
      nowMs += ms;
    },
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      waits.push(ms);
      nowMs += ms;
    },
  };
}

export interface Seen {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
}

export interface Loopback {
  readonly server: Server;
  readonly origin: string;
  readonly host: string;
  readonly port: number;
  readonly seen: readonly Seen[];
  /** Requests without robots.txt. */
  paths(): readonly string[];
  readonly connections: { total: number; open: number; most: number };
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A server that ends with the test. robots.txt is a 404 unless `robots` answers it. */
export async function loopback(handler: Handler, robots?: Handler): Promise<Loopback> {
  const seen: Seen[] = [];
  const connections = { total: 0, open: 0, most: 0 };
  const server = createServer((request, response) => {
    seen.push({ path: request.url ?? '', headers: request.headers });
    if (request.url === '/robots.txt' && robots === undefined) response.writeHead(404).end();
    else if (request.url === '/robots.txt') robots?.(request, response);
    else handler(request, response);
  });
  server.on('connection', (socket) => {
    connections.total += 1;
    connections.open += 1;
    connections.most = Math.max(connections.most, connections.open);
    socket.on('close', () => {
      connections.open -= 1;
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  });
  const { port } = server.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;
  const paths = () => seen.map(({ path }) => path).filter((path) => path !== '/robots.txt');
  return { server, origin: `http://${host}`, host, port, seen, paths, connections };
}

export interface LogLine {
  readonly level: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

export interface Bench {
  readonly fetcher: PoliteFetcher;
  readonly clock: JumpingClock;
  readonly budget: MemoryBudget;
  readonly log: readonly LogLine[];
}

/** A fetcher without gap, allowed on loopback, unless told otherwise; closed with the test. */
export function bench(changes: Partial<FetcherOptions> = {}): Bench {
  const clock = jumpingClock();
  const budget = createMemoryBudget(clock);
  const log: LogLine[] = [];
  const at = (level: string) => (fields: object, message: string) => {
    log.push({ level, fields: { ...fields }, message });
  };
  const fetcher = createFetcher({
    budget,
    clock,
    random: () => 0.5,
    logger: { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') },
    userAgent: 'feedmirror/0.1.0 (+https://mirror.example/about)',
    gapMs: 0,
    timeoutMs: 5000,
    maxBytes: 1_000_000,
    privateHosts: 'allow',
    proxies: { http: null, https: null, direct: [] },
    ...changes,
  });
  onTestFinished(() => fetcher.close());
  return { fetcher, clock, budget, log };
}

/** The FetchError that `work` ends in; fails when it ends otherwise. */
export async function failureOf(work: Promise<unknown>): Promise<FetchError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof FetchError) return error;
    throw error;
  }
  throw new Error('the fetch succeeded');
}

export function textOf(body: Uint8Array): string {
  return new TextDecoder().decode(body);
}
