// The picture above the text, with caption and credit. Its address is never rewritten.
import { attribute, type HtmlDocument, select } from '../core/html.ts';
import { occursIn } from '../core/patterns.ts';
import type { SiteRules, SiteVersion } from '../core/site-rules.ts';
import type { LeadImage } from '../core/types.ts';
import { parseHttpUrl } from '../core/url.ts';
import { firstOf, lineOf } from './dom-text.ts';
import { largestImage, widthReader } from './image-candidates.ts';
import type { TraceRecorder } from './trace.ts';

/**
 * The largest candidate inside the lead figure; no figure, or only the site's picture for "no picture": the first
 * share image that is a real one; else null.
 */
export function findLeadImage(request: {
  readonly tree: HtmlDocument;
  readonly rules: SiteRules | null;
  readonly version: SiteVersion | null;
  readonly shareImages: readonly string[];
  readonly baseUrl: string;
  readonly trace?: TraceRecorder;
}): LeadImage | null {
  const { tree, rules, version, shareImages, baseUrl, trace } = request;
  const isGeneric = (address: string) =>
    (rules?.genericImages ?? []).some((pattern) => occursIn(pattern, address));
  const shared = shareImages.flatMap((given) => {
    const value = asGiven(given, baseUrl);
    return value === null || isGeneric(value) ? [] : [{ from: 'a picture that the head names', value }];
  });
  for (const selector of version?.leadImage ?? []) {
    for (const figure of select(tree, selector)) {
      const address = asGiven(largestImage(figure, widthReader(rules?.imageWidth ?? null)), baseUrl);
      if (address === null || isGeneric(address)) continue;
      const alts = [...(figure.name === 'img' ? [figure] : []), ...select(figure, 'img')];
      const alt = alts.map((image) => attribute(image, 'alt')?.replace(/\s+/g, ' ').trim() ?? '');
      trace?.matches('leadImage');
      trace?.choose('image', [{ from: selector, value: address }, ...shared]);
      return { url: address, ...texts(tree, version), alt: alt.find((text) => text !== '') ?? null };
    }
  }
  trace?.choose('image', shared);
  const url = shared[0]?.value ?? null;
  return url === null ? null : { url, caption: null, credit: null, alt: null };
}

function texts(tree: HtmlDocument, version: SiteVersion | null): Pick<LeadImage, 'caption' | 'credit'> {
  const caption = firstOf(tree, version?.leadCaption ?? []);
  const credit = firstOf(tree, version?.leadCredit ?? []);
  return {
    caption: caption === null ? null : lineOf(caption),
    credit: credit === null ? null : lineOf(credit),
  };
}

/** An absolute http(s) address stays as it stands on the page; a relative one is resolved. */
function asGiven(address: string | null, baseUrl: string): string | null {
  const text = address?.trim() ?? '';
  const url = parseHttpUrl(text, baseUrl);
  if (url === null || text === '') return null;
  return /^https?:\/\/\S+$/i.test(text) ? text : url.href;
}
