// Pages and a feed with room for a vector in every place. The markup round it is as the site and the formats have it.

const words = '港口的居民说，今年的冰比往年来得晚，渔民们在等待。'.repeat(6);
const paragraph = `<p>${words}</p>`;

const asText = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
const asJson = (text: string): string => JSON.stringify(text).replace(/<\//g, '<\\/');

/** @param room `body` stands in the body; `text` in all texts, escaped as a careful site does; `markup` there, as it is */
export function rfiPage(room: {
  readonly body?: string;
  readonly text?: string;
  readonly markup?: string;
}): string {
  const text = room.markup ?? asText(room.text ?? '标题');
  const value = asText(room.text ?? room.markup ?? '标题');
  return `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>${text}</title>
<meta property="article:section" content="${value}"><meta property="og:title" content="${value}">
<meta property="og:image" content="${value}"></head><body><main><div class="t-content t-content--article"><article data-article-content>
<div class="t-content__section a-tag"><span class="a-tag__wrapper">${text}</span></div>
<h1 class="t-content__title a-page-title">${text}</h1>
<div class="t-content__dates"><p class="m-pub-dates"><span class="m-pub-dates__date">${text} 22/08/2020</span></p></div>
<div class="t-content__authors"><div class="m-from-author"><a class="m-from-author__name">${text}</a></div></div>
<div class="t-content__main-media"><figure class="m-figure"><img class="m-figure__img" src="https://s.rfi.fr/media/display/1/w:1280/a.jpg" alt="${value}"><figcaption class="m-figure__caption"><span class="m-figure__caption__legend">${text}</span><span class="m-figure__caption__credits">${text}</span></figcaption></figure></div>
<p class="t-content__chapo">${text}</p>
<div class="t-content__body u-clearfix">${paragraph}${room.body ?? ''}${paragraph}<p class="t-copyright">${room.body === undefined ? text : ''}</p></div>
<div class="t-content__tags"><ul class="m-tags-list"><li class="m-tags-list__tag"><a>${text}</a></li></ul></div>
</article></div></main></body></html>`;
}

/** A page of a site without rules. Its JSON-LD says the vector, too. */
export function genericPage(room: { readonly body: string; readonly text: string }): string {
  const data = asJson(room.text);
  return `<!DOCTYPE html><html><head><title>${asText(room.text)}</title>
<script type="application/ld+json">{"@type":"NewsArticle","headline":${data},"author":{"name":${data}},"articleSection":${data},"keywords":[${data}],"image":${data},"datePublished":${data},"articleBody":${data}}</script>
</head><body><article><h1>标题</h1>${paragraph}${room.body}${paragraph}</article></body></html>`;
}

/** One item with the vector in every element. */
export function hostileFeed(room: {
  readonly text: string;
  readonly summary: string;
  readonly content: string;
}): string {
  const xml = (text: string): string => text.replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '');
  const text = xml(asText(room.text));
  const cdata = (html: string): string => `<![CDATA[${xml(html).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>${text}</title><link>${text}</link>
<item><title>${text}</title><link>${text}</link><guid isPermaLink="false">${text}</guid><dc:creator>${text}</dc:creator><category>${text}</category>
<pubDate>Fri, 21 Aug 2020 23:57:10 GMT</pubDate><enclosure url="${text}" type="image/jpeg" length="1"/><media:content url="${text}" medium="image"/>
<description>${cdata(room.summary)}</description><content:encoded>${cdata(`${paragraph}${room.content}`)}</content:encoded></item>
<item><title>${cdata(room.text)}</title><link>https://www.rfi.fr/cn/${encodeURIComponent(room.text)}</link><description>${xml(asText(asText(room.summary)))}</description></item>
</channel></rss>`;
}
