// Says in a few words what a text is that is no feed, so that the reader of the message knows what came instead.
import { firstElement } from './root.ts';

/** What anti-bot walls and browser checks put into their pages; words of their products and of their texts. */
const challengeMarks =
  /just a moment|cf-chl|challenge-platform|checking your browser|enable javascript and cookies|captcha|datadome|incapsula|attention required|access denied|are you a robot|ddos protection|verify you are human|akamai/i;

/** What describeNonFeed calls a guard's page: a refusal, not a broken feed. */
export const challengePage = 'a challenge page';

const knownRoots: Readonly<Record<string, string>> = {
  urlset: 'a sitemap',
  sitemapindex: 'a sitemap index',
  opml: 'an OPML list of feeds',
  svg: 'an SVG image',
  error: 'an XML error message',
};

/** Completes the sentence "… is not a feed but …". */
export function describeNonFeed(text: string): string {
  const head = text.slice(0, 100_000);
  if (isBinary(head)) return 'binary data';
  const element = firstElement(head);
  if (/<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]/i.test(head)) {
    return challengeMarks.test(head) ? challengePage : 'an HTML page';
  }
  if (element === null) return 'plain text';
  const known = knownRoots[element];
  if (known !== undefined) return known;
  if (/^\s*<\?xml\s/i.test(head)) return `XML without a feed (<${element}>)`;
  return challengeMarks.test(head) ? challengePage : `markup without a feed (<${element}>)`;
}

/** More than one control character in twenty is no text. */
function isBinary(head: string): boolean {
  const odd = head.match(/(?![\t\n\r])[\p{Cc}\uFFFD]/gu)?.length ?? 0;
  return odd > head.length / 20;
}
