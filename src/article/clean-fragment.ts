// The body of a post that another tool made of a page: cleaned by the rules of its site, as an article's body is.
// Knows no post. What it takes out is what the rules name; words it leaves.
import type { CommonRules } from '../core/common-rules.ts';
import { frameHosts } from '../core/common-rules.ts';
import {
  attribute,
  childrenOf,
  type HtmlDocument,
  type HtmlElement,
  isElement,
  isText,
  parseFragment,
  select,
  walk,
} from '../core/html.ts';
import { append, createElement, replace } from '../core/html-edit.ts';
import { oneOccursIn } from '../core/patterns.ts';
import type { SiteRules } from '../core/site-rules.ts';
import type { SafeHtml } from '../core/types.ts';
import { chooseVersion } from './by-rules.ts';
import { clean } from './clean.ts';
import { widthReader } from './image-candidates.ts';
import { lettersOf } from './letters.ts';
import { mendLinks } from './links.ts';
import { contentsOf } from './plain-text.ts';
import { sanitizeTree } from './sanitize.ts';
import { runSteps } from './steps/registry.ts';

export interface CleanedFragment {
  readonly html: SafeHtml;
  /** How many elements each rule took; `generic-image` is the site's picture for "no picture". */
  readonly removed: Readonly<Record<string, number>>;
  /** Letters and digits: of all that was there, of what rules took, and of what then got lost on the way. */
  readonly letters: { readonly all: number; readonly removed: number; readonly lost: number };
  /** Frames and players that nothing stands for any more. */
  readonly lostPlayers: number;
}

/** Boxes that the steps make a plain player, with a title or without. */
const playerBoxes =
  'audio, video, play-media, youtube-player, video-player, .m-em-audio, .m-em-video, [data-wrapper-video-player]';

/** What a reader never sees as text, whatever is inside. */
const silent = new Set(['script', 'style', 'template', 'noscript', 'svg', 'button', 'select', 'iframe']);

/**
 * @param fragment the body's HTML, parsed; it is taken apart
 * @param about the rules of the site that it came from; null: what holds for every page
 */
export function cleanFragment(
  fragment: HtmlDocument,
  about: { readonly url: string; readonly rules: SiteRules | null; readonly common: CommonRules },
): CleanedFragment {
  const { url, rules } = about;
  const common = rules?.common ?? about.common;
  // Not a `div`: rules that take a box with something in it must not take all of it.
  const body = createElement('main');
  const tree = parseFragment('<br>');
  for (const holder of select(tree, 'br')) replace(holder, [body]);
  append(body, ...childrenOf(fragment));

  const all = sumOf(linesIn(body));
  const version = rules === null ? null : chooseVersion(tree, rules);
  const scene = rules === null ? null : { tree, body, url, rules, widthOf: widthReader(rules.imageWidth) };
  if (scene !== null && version !== null) runSteps(version.repairs, scene);
  const logos = version === null ? 0 : takeLogos(body, rules?.genericImages ?? []);
  const removed = {
    ...clean(tree, version?.remove ?? []),
    ...(logos === 0 ? {} : { 'generic-image': logos }),
  };
  const left = linesIn(body);
  const players = playersIn(body);
  if (scene !== null && version !== null) runSteps(version.steps, scene);
  if (rules !== null) mendLinks(body, rules);

  const html = sanitizeTree(body, { baseUrl: url, embedHosts: frameHosts(common) });
  const text = lettersOf(contentsOf(html).text);
  // A player's title and show stand beside it in other words, or in its title, once the steps have made it a plain one.
  const lost = left.filter(({ isOfPlayer, letters }) => !isOfPlayer && !text.includes(letters));
  return {
    html,
    removed,
    letters: { all, removed: Math.max(0, all - sumOf(left)), lost: sumOf(lost) },
    lostPlayers: rules === null ? Math.max(0, players - playersIn(parseFragment(html))) : 0,
  };
}

function takeLogos(body: HtmlElement, patterns: readonly string[]): number {
  const logos = select(body, 'img[src]').filter((image) =>
    oneOccursIn(patterns, attribute(image, 'src') ?? ''),
  );
  for (const logo of logos) replace(logo, []);
  return logos.length;
}

function playersIn(root: HtmlElement | HtmlDocument): number {
  return select(root, 'iframe, audio, video, object, embed').length;
}

interface Line {
  readonly letters: string;
  readonly isOfPlayer: boolean;
}

/** The texts below, one a node. */
function linesIn(body: HtmlElement): readonly Line[] {
  const players = new Set(select(body, playerBoxes));
  const lines: Line[] = [];
  let depth = 0;
  walk(body, {
    enter(node) {
      if (isText(node)) lines.push({ letters: lettersOf(node.data), isOfPlayer: depth > 0 });
      if (!isElement(node) || silent.has(node.name)) return false;
      if (players.has(node)) depth += 1;
      return true;
    },
    leave(node) {
      if (isElement(node) && players.has(node)) depth -= 1;
    },
  });
  return lines;
}

function sumOf(lines: readonly Line[]): number {
  return lines.reduce((sum, { letters }) => sum + letters.length, 0);
}
