// Faults on demand: what kinds there are, where they are set, and how each one spoils an answer.
import { gzipSync } from 'node:zlib';
import { type Answer, type Group, htmlAnswer } from './answer.ts';
import { decodePath } from './text.ts';

/** `times`: only for so many requests; for all when absent. */
export type Fault = { readonly times?: number } & (
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string }
  /** Answers after so many milliseconds. */
  | { readonly kind: 'slow'; readonly delayMs: number }
  /** One byte of the body every so many milliseconds. */
  | { readonly kind: 'drip'; readonly everyMs: number }
  /** The connection is destroyed after so many bytes of the body: half of it when absent, before the head when 0. */
  | { readonly kind: 'cut'; readonly afterBytes?: number }
  | { readonly kind: 'challenge' | 'challenge-202' | 'html-feed' | 'truncated' | 'bomb' }
  | { readonly kind: 'redirect'; readonly to: string; readonly status?: number }
);

/** An answer and how it is sent. */
export interface Delivery {
  readonly answer: Answer;
  readonly delayMs: number;
  readonly dripMs: number | null;
  readonly cutAfter: number | null;
  /** The body is already encoded. */
  readonly encoded: boolean;
}

export const plainDelivery = (answer: Answer): Delivery => ({
  answer,
  delayMs: 0,
  dripMs: null,
  cutAfter: null,
  encoded: false,
});

const challengePage =
  '<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title><meta name="robots" content="noindex,nofollow">' +
  '<meta http-equiv="refresh" content="390"></head><body class="no-js"><div class="main-wrapper" role="main">' +
  '<div class="main-content"><noscript><div id="challenge-error-title"><span id="challenge-error-text">' +
  'Enable JavaScript and cookies to continue</span></div></noscript></div></div><script>(function(){window._cf_chl_opt={' +
  'cType:"managed"};var a=document.createElement("script");a.src="/cdn-cgi/challenge-platform/h/g/orchestrate/chl_page/v1";' +
  'document.head.appendChild(a);}());</script></body></html>';

const maintenancePage =
  '<!DOCTYPE html><html lang="zh-CN"><head><title>系统维护</title></head><body><h1>系统维护中</h1><p>请稍后再来。</p></body></html>';

let bombBody: Buffer | null = null;

/** Some 60 KB of gzip that inflate to 60 MB. */
function bomb(): Buffer {
  bombBody ??= gzipSync(Buffer.alloc(60 * 1024 * 1024, ' '));
  return bombBody;
}

/** How `fault` changes the `answer` that would have been given. */
export function spoil(answer: Answer, fault: Fault): Delivery {
  const plain = plainDelivery(answer);
  switch (fault.kind) {
    case 'status': {
      const headers = fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter };
      const page = `<!DOCTYPE html><html><title>${fault.status}</title><h1>Error ${fault.status}</h1></html>`;
      return plainDelivery(htmlAnswer(fault.status, page, headers));
    }
    case 'slow':
      return { ...plain, delayMs: fault.delayMs };
    case 'drip':
      return { ...plain, dripMs: fault.everyMs };
    case 'cut':
      return { ...plain, cutAfter: fault.afterBytes ?? Math.floor(answer.body.length / 2) };
    case 'challenge':
    case 'challenge-202': {
      const headers = { server: 'cloudflare', 'cf-mitigated': 'challenge', 'cache-control': 'no-store' };
      return plainDelivery(htmlAnswer(fault.kind === 'challenge' ? 200 : 202, challengePage, headers));
    }
    case 'html-feed':
      return plainDelivery(htmlAnswer(200, maintenancePage));
    case 'truncated':
      return plainDelivery({
        ...answer,
        body: answer.body.subarray(0, Math.floor(answer.body.length * 0.6)),
      });
    case 'bomb': {
      const headers = { ...answer.headers, 'content-encoding': 'gzip' };
      return { ...plainDelivery({ ...answer, headers, body: bomb() }), encoded: true };
    }
    case 'redirect':
      return plainDelivery(htmlAnswer(fault.status ?? 302, '', { location: fault.to }));
  }
}

/** The faults that are set. A path goes before a group. */
export class FaultBook {
  readonly #faults = new Map<string, { fault: Fault; left: number }>();

  /** `target` is a path, encoded or not, or a group; null takes the fault away. */
  set(target: string, fault: Fault | null): void {
    const key = target.startsWith('/') ? (decodePath(target) ?? target) : target;
    if (fault === null) this.#faults.delete(key);
    else this.#faults.set(key, { fault, left: fault.times ?? Number.POSITIVE_INFINITY });
  }

  /** The fault for one request, used up by one. */
  take(path: string, group: Group): Fault | null {
    for (const key of [path, group]) {
      const entry = this.#faults.get(key);
      if (entry === undefined) continue;
      entry.left -= 1;
      if (entry.left <= 0) this.#faults.delete(key);
      return entry.fault;
    }
    return null;
  }

  clear(): void {
    this.#faults.clear();
  }
}
