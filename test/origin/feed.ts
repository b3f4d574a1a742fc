// The RSS feed in the source's form: blank CDATA title, atom:link with `ref`, language behind the items.
import { edition } from './catalogue.ts';
import { shareImage } from './head.ts';
import type { ArticleSpec } from './model.ts';
import { feedLink } from './page.ts';
import { escapeHtml, rfc822 } from './text.ts';

/** The newest change in the feed: its Last-Modified and lastBuildDate. */
export function feedUpdatedAt(name: ArticleSpec['edition']): string {
  return (
    edition(name)
      .map((spec) => spec.feedAt ?? '')
      .sort()
      .at(-1) ?? ''
  );
}

function title(spec: ArticleSpec): string {
  const once = escapeHtml(spec.feedTitle ?? spec.title);
  return spec.doubleEncoded === true ? escapeHtml(once) : once;
}

function item(base: string, spec: ArticleSpec): string {
  const link = feedLink(base, spec);
  const image = shareImage(base, spec, 1024);
  const { enclosure } = spec;
  return [
    '<item>',
    `<title>${title(spec)}</title>`,
    `<link>${link}</link>`,
    `<description>${escapeHtml(spec.standfirst ?? '')}</description>`,
    spec.feedAt === null ? '' : `<pubDate>${rfc822(spec.feedAt)}</pubDate>`,
    `<category>${spec.section}</category>`,
    spec.opaqueGuid === undefined
      ? `<guid isPermaLink="true">${link}</guid>`
      : `<guid isPermaLink="false">${spec.opaqueGuid}</guid>`,
    spec.byline === null ? '' : `<dc:creator>${spec.byline}</dc:creator>`,
    image === null ? '' : `<media:thumbnail url="${image}" width="1024" height="576"/>`,
    enclosure === undefined
      ? ''
      : `<enclosure url="${base}${enclosure.path}" type="${enclosure.type}" length="${enclosure.length}"/>`,
    '</item>',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

/** The feed of one edition. `base` is the origin's address. */
export function feedXml(base: string, name: ArticleSpec['edition']): string {
  const items = edition(name).map((spec) => item(base, spec));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    '<channel>',
    '<title><![CDATA[ ',
    ' - RFI ]]></title>',
    '<description><![CDATA[样例新闻台：国际、经济、文化]]></description>',
    `<link>${base}/${name}/</link>`,
    `<lastBuildDate>${rfc822(feedUpdatedAt(name))}</lastBuildDate>`,
    `<atom:link href="${base}/${name}/rss" ref="self" type="application/rss+xml"/>`,
    ...items,
    `<language>${name === 'cn' ? 'zh-CN' : 'zh-TW'}</language>`,
    '</channel>',
    '</rss>',
    '',
  ].join('\n');
}
