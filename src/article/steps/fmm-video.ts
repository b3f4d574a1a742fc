// Films inside the text: custom elements that only the site's own script turns into a player.
import { attribute, type HtmlElement, select } from '../../core/html.ts';
import { append, createElement, replace } from '../../core/html-edit.ts';
import { parseHttpUrl } from '../../core/url.ts';
import { firstOf, lineOf } from '../dom-text.ts';
import { largestImage } from '../image-candidates.ts';
import { filmAddress } from './fmm-film.ts';
import { frameAddress, titledLink, watchAddress } from './playable.ts';
import type { StepScene } from './step.ts';

/** The whole of an embedded film, from the outside in. */
const blocks = ['[data-wrapper-video-player]', '.m-em-video', 'youtube-player, video-player, .dk-player'];
const titles = ['.m-em-video__title', '.a-em-title'];
const playableFile = /\.(?:mp4|m4v|webm|ogv|mov)$/i;

/** Each becomes a frame (a known service), a video element (a file) or a titled link (anything else). */
export function fmmVideo(scene: StepScene): void {
  for (const selector of blocks) {
    for (const block of select(scene.body, selector)) {
      const player = select(block, 'youtube-player, video-player, .dk-player')[0] ?? block;
      const title = lineIn(block, titles) ?? titleAttribute(player);
      const caption = lineIn(block, ['figcaption']);
      // Already plain, as after the site's own script: its frame or video serves as it is.
      const plain = select(block, 'iframe[src], iframe[data-src], video[src], video:has(source[src])')[0];
      const film = plain ?? playerFor(player, { block, title, scene });
      if (title !== null && film.name === 'iframe') film.attribs['title'] ??= title;
      replace(block, [caption === null ? film : captioned(film, caption)]);
    }
  }
}

function lineIn(block: HtmlElement, selectors: readonly string[]): string | null {
  const element = firstOf(block, selectors);
  return element === null ? null : lineOf(element);
}

function titleAttribute(player: HtmlElement): string | null {
  return (
    ['title', 'data-title']
      .map((name) => attribute(player, name)?.trim() ?? '')
      .find((text) => text !== '') ?? null
  );
}

function captioned(film: HtmlElement, caption: string): HtmlElement {
  return append(createElement('figure'), film, append(createElement('figcaption'), caption));
}

function playerFor(
  player: HtmlElement,
  about: { readonly block: HtmlElement; readonly title: string | null; readonly scene: StepScene },
): HtmlElement {
  const { block, title, scene } = about;
  const { rules, url } = scene;
  const address = filmAddress(player, block, scene);
  if (address === null) return titledLink(url, title);
  const embed = frameAddress(address, rules.common);
  if (embed !== null) return createElement('iframe', { src: embed, allowfullscreen: '' });
  // A playlist of pieces plays in few browsers; the page plays it in all.
  if (/\.(?:m3u8|mpd)$/i.test(new URL(address).pathname)) return titledLink(url, title);
  if (!playableFile.test(new URL(address).pathname))
    return titledLink(watchAddress(address, rules.common), title);
  const poster =
    ['poster', 'image'].map((name) => attribute(player, name)?.trim() ?? '').find((text) => text !== '') ??
    largestImage(block, scene.widthOf);
  const isPoster = poster !== null && parseHttpUrl(poster, url) !== null;
  return createElement('video', { src: address, ...(isPoster ? { poster } : {}) });
}
