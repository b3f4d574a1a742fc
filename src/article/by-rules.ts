// The article of a page whose site has rules: where its parts stand is data, how they are taken is here.
import { childrenOf, type HtmlDocument, type HtmlElement, select } from '../core/html.ts';
import { append, replace } from '../core/html-edit.ts';
import type { SiteRules, SiteVersion } from '../core/site-rules.ts';
import { clean } from './clean.ts';
import { firstOf, lineOf } from './dom-text.ts';
import { widthReader } from './image-candidates.ts';
import { unwrapLinks } from './links.ts';
import { textOutside } from './outside-text.ts';
import { runSteps } from './steps/registry.ts';
import type { TraceRecorder } from './trace.ts';

export interface BodyFound {
  readonly body: HtmlElement;
  readonly credit: string | null;
  readonly removed: Readonly<Record<string, number>>;
  readonly warnings: readonly string[];
}

/** The first version whose `detect` matches the page; null when none does. */
export function chooseVersion(tree: HtmlDocument, rules: SiteRules): SiteVersion | null {
  return rules.versions.find(({ detect }) => detect === null || select(tree, detect).length > 0) ?? null;
}

/** The body, cleaned and made plain; null when the rules find none. Takes the tree apart. */
export function bodyByRules(
  tree: HtmlDocument,
  about: {
    readonly url: string;
    readonly rules: SiteRules;
    readonly version: SiteVersion;
    readonly trace: TraceRecorder;
  },
): BodyFound | null {
  const { url, rules, version, trace } = about;
  const body = firstOf(tree, version.body);
  if (body === null) return null;
  trace.matches('body');
  const scene = { tree, body, url, rules, widthOf: widthReader(rules.imageWidth) };
  const repaired = runSteps(version.repairs, scene);
  const player = firstOf(tree, version.leadPlayer);
  const removed = clean(tree, version.remove, trace);
  const credit = takeCredit(body, version);
  if (credit !== null) trace.matches('credit');
  if (player !== null && !isInside(player, body)) putFirst(body, player);
  const made = runSteps(version.steps, scene);
  trace.outsideText = textOutside(body, version);
  unwrapLinks(body, rules.linkWrappers);
  return { body, credit, removed, warnings: [...repaired, ...made] };
}

/** The text of the credit line, which is no part of the body; of several, the last. */
function takeCredit(body: HtmlElement, version: SiteVersion): string | null {
  const lines = version.credit.flatMap((selector) => select(body, selector));
  const texts = lines.map(lineOf);
  for (const line of lines) replace(line, []);
  return texts.filter((text) => text !== null).at(-1) ?? null;
}

function putFirst(body: HtmlElement, element: HtmlElement): void {
  const rest = [...childrenOf(body)];
  append(body, element, ...rest);
}

function isInside(element: HtmlElement, container: HtmlElement): boolean {
  for (let place: HtmlElement['parent'] = element; place !== null; place = place.parent)
    if (place === container) return true;
  return false;
}
