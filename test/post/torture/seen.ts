// What a reader sees of a body: lines, elements, addresses. Once of a page as it was built, and once worked out from the
// HTML that was put in, by the allow-list of the writer's rules; the writer itself is not asked.
import { load } from 'cheerio';
import type { HtmlNode } from '../../../src/core/html.ts';
import { addressText, bodyText, mediaText, preText } from './plain.ts';

export type Seen =
  | string
  | { readonly name: string; readonly at: readonly string[]; readonly children: readonly Seen[] };

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const inline = list('strong em u s sub sup mark small del ins a q cite code abbr time ruby rt rp');
const block = list(
  'p h2 h3 h4 ul ol li dl dt dd blockquote pre table caption thead tbody tfoot tr th td figure figcaption details summary',
);
const boxes = list(
  'div section article main header footer nav aside address center fieldset form hgroup dialog',
);
const silent = list('script style noscript template svg title button input select option textarea');
const alone = list('br hr img source iframe');
const media = list('img audio video source iframe');
const mayBeEmpty = list('td th tr audio video');
const renamed: Readonly<Record<string, string>> = { h1: 'h2', h5: 'h4', h6: 'h4', b: 'strong', i: 'em' };
const deepest = 80;

const textIn = (node: HtmlNode): string => ('data' in node && node.nodeType === 3 ? node.data : '');
const below = (node: HtmlNode): readonly HtmlNode[] => ('children' in node ? node.children : []);
const nameOf = (node: HtmlNode): string => ('attribs' in node ? (renamed[node.name] ?? node.name) : '');

/** Where an element leads: address and origin; null when it may not stand without one and has none. */
function addressesOf(node: HtmlNode, name: string): readonly string[] | null {
  const given = 'attribs' in node ? node.attribs : {};
  if (name === 'a') {
    const href = addressText(given['href'] ?? '');
    return href === null ? null : [href];
  }
  if (!media.has(name)) return [];
  const src = (name === 'iframe' ? addressText : mediaText)(given['src'] ?? '');
  if (src === null) return name === 'audio' || name === 'video' ? [] : null;
  const source = name === 'img' ? addressText(given['data-source'] ?? '') : null;
  return source === null ? [src] : [src, source];
}

/** A box is a paragraph when it holds text and nothing but text. */
function isParagraph(box: HtmlNode): boolean {
  const inside = (node: HtmlNode): readonly HtmlNode[] =>
    silent.has(nameOf(node)) ? [] : [node, ...(alone.has(nameOf(node)) ? [] : below(node).flatMap(inside))];
  const all = below(box).flatMap(inside);
  return (
    all.some((node) => textIn(node).trim() !== '') &&
    all.every((node) => !block.has(nameOf(node)) && nameOf(node) !== 'hr' && !boxes.has(nameOf(node)))
  );
}

function kept(node: HtmlNode, depth: number, isPre: boolean): readonly Seen[] {
  if (!('attribs' in node)) return textIn(node) === '' ? [] : [textIn(node)];
  const own = nameOf(node);
  if (silent.has(own)) return [];
  const name = boxes.has(own) && isParagraph(node) ? 'p' : own;
  const isAllowed = inline.has(name) || block.has(name) || media.has(name) || alone.has(name);
  const at = isAllowed ? addressesOf(node, name) : null;
  if (alone.has(name)) return at === null ? [] : [{ name, at, children: [] }];
  const stands = at !== null && depth < deepest;
  const children = below(node).flatMap((child) =>
    kept(child, depth + (stands ? 1 : 0), isPre || name === 'pre'),
  );
  if (stands) return emptied({ name, at, children }, isPre);
  return isPre || !(block.has(name) || boxes.has(name)) ? children : [' ', ...children, ' '];
}

function emptied(element: Exclude<Seen, string>, isPre: boolean): readonly Seen[] {
  const { name, children } = element;
  const isSilent = (child: Seen): boolean =>
    typeof child === 'string' &&
    (isPre || name === 'pre' ? preText(child) : bodyText(child).replaceAll(' ', '')) === '';
  if (!children.every(isSilent) || mayBeEmpty.has(name)) return [element];
  const separates = block.has(name) || children.some((child) => child !== '');
  return separates && !isPre ? [' '] : [];
}

/** The body of a post that holds this HTML. */
export function expectedOf(html: string): readonly Seen[] {
  // Two half characters in a row make parse5 throw.
  let text = html.replace(/\p{Cs}/gu, '');
  // What is left can be read differently by the next parser: a link in a link, a paragraph in a paragraph.
  for (let round = 0; round < 9; round += 1) {
    const $ = load(`<!DOCTYPE html><body><br>${text}`, { scriptingEnabled: false }, true);
    const nodes = $('body').get()[0]?.children.slice(1) ?? [];
    const seen = nodes.flatMap((node) => kept(node, 0, false));
    const again = htmlOf(seen);
    if (again === text) return seen;
    text = again;
  }
  throw new Error(`no end in ${html.slice(0, 200)}`);
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function htmlOf(nodes: readonly Seen[]): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return escaped(node);
      const [at, source] = node.at;
      const attribute = at === undefined ? '' : ` ${node.name === 'a' ? 'href' : 'src'}="${escaped(at)}"`;
      const origin = source === undefined ? '' : ` data-source="${escaped(source)}"`;
      const start = `<${node.name}${attribute}${origin}>${node.name === 'pre' ? '\n' : ''}`;
      if (alone.has(node.name) && node.name !== 'iframe') return start;
      return `${start}${htmlOf(node.children)}</${node.name}>`;
    })
    .join('');
}

/** A page as it was built, nothing taken away. */
export function builtOf(nodes: readonly HtmlNode[]): readonly Seen[] {
  return nodes.flatMap((node): readonly Seen[] => {
    if (!('attribs' in node)) return [textIn(node)];
    const { href, src, 'data-source': source } = node.attribs;
    const at = [href ?? src, source].filter((one) => one !== undefined);
    return [{ name: node.name, at, children: builtOf(below(node)) }];
  });
}

/** One line of text an innermost block, `br` a new one; texts of `pre` as they stand. */
export function linesOf(nodes: readonly Seen[]): readonly string[] {
  const marks = (node: Seen): string => {
    if (typeof node === 'string') return bodyText(node);
    if (node.name === 'br' || node.name === 'hr') return '\n';
    const text = node.children.map(marks).join('');
    return block.has(node.name) || node.name === 'div' ? `\n${text}\n` : text;
  };
  return nodes
    .map(marks)
    .join('')
    .split('\n')
    .map((line) => line.replace(/ +/g, ' ').trim())
    .filter((line) => line !== '');
}

/** Every element in document order, with what it leads to. */
export function elementsOf(nodes: readonly Seen[]): readonly string[] {
  return nodes.flatMap((node) =>
    typeof node === 'string' ? [] : [[node.name, ...node.at].join(' '), ...elementsOf(node.children)],
  );
}

/** The texts of `pre`, white space and all. */
export function preformattedOf(nodes: readonly Seen[]): readonly string[] {
  const text = (node: Seen): string =>
    typeof node === 'string' ? preText(node) : node.children.map(text).join('');
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return [];
    return node.name === 'pre' ? [text(node)] : preformattedOf(node.children);
  });
}
