// One article page and what may be known of it, from its spec. Pure: the same base address gives the same bytes.
import { leadFigure, pictureAddress } from './embeds-images.ts';
import { articleHead } from './head.ts';
import { junkIds } from './junk-table.ts';
import type { ArticleSpec, OriginArticle, Piece } from './model.ts';
import { frame, frameDrop, frameJunk } from './skeleton.ts';
import { encodePath, escapeHtml, offsetDate, printedDate, slugOf, urlDate } from './text.ts';

/** Decoded path of an article, with one slash in front. */
export function articlePath(spec: ArticleSpec): string {
  const slug = spec.slug ?? slugOf(spec.title);
  const name = spec.dateless === true ? slug : `${urlDate(spec.publishedAt)}-${slug}`;
  return spec.folder === '' ? `/${spec.edition}/${name}` : `/${spec.edition}/${spec.folder}/${name}`;
}

/** The link as the feed gives it. */
export function feedLink(base: string, spec: ArticleSpec): string {
  return `${base}${spec.doubledSlash === true ? '/' : ''}${encodePath(articlePath(spec))}`;
}

const words = {
  cn: { published: '发表时间：', modified: '更改时间：', by: '作者：', tags: '关键词', share: '转发给朋友' },
  tw: { published: '發表時間：', modified: '更改時間：', by: '作者：', tags: '關鍵詞', share: '轉發給朋友' },
} as const;

function dates(spec: ArticleSpec): string {
  const label = words[spec.edition];
  const stamp = (text: string, iso: string) =>
    `<span class="m-pub-dates__date">${text} <time datetime="${offsetDate(iso)}">${printedDate(iso)}</time></span>`;
  const modified = spec.modifiedAt === undefined ? '' : stamp(label.modified, spec.modifiedAt);
  const modifier = spec.template === '2025' ? ' t-content__dates--reading-time' : '';
  return `<div class="t-content__dates${modifier}"><p class="m-pub-dates">${stamp(label.published, spec.publishedAt)}${modified}</p></div>`;
}

function authors(spec: ArticleSpec): string {
  const byline =
    spec.byline === null
      ? ''
      : `<div class="m-from-author"><span class="m-from-author__by-label">${words[spec.edition].by}</span>` +
        `<a class="m-from-author__name" href="/${spec.edition}/auteur/${encodePath(spec.byline)}/" title="${spec.byline}">${spec.byline}</a></div>`;
  const time = '<span class="m-author-n-reading-time__reading-time a-reading-time">阅读时长 2 分钟</span>';
  const inner = `<div class="m-author-n-reading-time">${byline}${time}</div>`;
  return spec.template === '2025'
    ? `<div class="t-content__authors-tts">${inner}<button class="a-tts" type="button">收听此文</button></div>`
    : `<div class="t-content__authors">${inner}</div>`;
}

function leadMedia(base: string, spec: ArticleSpec): string {
  const inner = spec.leadMedia?.html(base) ?? (spec.lead && leadFigure(base, spec.lead, spec.template));
  return inner === null ? '' : `<div class="t-content__main-media">${inner}</div>`;
}

function tagsAndShares(spec: ArticleSpec): string {
  const label = words[spec.edition];
  const tags = spec.tags
    .map(
      (tag) =>
        `<li class="m-tags-list__tag"><a href="/${spec.edition}/${encodePath(`${label.tags}/${tag}`)}/">${tag}</a></li>`,
    )
    .join('');
  return (
    `<div class="t-content__tags"><p class="t-content__tags__title">${label.tags}</p><ul class="m-tags-list">${tags}</ul></div>` +
    `<div class="t-content__shares m-share-bar"><p>${label.share}</p><a href="https://social.example/share">转发</a></div>`
  );
}

export function articlePage(base: string, spec: ArticleSpec): string {
  const wrapper = spec.template === '2025' ? ' class="t-content__article-wrapper"' : '';
  const showPage = spec.family === 'podcast';
  const breadcrumb =
    '<div class="m-breadcrumb"><ul class="m-breadcrumb__list"><li class="m-breadcrumb__list__item">' +
    `<a class="m-breadcrumb__list__item__home" href="/${spec.edition}/">首页</a></li><li class="m-breadcrumb__list__item">` +
    `<a class="m-breadcrumb__list__item__link" href="/${spec.edition}/${encodePath(spec.section)}/">${spec.section}</a></li></ul></div>`;
  const standfirst =
    spec.standfirst === null ? '' : `<p class="t-content__chapo">${escapeHtml(spec.standfirst)}</p>`;
  return frame({
    lang: spec.edition === 'cn' ? 'zh-CN' : 'zh-TW',
    head: articleHead(base, spec, `${base}${encodePath(articlePath(spec))}`),
    kind: 'article',
    content: [
      `<article${wrapper} data-article-content>`,
      breadcrumb,
      `<div class="t-content__section a-tag"><span class="a-tag__wrapper">${spec.section}</span></div>`,
      `<h1 class="${showPage ? '' : 't-content__title '}a-page-title">${escapeHtml(spec.title)}</h1>`,
      dates(spec),
      leadMedia(base, spec),
      authors(spec),
      standfirst,
      `<div class="t-content__body u-clearfix">                    ${spec.body.map((piece) => piece.html(base)).join('')}                </div>`,
      tagsAndShares(spec),
      '</article>',
    ].join('\n'),
  });
}

function contentOf(spec: ArticleSpec): OriginArticle['content'] {
  if (spec.family === 'live-blog' || spec.family === 'section') return 'none';
  return spec.body.some((piece) => (piece.keep ?? []).length > 0) ? 'text' : 'empty';
}

/** Rows of junk-table.ts that the article template itself brings along. */
function templateJunk(spec: ArticleSpec): readonly string[] {
  return junkIds(
    'breadcrumb',
    'section-tag',
    'dates',
    'reading-time',
    'tags',
    'shares',
    ...(spec.byline === null ? [] : ['authors']),
    ...(spec.template === '2025' ? ['text-to-speech'] : []),
    ...(spec.template === '2022' && spec.lead !== null && spec.leadMedia === undefined
      ? ['placeholder-image']
      : []),
    ...(spec.genericLogo === true ? ['generic-logo'] : []),
  );
}

/** The expectations of a page, gathered from its pieces. Nothing is kept of a page that is no article. */
export function describe(base: string, spec: ArticleSpec): OriginArticle {
  const content = contentOf(spec);
  const pieces: readonly Piece[] = [...(spec.leadMedia === undefined ? [] : [spec.leadMedia]), ...spec.body];
  const all = (pick: (piece: Piece) => readonly string[] | undefined) =>
    pieces.flatMap((piece) => pick(piece) ?? []);
  const article = spec.family === 'section' ? [] : templateJunk(spec);
  const captions =
    spec.lead === null || spec.leadMedia !== undefined ? [] : [spec.lead.legend, spec.lead.credits];
  return {
    id: spec.id,
    edition: spec.edition,
    family: spec.family,
    title: spec.title,
    path: articlePath(spec),
    url: feedLink(base, spec),
    content,
    standfirst: spec.standfirst,
    leadImage: spec.lead === null || spec.leadMedia !== undefined ? null : pictureAddress(spec.lead),
    junk: [...new Set([...frameJunk, ...article, ...all((piece) => piece.junk)])],
    keep:
      content === 'none' ? [] : [...all((piece) => piece.keep), ...captions.filter((text) => text !== null)],
    drop: [...new Set([...frameDrop, ...all((piece) => piece.drop)])],
    addresses: content === 'none' ? [] : spec.body.flatMap((piece) => piece.addresses ?? []),
    leadPlayer: spec.leadMedia?.addresses ?? [],
  };
}
