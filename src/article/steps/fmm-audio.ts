// Sound inside the text: the address is in a JSON script, the player is drawn by the site's own script.
import { attribute, type HtmlElement, select, textOf } from '../../core/html.ts';
import { append, createElement, replace } from '../../core/html-edit.ts';
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

/** Each becomes an audio element and a paragraph with its title; without an address, a link to the page. */
export function fmmAudio({ body, url }: StepScene): void {
  for (const block of select(body, blocks)) {
    const data = fieldsOf(
      select(block, 'script')
        .map((script) => parseJson(textOf(script)))
        .find((value) => value !== null),
    );
    const address = listOf(data['sources'])
      .map((source) => textField(fieldsOf(source), 'url'))
      .find((text) => text !== null);
    const title = textField(fieldsOf(data['diffusion']), 'title') ?? titleIn(block);
    const sound = address ?? attribute(select(block, 'audio[src], audio source[src]')[0] ?? block, 'src');
    if (sound === null) {
      replace(block, [titledLink(url, title)]);
      continue;
    }
    const caption = title === null ? [] : [append(createElement('p'), title)];
    replace(block, [createElement('audio', { src: sound }), ...caption]);
  }
}

function titleIn(block: HtmlElement): string | null {
  const element = firstOf(block, titles);
  return element === null ? null : lineOf(element);
}
