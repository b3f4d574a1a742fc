// Embeds of an article body: raw frames, videos, sounds, quotations, networks, live blog. Pictures: embeds-images.ts.
import { junkIds } from './junk-table.ts';
import type { Piece } from './model.ts';
import { escapeHtml, scriptJson } from './text.ts';

const playButton =
  '<button class="m-main-media-btn" aria-label="播放影片"><span class="m-main-media-btn__picto">' +
  '<svg viewBox="0 0 16 16"><path d="M2 0l12 8L2 16z"/></svg></span></button>';

/** The generic container of third-party frames; in practice always YouTube. */
export function rawEmbed(id: string, youtubeId: string): Piece {
  return {
    html: () =>
      `<div class="m-em-flash" id="em-WBMZ${id}-RFI-CN-20250329"><iframe width="560" height="315" ` +
      `src="https://www.youtube.com/embed/${youtubeId}" frameborder="0" allow="autoplay" allowfullscreen></iframe></div>`,
    addresses: [youtubeId],
  };
}

/** 2020: a custom element that a script turns into a player, and a poster with a play button. */
export function youtubePlayer(video: {
  readonly id: string;
  readonly youtubeId: string;
  readonly title: string;
}): Piece {
  return {
    html: (base) =>
      `<div data-wrapper-video-player data-show-hidden-video-player="WBMZ${video.id}"><div class="m-em-video">` +
      `<p class="m-em-video__title a-em-title">${escapeHtml(video.title)}</p><div data-hidden-video-player v-cloak>` +
      '<div class="m-em-video__video-wrapper video-type-youtube">' +
      `<youtube-player video-id="${video.youtubeId}" source="youtube" locale="zh-CN" embed_config="{}" image="" ` +
      'type="em" autoplay="false"></youtube-player></div></div><figure class="m-figure m-figure--16x9">' +
      `<img class="m-figure__img" src="${base}/media/display/0e5b6a10-poster-0001/w:310/p:16x9/poster.jpg" alt="">` +
      `${playButton}</figure></div></div>`,
    addresses: [video.youtubeId],
    junk: junkIds('youtube-player', 'video-wrapper', 'play-button'),
  };
}

/** 2023: `video-player`, with the file's or the platform's address in `source`. */
export function videoPlayer(video: {
  readonly id: string;
  readonly youtubeId: string;
  readonly title: string;
}): Piece {
  return {
    html: (base) =>
      `<div class="m-em-video m-em-video--in-article"><p class="m-em-video__title a-em-title">${escapeHtml(video.title)}</p>` +
      '<div data-hidden-video-player v-cloak><div class="m-em-video__video-wrapper video-type-videojs">' +
      `<video-player video-id="${video.youtubeId}" source="https://www.youtube.com/watch?v=${video.youtubeId}" ` +
      `poster="${base}/media/display/0e5b6a10-poster-0002/w:980/p:16x9/poster.jpg" media-id="WBMZ${video.id}" ` +
      'type="youtube"></video-player></div></div></div>',
    addresses: [video.youtubeId],
    junk: junkIds('video-player', 'video-wrapper'),
  };
}

/** What a browser without consent shows in place of a video. */
export const consentNotice: Piece = {
  html: () =>
    '<figure class="m-em-video__cmp" data-custom-gdpr-compliance-notice><div class="m-em-video__cmp__disclaimer">' +
    '<p>此内容来自第三方，同意后才能播放。</p><button type="button">管理我的选择</button>' +
    '<button type="button">全部同意</button></div></figure>',
  drop: ['同意后才能播放', '管理我的选择'],
  junk: junkIds('consent'),
};

export interface Sound {
  readonly id: string;
  readonly path: string;
  readonly show: string;
  readonly title: string;
}

const soundData = (base: string, sound: Sound) =>
  `<script type="application/json" data-media-id="WBMZ${sound.id}">${scriptJson({
    mediaId: `WBMZ${sound.id}`,
    sources: [{ name: 'mp3', url: `${base}${sound.path}` }],
    broadcastType: 'replay',
    emission: { title: sound.show },
    diffusion: { title: sound.title },
  })}</script>`;

const soundButton = (sound: Sound) =>
  '<div class="a-audio-player-button" data-root-audio-player-button v-cloak data-short-lived-vue-app>' +
  `<play-media media-id="WBMZ${sound.id}" v-on:click="play"></play-media></div>`;

export function audio2020(sound: Sound): Piece {
  return {
    html: (base) =>
      `<div class="m-em-audio m-em-audio--in-article">${soundData(base, sound)}${soundButton(sound)}` +
      `<div class="m-em-audio__show-infos"><p class="m-em-audio__show-infos__emission">${sound.show}</p>` +
      `<p class="m-em-audio__show-infos__metadata">${sound.title}</p></div></div>`,
    addresses: [sound.path],
    junk: junkIds('audio-data', 'audio-button'),
  };
}

export function audio2023(sound: Sound): Piece {
  return {
    html: (base) =>
      `<div class="m-em-audio m-em-audio--in-article m-em-audio--has-quote"><p class="m-em-audio__title">${sound.title}</p>` +
      `<div class="m-em-audio__content"><div class="m-em-audio__content__sound">${soundData(base, sound)}` +
      `${soundButton(sound)}</div><div class="m-audio-infos"><p class="m-audio-infos__title">${sound.title}</p>` +
      `<p class="m-audio-infos__author">${sound.show}</p></div></div></div>`,
    addresses: [sound.path],
    junk: junkIds('audio-data', 'audio-button'),
  };
}

/** The sound of a show's page, in the place of the lead picture. */
export function leadSound(sound: Sound): Piece {
  return {
    html: (base) =>
      `<button class="m-feed-sub__audio" type="button">${soundData(base, sound)}<span>播放节目</span></button>`,
    drop: ['播放节目'],
    addresses: [sound.path],
    junk: junkIds('audio-data'),
  };
}

export function quotation(text: string, author: string): Piece {
  return {
    html: () =>
      '<div class="m-em-quote"><div class="m-em-quote__body"><span class="m-em-quote__body__picto"><svg viewBox="0 0 8 8">' +
      `<path d="M0 0h8v8z"/></svg></span><p>${text}</p><p class="m-em-quote__author">${author}</p></div></div>`,
    keep: [text, author],
    junk: junkIds('quote-picto'),
  };
}

/** The text of a short message; the network's script would draw it. */
export function socialPost(network: 'twitter-tweet' | 'instagram-media', text: string, link: string): Piece {
  return {
    html: () =>
      `<blockquote class="${network}" data-lang="zh"><p lang="zh" dir="ltr">${text}</p>` +
      `<a href="${link}">2025年3月29日</a></blockquote>` +
      '<script async src="https://platform.twitter.com/widgets.js" charset="utf-8"></script>',
    keep: [text],
    addresses: [link],
    junk: junkIds('tweet-script'),
  };
}

/** All text of a live blog arrives by script. */
export const liveBlog: Piece = {
  html: () =>
    '<div class="arena-liveblog" data-publisher="sample-site" data-event="k2pd" data-version="2"></div>' +
    '<script async src="https://go.arena.im/public/js/arenalib.js?p=sample-site&amp;e=k2pd"></script>' +
    '<script>window.arenaim && window.arenaim.initializeLiveblog("k2pd")</script>',
};
