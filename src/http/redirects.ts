// Following redirects by hand: the count, the circle, and the address of each hop. Asks through the function it is given.
import { FetchError } from '../core/errors.ts';
import { redirectLimit } from '../core/limits.ts';
import type { FetchResponse } from '../core/types.ts';
import { parseHttpUrl, withoutCredentials } from '../core/url.ts';
import type { WireAnswer } from './client.ts';
import { redirectTarget } from './verdict.ts';

export interface Arrival {
  /** The address that answered. */
  readonly url: URL;
  readonly answer: WireAnswer;
  readonly redirects: FetchResponse['redirects'];
}

/**
 * Calls `hop` for `start` and for each address that it is sent on to, at most `redirectLimit` of them.
 * @throws FetchError redirects (too many, or a circle), bad-url (no http or https address), and what `hop` throws
 */
export async function followRedirects(start: URL, hop: (url: URL) => Promise<WireAnswer>): Promise<Arrival> {
  const redirects: FetchResponse['redirects'][number][] = [];
  const seen = new Set<string>();
  let url = start;
  for (;;) {
    seen.add(url.href);
    const answer = await hop(url);
    const target = redirectTarget(answer);
    if (target === null) return { url, answer, redirects };
    const next = nextAddress(target, url);
    redirects.push({
      status: answer.status,
      from: withoutCredentials(url.href),
      to: withoutCredentials(next.href),
    });
    if (redirects.length > redirectLimit || seen.has(next.href)) {
      throw new FetchError('fetch.redirects', { url: withoutCredentials(start.href) });
    }
    url = next;
  }
}

function nextAddress(target: string, from: URL): URL {
  const next = parseHttpUrl(target, from.href);
  if (next === null) throw new FetchError('fetch.bad-url', { url: withoutCredentials(target) });
  next.hash = '';
  // Our credentials stay with the origin they were given for; a server cannot hand us others.
  next.username = next.origin === from.origin ? from.username : '';
  next.password = next.origin === from.origin ? from.password : '';
  return next;
}
