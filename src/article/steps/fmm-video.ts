// Films inside the text: custom elements that only the site's own script turns into a player.
import { attribute, type HtmlElement, matches, select } from '../../core/html.ts';
import { append, createElement, replace } from '../../core/html-edit.ts';
import { parseHttpUrl } from '../../core/url.ts';
import { firstOf, lineOf } from '../dom-text.ts';
import { titledLink } from './playable.ts';
import type { StepScene } from './step.ts';

/** The whole of an embedded film, from the outside in. */
const blocks = ['[data-wrapper-video-player]', '.m-em-video', 'youtube-player, video-player'];
const titles = ['.m-em-video__title', '.a-em-title'];
const playableFile = /\.(?:mp4|m4v|webm|ogv|mov)$/i;

/** Each becomes a frame (a known service), a video element (a file) or a titled link (anything else). */
export function fmmVideo(scene: StepScene): void {
  for (const selector of blocks) {
    for (const block of select(scene.body, selector)) {
      const player = select(block, 'youtube-player, video-player')[0] ?? block;
      const title = lineIn(block, titles) ?? attribute(player, 'title');
      const caption = lineIn(block, ['figcaption']);
      // Already plain, as after the site's own script: its frame or video serves as it is.
      const plain = select(block, 'iframe[src], video[src], video:has(source[src])')[0];
      const film = plain ?? playerFor(player, title, scene);
      if (title !== null && film.name === 'iframe') film.attribs['title'] ??= title;
      replace(block, [caption === null ? film : captioned(film, caption)]);
    }
  }
}

function lineIn(block: HtmlElement, selectors: readonly string[]): string | null {
  const element = firstOf(block, selectors);
  return element === null ? null : lineOf(element);
}

function captioned(film: HtmlElement, caption: string): HtmlElement {
  return append(createElement('figure'), film, append(createElement('figcaption'), caption));
}

function playerFor(player: HtmlElement, title: string | null, { rules, url }: StepScene): HtmlElement {
  const embed = embedAddress(player, rules.players);
  if (embed !== null) return createElement('iframe', { src: embed, allowfullscreen: '' });
  const address = attribute(player, 'source') ?? attribute(player, 'src') ?? '';
  const source = address === '' ? null : parseHttpUrl(address, url);
  if (source === null) return titledLink(url, title);
  if (!playableFile.test(source.pathname)) return titledLink(source.href, title);
  const poster = attribute(player, 'poster') ?? attribute(player, 'image');
  return createElement('video', { src: source.href, ...(poster === null ? {} : { poster }) });
}

function embedAddress(player: HtmlElement, players: StepScene['rules']['players']): string | null {
  for (const { selector, id, embed } of players) {
    const value = attribute(player, id)?.trim() ?? '';
    if (value !== '' && matches(player, selector)) return embed.replace('{id}', encodeURIComponent(value));
  }
  return null;
}
