// What one robots.txt says (RFC 9309): the text in, answers out. Does no IO. The only file that imports robots-parser.
import robotsModule from 'robots-parser';

export interface RobotsRules {
  /** Does the longest matching rule of our agent's group allow the address? */
  allows(url: URL): boolean;
  /** Crawl-delay of our agent's group, 0 when there is none; at most an hour. */
  readonly crawlDelayMs: number;
}

// Its types describe an ES module with a default export; what is there is a CommonJS function.
const robotsParser = robotsModule as unknown as typeof robotsModule.default;

const crawlDelayCapMs = 3_600_000;

/** The rules of a host that has no robots.txt. */
export const allowAll: RobotsRules = { allows: () => true, crawlDelayMs: 0 };

// The parser compares origins; the file is one host's, whichever of http and https it came by.
const anyOrigin = 'http://host';

/**
 * Reads a robots.txt for one agent, named by its User-Agent header (what stands before the first `/` counts).
 * Never throws: lines that say nothing are skipped.
 */
export function parseRobots(body: string, userAgent: string): RobotsRules {
  const robots = robotsParser(`${anyOrigin}/robots.txt`, withoutNeedlessEncoding(body));
  const delay = robots.getCrawlDelay(userAgent) ?? 0;
  const delayMs = Number.isFinite(delay) && delay > 0 ? delay * 1000 : 0;
  return {
    crawlDelayMs: Math.min(delayMs, crawlDelayCapMs),
    // Undefined would mean "not this file's host", which cannot be; it counts as forbidden.
    allows: (url) =>
      spellings(url).every((path) => robots.isAllowed(`${anyOrigin}${path}`, userAgent) === true),
  };
}

/**
 * RFC 9309 §2.2.2 compares after one form of percent-encoding. The parser encodes raw UTF-8 of a rule as encodeURI does;
 * the address must be encoded likewise (`|`, `[` …), and characters that need no encoding must be bare in both.
 */
function comparable(url: URL): string {
  return withoutNeedlessEncoding(encodeURI(url.pathname + url.search).replaceAll('%25', '%'));
}

/** Servers take `//cn/x` for `/cn/x`, and so do we: what is forbidden in either form is forbidden. */
function spellings(url: URL): readonly string[] {
  const path = comparable(url);
  const single = path.replace(/^[^?]*/, (part) => part.replace(/\/{2,}/g, '/'));
  return single === path ? [path] : [path, single];
}

function withoutNeedlessEncoding(text: string): string {
  return text.replace(/%[0-9a-f]{2}/gi, (triplet) => {
    const character = String.fromCharCode(Number.parseInt(triplet.slice(1), 16));
    return /[A-Za-z0-9._~-]/.test(character) ? character : triplet;
  });
}
