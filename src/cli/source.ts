// An input of `feed` and `extract`: a file, or an address fetched as politely as everything else.
import { readFile, stat } from 'node:fs/promises';
import { StoreError, UsageError } from '../core/errors.ts';
import type { Fetcher, RequestKind } from '../core/ports.ts';
import { withoutCredentials } from '../core/url.ts';
import { fileErrorDetail } from '../store/file-errors.ts';

export interface Source {
  readonly bytes: Uint8Array;
  /** The address that answered; null for a file. */
  readonly url: string | null;
  readonly contentType: string | null;
}

export function isAddress(source: string): boolean {
  return /^https?:\/\//i.test(source);
}

/** @throws FetchError, StoreError (an unreadable file), UsageError (a folder) */
export async function readSource(
  source: string,
  options: {
    readonly kind: RequestKind;
    readonly fetcher: () => Promise<Fetcher>;
    readonly signal: AbortSignal;
  },
): Promise<Source> {
  if (isAddress(source)) {
    const fetcher = await options.fetcher();
    const response = await fetcher.fetch({ url: source, kind: options.kind, signal: options.signal });
    return { bytes: response.body, url: response.url, contentType: response.headers['content-type'] ?? null };
  }
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(source)) {
    const detail = `${withoutCredentials(source)} is neither a file nor an http or https address`;
    throw new UsageError('usage.invalid', { detail });
  }
  try {
    if ((await stat(source)).isDirectory()) {
      throw new UsageError('usage.invalid', { detail: `${source} is a folder, not a file or an address` });
    }
    return { bytes: await readFile(source, { signal: options.signal }), url: null, contentType: null };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new StoreError('store.read-file', { file: source, detail: fileErrorDetail(error) }, error);
  }
}
