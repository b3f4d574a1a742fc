// What the origin saw: one record a request. Times are epoch milliseconds.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { decodePath } from './text.ts';

export interface RequestLog {
  readonly method: string;
  /** The request target as sent. */
  readonly url: string;
  /** Decoded, with single slashes and without the query. */
  readonly path: string;
  /** null until the head was sent, and for ever when the connection was cut before. */
  readonly status: number | null;
  readonly startedAt: number;
  /** null while the answer is under way. */
  readonly endedAt: number | null;
  /** The answer was sent in full. */
  readonly complete: boolean;
  readonly headers: {
    readonly userAgent: string | null;
    readonly ifNoneMatch: string | null;
    readonly ifModifiedSince: string | null;
    readonly acceptEncoding: string | null;
  };
  /** At the arrival of this request, itself counted. */
  readonly openConnections: number;
  readonly openRequests: number;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

export class RequestBook {
  #records: RequestLog[] = [];
  #openRequests = 0;

  get records(): readonly RequestLog[] {
    return this.#records;
  }

  clear(): void {
    this.#records = [];
  }

  /** Opens a record and fills it in when the answer is over. */
  open(request: IncomingMessage, response: ServerResponse, openConnections: number): RequestLog {
    this.#openRequests += 1;
    const header = (name: 'user-agent' | 'if-none-match' | 'if-modified-since' | 'accept-encoding') =>
      request.headers[name]?.toString() ?? null;
    const url = request.url ?? '/';
    const record: Writable<RequestLog> = {
      method: request.method ?? 'GET',
      url,
      path: decodePath(url) ?? url,
      status: null,
      startedAt: Date.now(),
      endedAt: null,
      complete: false,
      headers: {
        userAgent: header('user-agent'),
        ifNoneMatch: header('if-none-match'),
        ifModifiedSince: header('if-modified-since'),
        acceptEncoding: header('accept-encoding'),
      },
      openConnections,
      openRequests: this.#openRequests,
    };
    this.#records.push(record);
    response.once('close', () => {
      this.#openRequests -= 1;
      record.status = response.headersSent ? response.statusCode : null;
      record.endedAt = Date.now();
      record.complete = response.writableFinished;
    });
    return record;
  }
}
