// Which proxy, if any, a request goes through, by the customs of curl for the environment. Does no IO.
import { ConfigError } from '../core/errors.ts';

export interface ProxySettings {
  /** Proxy for http addresses, absolute, perhaps with credentials; null: none. */
  readonly http: string | null;
  readonly https: string | null;
  /** Hosts that are reached directly, lower-case: `*`, `name`, `.name` or `name:port`; a name covers its subdomains. */
  readonly direct: readonly string[];
}

/**
 * Reads HTTP_PROXY, HTTPS_PROXY and NO_PROXY; the lower-case form wins. A value without scheme is an http proxy.
 * @throws ConfigError config.invalid for a value that is no http(s) address; its text, which may hold a password, is not repeated.
 */
export function proxiesFromEnvironment(env: Readonly<Record<string, string | undefined>>): ProxySettings {
  const read = (name: string): string => (env[name.toLowerCase()] ?? env[name] ?? '').trim();
  return {
    http: proxyAddress('HTTP_PROXY', read('HTTP_PROXY')),
    https: proxyAddress('HTTPS_PROXY', read('HTTPS_PROXY')),
    direct: read('NO_PROXY')
      .toLowerCase()
      .split(/[\s,]+/)
      .filter((entry) => entry !== ''),
  };
}

function proxyAddress(key: string, value: string): string | null {
  if (value === '') return null;
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`;
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) {
    throw new ConfigError('config.invalid', {
      file: 'environment',
      key,
      detail: 'the proxy must be an http or https address',
    });
  }
  return address;
}

/** The proxy that `url` goes through, or null when it is reached directly. */
export function proxyFor(url: URL, proxies: ProxySettings): string | null {
  const proxy = url.protocol === 'https:' ? proxies.https : proxies.http;
  return proxy === null || proxies.direct.some((entry) => covers(entry, url)) ? null : proxy;
}

function covers(entry: string, url: URL): boolean {
  if (entry === '*') return true;
  const [, name = '', port] = /^(\[[^\]]*\]|[^:]*|.*:.*:.*?)(?::(\d+))?$/.exec(entry) ?? [];
  const standardPort = url.protocol === 'https:' ? '443' : '80';
  if (port !== undefined && port !== (url.port || standardPort)) return false;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const suffix = name.replace(/^\[|\]$/g, '').replace(/^\*?\./, '');
  return suffix !== '' && (host === suffix || host.endsWith(`.${suffix}`));
}
