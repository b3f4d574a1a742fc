// From whatever a socket, a resolver or an inflater throws to the one FetchError that says what to do.
import { detailOf, FetchError } from '../core/errors.ts';
import type { RequestKind } from '../core/ports.ts';
import { withoutCredentials } from '../core/url.ts';
import { BodyTooLargeError, UnknownEncodingError } from './body.ts';
import { PrivateAddressError } from './guard.ts';

interface Fault {
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly hostname?: unknown;
  readonly errors?: unknown;
}

/** `url` is the address asked for; `limitBytes` and `connectTimeoutMs` are for the sentence alone. */
export function fetchErrorOf(
  error: unknown,
  request: { readonly url: URL; readonly limitBytes: number; readonly connectTimeoutMs: number },
): FetchError {
  if (error instanceof FetchError) return error;
  const url = withoutCredentials(request.url.href);
  if (error instanceof PrivateAddressError) {
    return new FetchError('fetch.private-address', { url, address: error.address }, error);
  }
  if (error instanceof BodyTooLargeError) {
    return new FetchError('fetch.too-large', { url, limit: request.limitBytes }, error);
  }
  const fault = (error instanceof Error ? error : {}) as Fault;
  if (fault.code === 'UND_ERR_CONNECT_TIMEOUT') {
    return new FetchError('fetch.timeout', { url, seconds: request.connectTimeoutMs / 1000 }, error);
  }
  // The name may be the proxy's: then the address itself is not to blame.
  if (fault.syscall === 'getaddrinfo' && (fault.hostname ?? request.url.hostname) === request.url.hostname) {
    return new FetchError('fetch.unresolved', { url, detail: detailOf(error) }, error);
  }
  return new FetchError('fetch.network', { url, detail: networkDetail(error, fault) }, error);
}

/** Is it of no use to ask again within seconds, although the code says "later"? */
export function isLasting(error: FetchError, kind: RequestKind | 'robots'): boolean {
  // A page or a picture had its time in full. A connection that was not made in time, which has a cause, is another matter, and so
  // are feed and robots.txt, on which more hangs than one article.
  if (error.code === 'fetch.timeout')
    return (kind === 'page' || kind === 'media') && error.cause === undefined;
  return error.cause instanceof UnknownEncodingError;
}

function networkDetail(error: unknown, fault: Fault): string {
  if (typeof fault.code === 'string' && /^(?:Z_|ERR_BROTLI|ERR__|ERR_ZSTD|ZSTD_)/.test(fault.code)) {
    return `the compressed body is cut or damaged (${detailOf(error)})`;
  }
  // Several addresses tried: an AggregateError without a message of its own.
  const first: unknown = Array.isArray(fault.errors) ? fault.errors[0] : undefined;
  return detailOf(first ?? error);
}
