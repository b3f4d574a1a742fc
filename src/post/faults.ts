// What is wrong with a body as Jekyll will read it, whoever wrote it: names for a person and for counting. Changes nothing.
import { attribute, isElement, parseFragment, walk } from '../core/html.ts';
import { isVoid, treatmentOf } from './elements.ts';

const moreVoid = new Set(['area', 'base', 'col', 'embed', 'input', 'link', 'meta', 'param', 'track', 'wbr']);
/** What stands inside is text until the end tag of the same name. */
const rawText = /^(?:script|style|textarea|title)$/;

/** A comment, or a tag with its name and its attributes. */
const markup = /<!--[\s\S]*?(-->|$)|<(\/?)([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/gi;

/**
 * `unbalanced-tags`: kramdown shows all that follows as text; `live-liquid`: Jekyll removes it, or builds nothing;
 * `placeholder-image`; `event-handlers`; and each element that has no place in a post, as `<name>`. Sorted.
 */
export function faultsOf(html: string): readonly string[] {
  const found = new Set<string>();
  if (/\{[{%]/.test(html)) found.add('live-liquid');
  if (!isBalanced(html)) found.add('unbalanced-tags');
  walk(parseFragment(html), {
    enter(node) {
      if (!isElement(node)) return undefined;
      for (const name of Object.keys(node.attribs)) {
        if (/^on[a-z]+$/.test(name)) found.add('event-handlers');
        if (/^(?:v-|@|:)/.test(name)) found.add('script-tags');
      }
      if (node.name === 'img' && /^data:/i.test(attribute(node, 'src') ?? '')) found.add('placeholder-image');
      if (treatmentOf(node.name).treatment === 'drop') {
        found.add(`<${node.name}>`);
        return false;
      }
      // Made by a script, which a post has not.
      if (/^[a-z][a-z0-9]*[-:]|^diaporama$/.test(node.name)) found.add('script-tags');
      return undefined;
    },
  });
  return [...found].sort();
}

/** Does every start tag have its end tag, in the right order, with nothing that is no tag between? */
function isBalanced(html: string): boolean {
  const open: string[] = [];
  const lower = html.toLowerCase();
  let place = 0;
  markup.lastIndex = 0;
  for (let tag = markup.exec(html); tag !== null; tag = markup.exec(html)) {
    if (hasLooseTag(html.slice(place, tag.index))) return false;
    place = markup.lastIndex;
    const [, end, slash, given = '', attributes = ''] = tag;
    const name = given.toLowerCase();
    if (end === '') return false;
    if (given === '') continue;
    if (slash === '/') {
      if (open.pop() !== name) return false;
    } else if (!isVoid(name) && !moreVoid.has(name) && !attributes.endsWith('/')) {
      open.push(name);
      if (rawText.test(name)) {
        const close = lower.indexOf(`</${name}`, place);
        if (close < 0) return false;
        place = close;
        markup.lastIndex = close;
      }
    }
  }
  return open.length === 0 && !hasLooseTag(html.slice(place));
}

function hasLooseTag(text: string): boolean {
  return /<[a-z/!?]/i.test(text);
}
