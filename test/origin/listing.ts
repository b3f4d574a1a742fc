// Pages that list articles: the front page, sections, a tag, and a section page that the feed lists by mistake.
import { edition } from './catalogue.ts';
import type { ArticleSpec } from './model.ts';
import { articlePath } from './page.ts';
import { card, frame } from './skeleton.ts';
import { encodePath, escapeHtml, offsetDate, scriptJson } from './text.ts';

function listingPage(
  base: string,
  list: { readonly path: string; readonly title: string; readonly specs: readonly ArticleSpec[] },
): string {
  const addresses = list.specs.map((spec) => encodePath(articlePath(spec)));
  const cards = list.specs.map((spec, index) =>
    card({ path: addresses[index] ?? '', title: spec.title, time: offsetDate(spec.publishedAt) }),
  );
  const items = addresses.map((address, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    url: base + address,
  }));
  const address = base + encodePath(list.path);
  return frame({
    lang: list.path.startsWith('/tw/') ? 'zh-TW' : 'zh-CN',
    head:
      `<title>${escapeHtml(list.title)} - RFI</title>\n<link rel="canonical" href="${address}">\n` +
      `<meta property="og:type" content="website">\n<meta property="og:title" content="${escapeHtml(list.title)}">\n` +
      '<meta property="og:image" content="https://static.rfi.fr/meta_og_twcards/RFI_Chinois_Simplifie.png">\n' +
      `<script type="application/ld+json">${scriptJson([{ '@context': 'https://schema.org', '@type': 'ItemList', itemListElement: items }])}</script>\n` +
      `<link rel="alternate" type="application/rss+xml" title="RSS" href="${base}${list.path.slice(0, 3)}/rss">`,
    kind: 'page-builder',
    content: `<h1 class="a-page-title">${escapeHtml(list.title)}</h1>\n<div class="o-layout-list">${cards.join('\n')}</div>`,
  });
}

/** The listing page at a decoded path, or undefined: the front page, a section, a tag, or the section page of the feed. */
export function findListing(base: string, path: string): string | undefined {
  const name = path.startsWith('/tw/') || path === '/tw' ? 'tw' : 'cn';
  const articles = edition(name).filter((spec) => spec.family !== 'section');
  const [, , first, second, ...rest] = path.replace(/\/$/, '').split('/');
  if (path.replace(/\/$/, '') === `/${name}`)
    return listingPage(base, { path, title: '首页', specs: articles });
  if (first === undefined || rest.length > 0 || !path.startsWith(`/${name}/`)) return undefined;
  if (second === undefined) {
    const specs = articles.filter((spec) => spec.section === first);
    return specs.length === 0 ? undefined : listingPage(base, { path, title: first, specs });
  }
  if (first === '关键词' || first === '關鍵詞') {
    const specs = articles.filter((spec) => spec.tags.includes(second));
    return specs.length === 0 ? undefined : listingPage(base, { path, title: second, specs });
  }
  return undefined;
}

/** The page of a spec of the family `section`. */
export function sectionPage(base: string, spec: ArticleSpec): string {
  const specs = edition(spec.edition).filter(
    (other) => other.tags.includes('盐湖特区') || other.folder === '经济',
  );
  return listingPage(base, { path: articlePath(spec), title: spec.title, specs });
}
