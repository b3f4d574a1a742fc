// Metadata in the head of an article page: meta, og and two JSON-LD blocks.
import { pictureUrl } from './embeds-images.ts';
import type { ArticleSpec } from './model.ts';
import { escapeHtml, offsetDate, scriptJson } from './text.ts';

/** The default share picture of an article without one. */
export const genericLogo = 'https://static.rfi.fr/meta_og_twcards/RFI_Chinois_Simplifie.png';

const jsonLd = (value: unknown) => `<script type="application/ld+json">${scriptJson(value)}</script>`;

/** og:image and the feed's thumbnail; null when there is none at all. */
export function shareImage(base: string, spec: ArticleSpec, width: 1024 | 1280): string | null {
  if (spec.genericLogo === true) return genericLogo;
  return spec.lead === null ? null : pictureUrl(base, spec.lead, { width, ratio: '16x9' });
}

export function articleHead(base: string, spec: ArticleSpec, address: string): string {
  const image = shareImage(base, spec, 1280);
  const published = offsetDate(spec.publishedAt);
  const modified = offsetDate(spec.modifiedAt ?? spec.publishedAt);
  const suffix = spec.family === 'wire' ? ' – 法国国际广播电台 - RFI' : ' - RFI';
  const meta = (attribute: 'name' | 'property', name: string, content: string | null) =>
    content === null ? '' : `<meta ${attribute}="${name}" content="${escapeHtml(content)}">\n`;
  return (
    `<title>${escapeHtml(spec.title + suffix)}</title>\n<link rel="canonical" href="${address}">\n` +
    meta('name', 'description', spec.standfirst) +
    meta('name', 'keywords', spec.tags.join(', ')) +
    meta('property', 'og:type', 'article') +
    meta('property', 'og:site_name', 'RFI') +
    meta('property', 'og:locale', spec.edition === 'cn' ? 'zh_CN' : 'zh_TW') +
    meta('property', 'og:title', spec.title) +
    meta('property', 'og:description', spec.standfirst) +
    meta('property', 'og:url', address) +
    meta('property', 'og:image', image) +
    meta('property', 'article:published_time', published) +
    meta('property', 'article:modified_time', modified) +
    meta('property', 'article:section', spec.section) +
    jsonLd([
      {
        '@context': 'https://schema.org',
        '@type': 'NewsArticle',
        mainEntityOfPage: address,
        headline: spec.title,
        datePublished: published,
        dateModified: modified,
        author: spec.byline === null ? [] : [{ '@type': 'Person', name: spec.byline }],
        keywords: spec.tags,
        ...(image === null ? {} : { image: [image] }),
      },
      { '@context': 'https://schema.org', '@type': 'Organization', name: 'RFI' },
    ]) +
    jsonLd({
      '@context': 'https://schema.org',
      '@type': 'BreadcrumbList',
      itemListElement: [{ '@type': 'ListItem', position: 1, name: spec.section }],
    })
  );
}
