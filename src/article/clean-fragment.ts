// The body of a post that another tool made of a page: cleaned by the rules of its site, as an article's body is.
// Knows no post. What it takes out is what the rules name; words it leaves.
import type { CommonRules } from '../core/common-rules.ts';
import { frameHosts } from '../core/common-rules.ts';
import {
  attribute,
  childrenOf,
  type HtmlDocument,
  type HtmlElement,
  type HtmlText,
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
import { sentenceLength } from './outside-text.ts';
import { contentsOf } from './plain-text.ts';
import { sanitizeTree } from './sanitize.ts';
import { runSteps } from './steps/registry.ts';

export interface CleanedFragment {
  readonly html: SafeHtml;
  /** How many elements each rule took; `generic-image` is the site's picture for "no picture". */
  readonly removed: Readonly<Record<string, number>>;
  /** Letters and digits: of all that was there, of what rules took, and of what then got lost on the way. */
  readonly letters: { readonly all: number; readonly removed: number; readonly lost: number };
  /**
   * Letters and digits of texts that are meant to go: what rules took, buttons, titles of players. `passages` are those
   * of whole paragraphs: an advertisement's, or the article's, in a box whose end is missing.
   */
  readonly gone: { readonly labels: readonly string[]; readonly passages: readonly string[] };
  /** Frames and players that nothing stands for any more. */
  readonly lostPlayers: number;
}

/** Boxes that the steps make a plain player, with a title or without. */
const playerBoxes =
  'audio, video, play-media, youtube-player, video-player, .m-em-audio, .m-em-video, [data-wrapper-video-player]';

const passage = /^(?:p|h[1-6]|li|blockquote|td|figcaption)$/;

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
  const texts = textsIn(body);
  const version = rules === null ? null : chooseVersion(tree, rules);
  const scene = rules === null ? null : { tree, body, url, rules, widthOf: widthReader(rules.imageWidth) };
  if (scene !== null && version !== null) runSteps(version.repairs, scene);
  const logos = version === null ? 0 : takeLogos(body, rules?.genericImages ?? []);
  const removed = {
    ...clean(tree, [...(version?.remove ?? []), ...common.remove]),
    ...(logos === 0 ? {} : { 'generic-image': logos }),
  };
  const left = linesIn(body);
  const gone = goneOf(texts, body);
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
    gone,
    lostPlayers: rules === null ? Math.max(0, players - playersIn(parseFragment(html))) : 0,
  };
}

function textsIn(body: HtmlElement): readonly HtmlText[] {
  const texts: HtmlText[] = [];
  walk(body, {
    enter(node) {
      if (isText(node) && node.data.trim() !== '') texts.push(node);
      return true;
    },
  });
  return texts;
}

/** @param texts all that stood in the body before the rules took their part of it */
function goneOf(texts: readonly HtmlText[], body: HtmlElement): CleanedFragment['gone'] {
  const players = new Set(select(body, playerBoxes));
  const labels: string[] = [];
  const passages: string[] = [];
  for (const text of texts) {
    const around = elementsAround(text);
    const isTaken = !around.includes(body);
    const box = around.findIndex((one) => silent.has(one.name) || players.has(one));
    if (!isTaken && box < 0) continue;
    // One that holds tags may have run on to the end of another; sourceWords knows which.
    if (/^(?:script|style)$/.test(around[0]?.name ?? '') && /<[a-z/!]/i.test(text.data)) continue;
    const isPassage = isTaken ? isSentence(text, around) : isSwallowed(text, around.slice(0, box + 1));
    (isPassage ? passages : labels).push(lettersOf(text.data));
  }
  return { labels, passages };
}

/** A rule's boxes have titles and lists of their own, and their paragraphs a class. */
function isSentence({ data }: HtmlText, around: readonly HtmlElement[]): boolean {
  const isLong = lettersOf(data).length >= sentenceLength || /[。！？!?.]["”’」』]?\s*$/.test(data);
  return isLong && around.some((one) => one.name === 'p' && attribute(one, 'class') === null);
}

/** Paragraphs; what the parser took for the text of a frame; and a `select`, in which it passes over tags. */
function isSwallowed({ data }: HtmlText, inside: readonly HtmlElement[]): boolean {
  return inside.some(({ name }) => passage.test(name) || name === 'select') || /<[a-z/!]/i.test(data);
}

/** The nearest first; the content of a `template` has it around, too. */
function elementsAround(text: HtmlText): readonly HtmlElement[] {
  const found: HtmlElement[] = [];
  let { parent }: { parent: HtmlText['parent'] } = text;
  for (; parent !== null; parent = parent.parent) if (isElement(parent)) found.push(parent);
  return found;
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
