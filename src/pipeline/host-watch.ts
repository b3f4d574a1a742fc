// What one pass has learned of each host, so that a host in trouble is not asked for every single page. Kept in memory
// for the pass only: the next one may ask again, unless the server itself said otherwise.
import type { MirrorError } from '../core/errors.ts';
import { FetchError } from '../core/errors.ts';
import { parseHttpUrl } from '../core/url.ts';

export interface HostWatch {
  /** Why an address need not be asked in this pass; null when it may be. */
  objection(address: string): FetchError | null;
  /** What became of a request; null: it was answered. */
  note(address: string, error: MirrorError | null): void;
}

/** Pages of one host that may fail in a row, each with its retries, before the rest of them wait. */
const failuresInARow = 3;

/** These speak of the host by themselves. */
const hostCodes: ReadonlySet<string> = new Set([
  'fetch.hold',
  'fetch.robots-unreachable',
  'fetch.unresolved',
]);
const refusalCodes: ReadonlySet<string> = new Set(['fetch.forbidden', 'fetch.challenge', 'fetch.breaker']);
const passingCodes: ReadonlySet<string> = new Set(['fetch.server', 'fetch.network', 'fetch.timeout']);

export function openHostWatch(): HostWatch {
  const objections = new Map<string, FetchError>();
  const failures = new Map<string, number>();
  return {
    objection: (address) => objections.get(hostOf(address)) ?? null,
    note: (address, error) => {
      const host = hostBlamed(error) ?? hostOf(address);
      if (error instanceof FetchError && passingCodes.has(error.code)) {
        const count = (failures.get(host) ?? 0) + 1;
        failures.set(host, count);
        if (count >= failuresInARow) objections.set(host, new FetchError('fetch.troubled', { host }, error));
        return;
      }
      failures.delete(host);
      if (!(error instanceof FetchError)) return;
      if (hostCodes.has(error.code)) objections.set(host, error);
      else if (refusalCodes.has(error.code)) {
        const until = error.context['until'] ?? 'later';
        objections.set(host, new FetchError('fetch.breaker', { host, until }, error));
      }
    },
  };
}

/** After redirects it may be another host that failed or refused, and this one is innocent. */
function hostBlamed(error: MirrorError | null): string | null {
  const { host, url } = error?.context ?? {};
  if (typeof host === 'string') return host;
  return typeof url === 'string' ? (parseHttpUrl(url)?.host ?? null) : null;
}

function hostOf(address: string): string {
  return parseHttpUrl(address)?.host ?? address;
}
