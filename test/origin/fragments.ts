// Junk between the paragraphs, in the site's own markup. Each piece names the rows of junk-table.ts that it holds.
import { junkIds } from './junk-table.ts';
import type { Piece } from './model.ts';

function junk(html: string, ids: readonly string[], drop: readonly string[] = []): Piece {
  return { html: () => html, junk: junkIds(...ids), drop };
}

const unlockButton =
  '<button data-readmore-unlocker class="m-interstitial__unlock-btn">' +
  '<span class="m-interstitial__unlock-btn__text">继续浏览后续</span><span class="m-interstitial__unlock-btn__svg">' +
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 45.414 45.414"><defs><style>.a{fill:none;stroke:#9a9a9a;' +
  'stroke-width:2px}</style></defs><path class="a" d="M.707 22l22 22 22-22M22.707 44V0"/></svg></span></button>';

const reportButton =
  '<button class="m-block-ad__label__report-link" title="举报广告" rel="noopener" data-tms-ad-report>' +
  '<svg viewBox="0 0 12 12"><path d="M6 0l6 12H0z"/></svg></button>';

const adBox = (label: string) =>
  '<div class="m-interstitial__ad" data-readmore-target><div class="m-block-ad " data-tms-ad-type="box" ' +
  `data-tms-ad-status="idle" data-tms-ad-pos="1">${label}<div class="m-block-ad__content"></div></div></div>`;

const interstitialParts = [
  'interstitial',
  'interstitial-ad',
  'ad-box',
  'ad-content',
  'unlock-button',
  'unlock-style',
];

/** As the site serves it today: before the first or second paragraph. */
export const interstitial = junk(
  `<div class="m-interstitial">${adBox(
    '<div class="m-block-ad__label m-block-ad__label--report-enabled">' +
      `<span class="m-block-ad__label__text">广告</span>${reportButton}</div>`,
  )}${unlockButton}</div>`,
  [...interstitialParts, 'ad-label', 'ad-report'],
  ['广告', '继续浏览后续'],
);

/** The same without any of its end tags: the rest of the article stands inside it. */
export const unclosedInterstitial = junk(
  `<div class="m-interstitial">${adBox(
    '<div class="m-block-ad__label"><span class="m-block-ad__label__text">广告</span></div>',
  ).replace(/(?:<\/div>){2}$/, '')}${unlockButton}`,
  [...interstitialParts, 'ad-label'],
  ['广告', '继续浏览后续'],
);

/** July 2020: the label's text stands directly in its div. */
export const interstitialOfJuly2020 = junk(
  `<div class="m-interstitial">${adBox('<div class="m-block-ad__label">广告</div>')}${unlockButton}</div>`,
  [...interstitialParts, 'ad-label-2020'],
  ['广告', '继续浏览后续'],
);

/** The traditional edition. */
export const interstitialTw = junk(
  `<div class="m-interstitial">${adBox(
    '<div class="m-block-ad__label"><span class="m-block-ad__label__text">廣告</span></div>',
  )}${unlockButton}</div>`,
  [...interstitialParts, 'ad-label-tw'],
  ['廣告', '继续浏览后续'],
);

/** What regular expressions of a third party left over: closes the body div and its parent before the text begins. */
export const damagedInterstitial = junk(
  '<div class="m-interstitial"></div><div class="m-block-ad__content"></div></div></div>' +
    `${unlockButton}</div>`,
  ['interstitial', 'ad-content', 'interstitial-damaged', 'unlock-button', 'unlock-style'],
  ['继续浏览后续'],
);

/** The tag that lost its space is no div, so the last `</div>` closes the body div. */
export const mangledInterstitial = junk(
  '<div class="m-interstitial"><div class="m-interstitial__ad" data-readmore-target>' +
    '<divclass="m-block-ad "data-tms-ad-type="box"data-tms-ad-status="idle"data-tms-ad-pos="1">' +
    '<div class="m-block-ad__label"><span class="m-block-ad__label__text">广告</span></div>' +
    `<div class="m-block-ad__content"></div></div></div>${unlockButton}</div>`,
  [
    'interstitial',
    'interstitial-ad',
    'interstitial-mangled',
    'ad-label',
    'ad-content',
    'unlock-button',
    'unlock-style',
  ],
  ['广告', '继续浏览后续'],
);

/** Last children of the body of the site's own pieces; empty until a script fills them. */
export const selfPromo = junk(
  '<div class="o-self-promo o-self-promo--nl o-self-promo--hidden" data-selfpromo-newsletter>    </div>' +
    '<div class="o-self-promo o-self-promo--app o-self-promo--hidden" data-selfpromo-app>    </div>',
  ['promo-newsletter', 'promo-app'],
);

/** The same, filled, and one without `--hidden`. */
export const selfPromoFilled = junk(
  '<div class="o-self-promo o-self-promo--nl o-self-promo--hidden" data-selfpromo-newsletter>' +
    '<p class="o-self-promo__title">把每日头条寄到您的邮箱</p><form action="/newsletter"><input type="email" name="mail">' +
    '<button type="submit">确认</button></form></div><div class="o-self-promo o-self-promo--app" data-selfpromo-app>' +
    '<p class="o-self-promo__title">下载手机应用，随时掌握新闻</p></div>',
  ['promo-newsletter', 'promo-app', 'promo-filled', 'form'],
  ['把每日头条寄到您的邮箱', '下载手机应用'],
);

export const readMore = junk(
  '<div class="a-read-more"><p class="a-read-more__title">此文之外再读一篇</p>' +
    '<a class="a-read-more__link" href="/cn/%E5%9B%BD%E9%99%85/20250301-%E6%97%A7%E9%97%BB">石渡口旧闻</a></div>',
  ['read-more'],
  ['此文之外再读一篇', '石渡口旧闻'],
);

/** Written into the article by an extension of an editor's browser. */
export const adware = junk(
  '<script type="text/javascript" src="//singlactive.com/a/7f3c.js" async></script>' +
    '<script src="https://siteprerender.com/js/int.js?key=5f688b" type="text/javascript"></script>' +
    '<script type="text/javascript" src="https://cache-check.net/api?key=a1b2&amp;uid=0"></script>',
  ['adware'],
);

export const handlers = junk(
  '<p onclick="track(this)" onmouseover="track(this)"><a href="javascript:void(0)" onclick="track(this)"> </a></p>',
  ['inline-handler'],
);

export const emptyParagraphs = junk('<p></p><p> </p><p>&nbsp;</p>', ['empty-paragraph']);

export const feedxTail = junk(
  '<br><hr><div>获取更多RSS：<br><a href="https://feedx.net" style="color:orange" target="_blank">https://feedx.net</a> ' +
    '<br><a href="https://feedx.site" style="color:orange" target="_blank">https://feedx.site</a><br></div>',
  ['feedx-tail'],
  ['获取更多RSS'],
);

/** The agency's line: last child of the body. A post keeps the words, as its credit line. */
export function wireCopyright(line: string): Piece {
  return { html: () => `<p class="t-copyright">${line}</p>`, keep: [line], junk: junkIds('wire-copyright') };
}
