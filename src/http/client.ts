// One request over the wire: the guard, the connection, the total deadline, the inflated body.
// Knows nothing of politeness: budgets, robots, redirects and retries are its callers'.
import { FetchError } from '../core/errors.ts';
import { withoutCredentials } from '../core/url.ts';
import { type Body, type BodyLimit, readBody } from './body.ts';
import { type Connection, connectTimeoutMs, createConnections } from './connections.ts';
import { fetchErrorOf } from './faults.ts';
import { bareHost, checkLiteral, type PrivateHosts, type Resolver, resolvePublic } from './guard.ts';
import { orAborted } from './or-aborted.ts';
import { type ProxySettings, proxyFor } from './proxies.ts';

export interface WireRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly limit: BodyLimit;
  readonly signal: AbortSignal;
}

export interface WireAnswer {
  readonly status: number;
  /**
   * Names lower-case, values byte for byte (as latin1), a repeated header joined by `, `; X-Robots-Tag by a line feed,
   * because there an agent's name speaks for the rest of its line.
   */
  readonly headers: Readonly<Record<string, string>>;
  /** Inflated; empty unless the status is 2xx. */
  readonly body: Uint8Array;
  readonly bodyState: Body['state'];
  /** Of the body, before inflating. */
  readonly wireBytes: number;
}

export interface WireClient {
  /** @throws FetchError private-address, unresolved, network, timeout, too-large or aborted */
  send(request: WireRequest): Promise<WireAnswer>;
  /** Ends all connections at once. */
  close(): Promise<void>;
}

/** Of an error page or a redirect's body this much is read away, which keeps the connection. */
const discardLimit = { bytes: 64 * 1024, beyond: 'cut' } as const;
const nothing: Body = { bytes: new Uint8Array(), wireBytes: 0, state: 'cut' };

export function createClient(options: {
  readonly timeoutMs: number;
  readonly privateHosts: PrivateHosts;
  readonly resolver: Resolver;
  readonly proxies: ProxySettings;
}): WireClient {
  const connections = createConnections(options);

  async function checkTarget(url: URL, proxy: string | null): Promise<void> {
    if (options.privateHosts === 'allow') return;
    checkLiteral(url);
    // A direct connection checks its name itself, while connecting.
    if (proxy !== null) await resolvePublic(bareHost(url), options.resolver);
  }

  async function exchange(connection: Connection, request: WireRequest): Promise<WireAnswer> {
    const { url, limit } = request;
    const path = `${url.pathname}${url.search}`;
    const answer = await connection.request({ origin: url.origin, path, headers: request.headers });
    const status = answer.statusCode;
    const headers = joinedHeaders(answer.headers);
    const isSuccess = status >= 200 && status < 300;
    const body = isSuccess
      ? await readBody(answer.body, { contentEncoding: headers['content-encoding'] ?? '', limit })
      : // Only the connection is at stake here: a body that fails or drips is no fault of the answer.
        await readBody(answer.body, { contentEncoding: '', limit: discardLimit }).catch(() => nothing);
    if (body.state === 'cut') connection.drop(new Error('the rest of the body is not wanted'));
    return {
      status,
      headers,
      body: isSuccess ? body.bytes : nothing.bytes,
      bodyState: body.state,
      wireBytes: body.wireBytes,
    };
  }

  return {
    async send(request) {
      const { signal } = request;
      const url = withoutCredentials(request.url.href);
      const end = new AbortController();
      const stop = (): void => end.abort(new FetchError('fetch.aborted', { url }));
      const seconds = options.timeoutMs / 1000;
      // Real time on purpose: this is about the network, not about the schedule.
      const timer = setTimeout(
        () => end.abort(new FetchError('fetch.timeout', { url, seconds })),
        options.timeoutMs,
      );
      if (signal.aborted) stop();
      signal.addEventListener('abort', stop, { once: true });
      let connection: Connection | null = null;
      try {
        const proxy = proxyFor(request.url, options.proxies);
        await orAborted(checkTarget(request.url, proxy), end.signal);
        const used = connections.to(request.url.origin, proxy);
        connection = used;
        end.signal.addEventListener('abort', () => used.drop(end.signal.reason), { once: true });
        return await exchange(used, request);
      } catch (error) {
        const failure = fetchErrorOf(end.signal.aborted ? end.signal.reason : error, {
          url: request.url,
          limitBytes: request.limit.bytes,
          connectTimeoutMs,
        });
        connection?.drop(failure);
        throw failure;
      } finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', stop);
      }
    },
    close: () => connections.close(),
  };
}

function joinedHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(name === 'x-robots-tag' ? '\n' : ', ') : (value ?? ''),
    ]),
  );
}
