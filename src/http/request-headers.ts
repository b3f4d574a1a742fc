// What we tell a server about ourselves and about what we want: nothing more, and always the truth. Does no IO.
import type { RequestKind } from '../core/ports.ts';
import type { Validators } from '../core/types.ts';
import { acceptedEncodings } from './body.ts';

const accept: Record<RequestKind | 'robots', string> = {
  feed: 'application/rss+xml, application/atom+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5',
  page: 'text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5',
  media: 'image/avif, image/webp, image/*, audio/*, */*;q=0.1',
  robots: 'text/plain, */*;q=0.5',
};

/** `feedmirror/1.2.3 (+contact)`; without a contact only name and version. Plain ASCII whatever the contact holds. */
export function userAgentFor(version: string, contact: string | null): string {
  const reachable = (contact ?? '')
    .trim()
    .replace(/\p{Cs}/gu, '')
    .replace(/[^\u0021-\u007e]+/gu, encodeURIComponent)
    .replaceAll('(', '%28')
    .replaceAll(')', '%29');
  return reachable === '' ? `feedmirror/${version}` : `feedmirror/${version} (+${reachable})`;
}

/**
 * The headers of one request. No cookie, no cache-busting, and no referrer but where a site's pictures want one. A user name and password in the address are sent
 * as Basic credentials (RFC 7617).
 */
export function requestHeaders(request: {
  readonly url: URL;
  readonly kind: RequestKind | 'robots';
  readonly userAgent: string;
  readonly validators: Validators | null;
  readonly referrer?: string | null;
}): Record<string, string> {
  const headers: Record<string, string> = {
    'user-agent': request.userAgent,
    accept: accept[request.kind],
    'accept-encoding': acceptedEncodings,
  };
  const { username, password } = request.url;
  if (username !== '' || password !== '') {
    const pair = `${decoded(username)}:${decoded(password)}`;
    headers['authorization'] = `Basic ${Buffer.from(pair, 'utf8').toString('base64')}`;
  }
  if (isSendable(request.referrer ?? null)) headers['referer'] = request.referrer ?? '';
  const { etag, lastModified } = request.validators ?? { etag: null, lastModified: null };
  if (isSendable(etag)) headers['if-none-match'] = etag;
  if (isSendable(lastModified)) headers['if-modified-since'] = lastModified;
  return headers;
}

/** Does the request carry a validator, so that 304 is a possible answer? */
export function isConditional(headers: Readonly<Record<string, string>>): boolean {
  return headers['if-none-match'] !== undefined || headers['if-modified-since'] !== undefined;
}

/** A stored value with characters that no header can carry would make every later request fail: it is left out. */
function isSendable(value: string | null): value is string {
  return value !== null && value !== '' && !/[^\u0020-\u00ff]|\p{Cc}/u.test(value);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
