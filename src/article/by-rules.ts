// The article of a page whose site has rules: where its parts stand is data, how they are taken is here.
import { childrenOf, type HtmlDocument, type HtmlElement, select } from '../core/html.ts';
import { append, createElement } from '../core/html-edit.ts';
import type { SiteRules, SiteVersion } from '../core/site-rules.ts';
import type { ArticleFamily } from '../core/types.ts';
import { clean } from './clean.ts';
import { takeCredit } from './credit.ts';
import { firstOf } from './dom-text.ts';
import { wordlessFamilies } from './family.ts';
import { widthReader } from './image-candidates.ts';
import { mendLinks } from './links.ts';
import { sentenceLength, textOutside } from './outside-text.ts';
import { isInside } from './places.ts';
import { runSteps } from './steps/registry.ts';
import type { TraceRecorder } from './trace.ts';

export interface BodyFound {
  readonly body: HtmlElement;
  readonly credit: string | null;
  readonly removed: Readonly<Record<string, number>>;
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
    readonly family: ArticleFamily;
    readonly trace: TraceRecorder;
  },
): BodyFound | null {
  const { url, rules, version, trace } = about;
  const printed = firstOf(tree, version.body);
  const body = printed ?? bodyOfPlayer(tree, about);
  if (body === null) return null;
  if (printed !== null) trace.matches('body');
  const scene = { tree, body, url, rules, widthOf: widthReader(rules.imageWidth) };
  runSteps(version.repairs, scene);
  const player = firstOf(tree, version.leadPlayer);
  const removed = clean(tree, [...version.remove, ...rules.common.remove], trace);
  // Text beside the player: the page has a body, which the rules do not find any more.
  if (printed === null && player !== null && textOutside(player, version, sentenceLength) > 0) return null;
  const credit = takeCredit({ tree, body, version, patterns: rules.creditLines });
  if (credit !== null) trace.matches('credit');
  if (player !== null && !isInside(player, body)) putFirst(body, player);
  runSteps(version.steps, scene);
  trace.outsideText = textOutside(body, version);
  mendLinks(body, rules);
  return { body, credit, removed };
}

/** An episode's page may have a player and no text; its body is the player alone. */
function bodyOfPlayer(
  tree: HtmlDocument,
  about: { readonly version: SiteVersion; readonly family: ArticleFamily },
): HtmlElement | null {
  const hasPlayer = firstOf(tree, about.version.leadPlayer) !== null;
  return hasPlayer && wordlessFamilies.has(about.family) ? createElement('div') : null;
}

function putFirst(body: HtmlElement, element: HtmlElement): void {
  const rest = [...childrenOf(body)];
  append(body, element, ...rest);
}
