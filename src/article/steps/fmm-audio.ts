// Sound inside the text: the address is in a JSON script, the player is drawn by the site's own script.
import { attribute, childrenOf, type HtmlElement, select, textOf } from '../../core/html.ts';
import { append, createElement, replace } from '../../core/html-edit.ts';
import { parseHttpUrl } from '../../core/url.ts';
import { firstOf, lineOf } from '../dom-text.ts';
import { fieldsOf, listOf, parseJson, textField } from './embedded-json.ts';
import { titledLink } from './playable.ts';
import type { StepScene } from './step.ts';

const blocks = '.m-em-audio, .m-feed-sub__audio';
const titles = [
  '.m-em-audio__title',
  '.m-audio-infos__title',
  '[class*="show-infos__emission"], .__emission',
  '[class*="show-infos__metadata"], .__metadata',
];
/** The words of an audio block "with quote". */
const quotes = 'blockquote, .m-em-audio__quote, .m-em-quote';
/** No address is longer: in a script of nothing but beginnings each would be read to the script's end. */
const soundFile = /https?:(?:\\?\/){2}[^\s"'<>]{1,1000}?\.(?:mp3|m4a|ogg|oga|aac|wav)(?:\?[^\s"'<>]*)?/i;

/** Each becomes an audio element and a paragraph with its title; without an address, a link to the page. */
export function fmmAudio({ tree, body, url }: StepScene): void {
  const headline = select(tree, 'h1').map(lineOf);
  for (const block of select(body, blocks)) {
    const scripts = select(block, 'script').map(textOf);
    const data = fieldsOf(scripts.map(parseJson).find((value) => value !== null));
    const address = addressIn(data) ?? scripts.map(addressByLooks).find((found) => found !== null) ?? null;
    const title = textField(fieldsOf(data['diffusion']), 'title') ?? titleIn(block);
    const quotations = select(block, quotes)
      .filter((quote) => lineOf(quote) !== null)
      .map(quoted);
    const sound = address ?? attribute(select(block, 'audio[src], audio source[src]')[0] ?? block, 'src');
    const source = sound === null ? null : parseHttpUrl(sound, url);
    // The sound of a programme's own page has the page's title; once is enough.
    const caption = title === null || headline.includes(title) ? [] : [append(createElement('p'), title)];
    const player =
      source === null ? [titledLink(url, title)] : [createElement('audio', { src: source.href }), ...caption];
    replace(block, [...player, ...quotations.slice(0, 1)]);
  }
}

function addressIn(data: ReturnType<typeof fieldsOf>): string | null {
  return (
    listOf(data['sources'])
      .map((source) => textField(fieldsOf(source), 'url'))
      .find((text) => text !== null) ?? null
  );
}

/** From a script that is no JSON any more. */
function addressByLooks(text: string): string | null {
  return soundFile.exec(text)?.[0].replaceAll('\\/', '/') ?? null;
}

function titleIn(block: HtmlElement): string | null {
  const element = firstOf(block, titles);
  return element === null ? null : lineOf(element);
}

function quoted(quote: HtmlElement): HtmlElement {
  return append(createElement('blockquote'), ...childrenOf(quote));
}
