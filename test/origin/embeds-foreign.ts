// Embeds of services other than YouTube: posts of networks, films of another platform, a film as a file. What the static
// page has of them is little: an attribute names what a script would draw.
import { junkIds } from './junk-table.ts';
import type { Piece } from './model.ts';

/** Nothing but a script with the name of the post. */
export function telegramPost(post: string): Piece {
  return {
    html: () =>
      `<script async src="https://telegram.org/js/telegram-widget.js?22" data-telegram-post="${post}" ` +
      'data-width="100%" data-telegram-script></script>',
    addresses: [post],
  };
}

/** Its words stand in a box, its address in an attribute. */
export function facebookPost(text: string, link: string): Piece {
  return {
    html: () => `<div class="fb-post" data-href="${link}"><p>${text}</p></div>`,
    keep: [text],
    addresses: [link],
  };
}

/** The site's own name for players of this platform. */
export function dailymotionPlayer(id: string, title: string): Piece {
  return {
    html: () =>
      `<div class="m-em-video"><p class="m-em-video__title a-em-title">${title}</p>` +
      `<div class="dk-player" data-type="dailymotion" data-video-id="${id}"></div></div>`,
    addresses: [id],
  };
}

/** A film that the site keeps itself. */
export function fileVideo(id: string, address: string): Piece {
  return {
    html: () =>
      '<div class="m-em-video"><div data-hidden-video-player v-cloak><div class="m-em-video__video-wrapper video-type-videojs">' +
      `<video-player video-id="WBMZ${id}" source="${address}" media-id="WBMZ${id}" type="videojs"></video-player></div></div></div>`,
    addresses: [address],
    junk: junkIds('video-player', 'video-wrapper'),
  };
}
