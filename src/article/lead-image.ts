// The picture above the text, with caption and credit. Its address is never rewritten.
import { attribute, type HtmlDocument, select } from '../core/html.ts';
import { oneOccursIn } from '../core/patterns.ts';
import type { SiteRules, SiteVersion } from '../core/site-rules.ts';
import type { LeadImage } from '../core/types.ts';
import { parseHttpUrl } from '../core/url.ts';
import { lineOf } from './dom-text.ts';
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
  const isGeneric = (address: string) => oneOccursIn(rules?.genericImages ?? [], address);
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
  const credit = textIn(tree, version?.leadCredit ?? [], null);
  return { caption: textIn(tree, version?.leadCaption ?? [], credit), credit };
}

/** The text of the first element that has any, without the credit where it stands inside. */
function textIn(tree: HtmlDocument, selectors: readonly string[], credit: string | null): string | null {
  for (const selector of selectors) {
    for (const element of select(tree, selector)) {
      const line = lineOf(element) ?? '';
      const text =
        credit === null || line === credit ? line : line.replace(credit, ' ').replace(/\s+/g, ' ').trim();
      if (text !== '' && text !== credit) return text;
    }
  }
  return null;
}

/** An absolute http(s) address stays as it stands on the page; any other is completed with what it lacks. */
function asGiven(address: string | null, baseUrl: string): string | null {
  const text = address?.trim() ?? '';
  const url = parseHttpUrl(text, baseUrl);
  if (url === null || text === '') return null;
  if (/^\/\/\S+$/.test(text)) return `${url.protocol}${text}`;
  return /^https?:\/\/\S+$/i.test(text) ? text : url.href;
}
