// The frame of every page: head of the site, advertisement places, asides, foot. Knows nothing of articles.
import { escapeHtml } from './text.ts';

const svg = '<svg viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>';

/** Rows of junk-table.ts that stand on every page. */
export const frameJunk = [
  'header',
  'banner-ad',
  'sponsoring-ad',
  'hot-tags',
  'breaking-alert',
  'aside',
  'aside-picto',
  'outbrain',
  'post-article-ad',
  'footer',
  'bottom-bar',
  'privacy-notice',
  'page-script',
];

/** Plain text of the frame that no post may hold. */
export const frameDrop = [
  '频道导航',
  '突发快讯',
  '热门话题',
  '编辑部精选',
  '网友还看了',
  '版权所有',
  '接受并关闭',
];

const top =
  '<div class="o-breaking-alert" data-breaking-alert><p>突发快讯：北岬岛灯塔恢复供电</p></div>' +
  '<header class="o-header"><nav aria-label="频道导航"><p>频道导航</p><a href="/cn/">首页</a>' +
  '<a href="/cn/%E5%9B%BD%E9%99%85/">国际</a><a href="/cn/%E7%BB%8F%E6%B5%8E/">经济</a></nav></header>' +
  '<div class="o-hot-tags"><p>热门话题</p><a href="/cn/%E5%85%B3%E9%94%AE%E8%AF%8D/%E7%99%BD%E9%B9%AD%E6%B8%AF/">白鹭港</a></div>' +
  '<div class="o-ad-container o-ad-container--banner-top" data-tms-ad-container data-tms-ad-type="banner"></div>' +
  '<div class="o-ad-sponsoring" data-tms-ad-type="sponsoring"><p>本栏目由双湾渡轮公司支持</p></div>';

const afterArticle =
  '<div class="o-ad-container" data-tms-ad-type="post-article" data-tms-ad-status="idle"></div>' +
  '<div class="ob-smartfeed-wrapper"><div class="OUTBRAIN" data-widget-id="AR_1"><p>网友还看了</p></div></div>' +
  '<aside class="o-aside-content aside-content--highlighted" data-org-type="aside-content--highlighted">' +
  '<h2>编辑部精选</h2><div class="o-layout-list__item"><div class="m-item-list-article" data-article-list>' +
  '<div class="m-item-list-article__wrapper"><div class="article__infos">' +
  `<span class="article__type">${svg}</span><p class="article__title"><a data-article-item-link ` +
  'href="/cn/%E5%9B%BD%E9%99%85/20250301-%E6%97%A7%E9%97%BB">苍岭省旧闻一则</a></p></div></div></div></div></aside>' +
  '<aside class="o-aside-content" data-org-type="aside-content--sponsors"><p>合作伙伴</p></aside>';

const bottom =
  '<footer class="o-footer"><p>© 2025 版权所有 样例新闻台。本台不对外部网站的内容负责。</p></footer>' +
  '<div class="o-bottom-bar"><button type="button">收听直播</button></div>' +
  '<div id="didomi-host"><button id="didomi-notice-agree-button">接受并关闭</button></div>' +
  '<script>window.fmmConfig = {"template":"{{ page.template }}","lang":"zh"};</script>';

/** A whole page. `content` is the inner HTML of `div.t-content`; `kind` tells article and listing templates apart. */
export function frame(page: {
  readonly lang: string;
  readonly head: string;
  readonly kind: 'article' | 'page-builder';
  readonly content: string;
}): string {
  return (
    `<!DOCTYPE html>\n<html lang="${page.lang}">\n<head>\n<meta charset="utf-8">\n` +
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n' +
    `${page.head}\n<style>.o-header{display:flex}</style>\n</head>\n<body>\n${top}\n<main role="main">\n` +
    `<div class="t-content t-content--${page.kind}">\n<div id="main-content" tabindex="-1"></div>\n${page.content}\n</div>\n` +
    `${afterArticle}\n</main>\n${bottom}\n</body>\n</html>\n`
  );
}

/** One card of a listing page, 2025 form. */
export function card(item: { readonly path: string; readonly title: string; readonly time: string }): string {
  return (
    '<div class="o-layout-list__item"><div class="m-item-list-article" data-article-list>' +
    '<div class="m-item-list-article__wrapper"><div class="article__infos">' +
    `<div class="article__title"><a data-article-item-link href="${item.path}"><h2>${escapeHtml(item.title)}</h2></a></div>` +
    `<p class="article__metadata"><time datetime="${item.time}">${item.time.slice(0, 10)}</time></p>` +
    '</div></div></div></div>'
  );
}
