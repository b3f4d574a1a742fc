// Junk that stands around an article: the site's frame and the article template's own furniture.
import { type JunkFragment, row } from './junk-row.ts';

export const junkAround: readonly JunkFragment[] = [
  row('header', 'Head of the site', /<header class="o-header">/, /o-header|频道导航/),
  row(
    'banner-ad',
    'Advertisement over the page',
    /o-ad-container--banner-top" data-tms-ad-container/,
    /o-ad-container/,
  ),
  row('sponsoring-ad', 'Sponsor', /data-tms-ad-type="sponsoring"/, /o-ad-sponsoring|本栏目由/),
  row('hot-tags', 'Hot topics', /<div class="o-hot-tags">/, /o-hot-tags|热门话题/),
  row('breaking-alert', 'Banner of breaking news', /<div class="o-breaking-alert"/, /突发快讯/),
  row('breadcrumb', 'Breadcrumb', /m-breadcrumb__list__item__link/, /m-breadcrumb/),
  row('section-tag', 'Section over the title', /t-content__section a-tag/, /a-tag/),
  row(
    'dates',
    'Date block (a post keeps the first date)',
    /<p class="m-pub-dates">/,
    /m-pub-dates|发表时间|發表時間/,
  ),
  row('authors', 'Byline block', /m-from-author__by-label/, /m-from-author|作者：/),
  row('reading-time', 'Reading time', /a-reading-time/, /a-reading-time|阅读时长/),
  row('text-to-speech', 'Button that reads the text out', /t-content__authors-tts/, /authors-tts|收听此文/),
  row('tags', 'Tag list', /<ul class="m-tags-list">/, /m-tags-list|t-content__tags|>关键词<|>關鍵詞</),
  row('shares', 'Share bar', /t-content__shares m-share-bar/, /m-share-bar|转发给朋友|轉發給朋友/),
  row(
    'post-article-ad',
    'Advertisement under the article',
    /data-tms-ad-type="post-article"/,
    /post-article/,
  ),
  row(
    'aside',
    'Teasers of other articles',
    /data-org-type="aside-content--highlighted"/,
    /aside-content|编辑部精选/,
  ),
  row('aside-picto', 'Icon of a teaser', /article__type"><svg/, /article__type/),
  row('outbrain', 'Teasers of a recommendation service', /ob-smartfeed-wrapper/, /ob-smartfeed|网友还看了/),
  row('footer', 'Foot of the site', /<footer class="o-footer">/, /o-footer|版权所有/),
  row(
    'bottom-bar',
    'Bar at the foot of a small screen',
    /<div class="o-bottom-bar">/,
    /o-bottom-bar|收听直播/,
  ),
  row('privacy-notice', 'Consent notice of the site', /didomi-notice-agree-button/, /didomi|接受并关闭/),
  row('page-script', 'Scripts of the page', /window\.fmmConfig/, /fmmConfig/),
];
