// The connections: one an origin, pinned to checked addresses or made through a proxy. The only file that imports undici.
import { Client, type Dispatcher, ProxyAgent } from 'undici';
import { withoutCredentials } from '../core/url.ts';
import { guardedLookup, type PrivateHosts, type Resolver } from './guard.ts';

export interface Connection {
  request(request: {
    readonly origin: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
  }): Promise<Dispatcher.ResponseData>;
  /**
   * Ends the socket at once; a running request and its body fail with `reason`. To be called instead of destroying a
   * body or aborting a request: undici would connect anew for the request that nobody wants any more.
   */
  drop(reason: Error): void;
}

export interface Connections {
  /** The origin's connection, kept alive between requests; a new one after `drop`. `proxy` null: direct. */
  to(origin: string, proxy: string | null): Connection;
  /** Ends all of them; nothing keeps the process alive afterwards. */
  close(): Promise<void>;
}

export const connectTimeoutMs = 10_000;
/** Longer than the usual gap between two requests, so that a host sees one connection and not one a page. */
const keepAliveMs = 30_000;

export function createConnections(options: {
  readonly privateHosts: PrivateHosts;
  readonly resolver: Resolver;
}): Connections {
  const open = new Map<string, Dispatcher>();
  const lookup = guardedLookup(options);
  const common = {
    pipelining: 1,
    keepAliveTimeout: keepAliveMs,
    // The total deadline of a request is stricter than undici's pauses between bytes.
    headersTimeout: 0,
    bodyTimeout: 0,
  };

  function dispatcher(origin: string, proxy: string | null): Dispatcher {
    if (proxy === null) {
      return new Client(origin, { ...common, connect: { timeout: connectTimeoutMs, lookup } });
    }
    return new ProxyAgent({
      ...common,
      ...proxyAccess(proxy),
      connections: 1,
      // Plain http is asked for in the absolute form: many proxies open tunnels to port 443 only.
      proxyTunnel: false,
      proxyTls: { timeout: connectTimeoutMs },
      requestTls: { timeout: connectTimeoutMs },
    });
  }

  return {
    to(origin, proxy) {
      const key = `${origin} ${proxy ?? ''}`;
      const used = open.get(key) ?? dispatcher(origin, proxy);
      open.set(key, used);
      return {
        request: (request) => used.request({ ...request, method: 'GET' }),
        drop(reason) {
          if (open.get(key) === used) open.delete(key);
          used.destroy(reason).catch(() => undefined);
        },
      };
    },
    async close() {
      await Promise.all([...open.values()].map((each) => each.destroy()));
      open.clear();
    },
  };
}

/** undici sends credentials only when there is a password too; a token sends them always and keeps them out of its address. */
function proxyAccess(proxy: string): { uri: string; token?: string } {
  const { href, username, password } = new URL(proxy);
  if (username === '' && password === '') return { uri: href };
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { uri: withoutCredentials(href), token: `Basic ${Buffer.from(pair, 'utf8').toString('base64')}` };
}
