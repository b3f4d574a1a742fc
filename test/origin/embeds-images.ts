// Pictures: the lead picture and pictures in the text, in the site's three generations of lazy loading, and slideshows.
import { junkIds } from './junk-table.ts';
import type { Picture, Piece, Template } from './model.ts';
import { escapeHtml } from './text.ts';

const emptyGif = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

/** Address of one size; without a width the original. */
export function pictureUrl(
  base: string,
  picture: Picture,
  size?: { readonly width: number; readonly ratio: string },
): string {
  const parts = size === undefined ? '' : `w:${size.width}/p:${size.ratio}/`;
  return `${base}/media/display/${picture.uuid}/${parts}${picture.file}`;
}

/** The part of a picture's address that no size changes. */
export const pictureAddress = (picture: Picture) => `/media/display/${picture.uuid}/`;

const articleWidths = [246, 388, 720, 980];

function srcset(base: string, picture: Picture, extension?: string): string {
  const file = extension === undefined ? picture.file : picture.file.replace(/\.\w+$/, extension);
  return articleWidths
    .map((width) => `${pictureUrl(base, { ...picture, file }, { width, ratio: '16x9' })} ${width}w`)
    .join(', ');
}

function caption(picture: Picture, names: 'm-figure' | 'a-figcaption'): string {
  if (picture.legend === null && picture.credits === null) return '';
  const [outer, legend, credits] =
    names === 'm-figure'
      ? ['m-figure__caption', 'm-figure__caption__legend', 'm-figure__caption__credits']
      : ['a-figcaption', 'a-figcaption__legend', 'a-figcaption__credits'];
  const part = (name: string | undefined, text: string | null) =>
    text === null ? '' : `<span class="${name}">${escapeHtml(text)}</span>`;
  return `<figcaption class="${outer}">${part(legend, picture.legend)} ${part(credits, picture.credits)}</figcaption>`;
}

function captionTexts(picture: Picture): string[] {
  return [picture.legend, picture.credits].filter((text) => text !== null);
}

/** The figure at the head of an article. */
export function leadFigure(base: string, picture: Picture, template: Template): string {
  const alt = escapeHtml(picture.alt);
  const webp = `<source type="image/webp" srcset="${srcset(base, picture, '.webp')}" sizes="(min-width:1024px) 980px, 100vw">`;
  if (template === '2020') {
    const src = pictureUrl(base, picture, { width: 310, ratio: '16x9' });
    return (
      `<figure class="m-figure m-figure--16x9"><picture><img class="m-figure__img" src="${src}" alt="${alt}"></picture>` +
      `${caption(picture, 'm-figure')}</figure>`
    );
  }
  if (template === '2022') {
    return (
      `<figure class="m-figure m-figure--16x9"><picture>${webp}<img class="m-figure__img lazy" src="${emptyGif}" ` +
      `srcset="${srcset(base, picture)}" loading="eager" data-ll-status="loaded" alt="${alt}"></picture>` +
      `${caption(picture, 'm-figure')}</figure>`
    );
  }
  const src = pictureUrl(base, picture, { width: 980, ratio: '16x9' });
  return (
    `<figure class="m-item-image m-item-image--16x9 m-item-image--has-caption m-figure"><picture>${webp}` +
    `<img class="a-img m-figure__img" srcset="${srcset(base, picture)}" src="${src}" width="980" height="551" alt="${alt}">` +
    `</picture>${caption(picture, 'a-figcaption')}</figure>`
  );
}

function imagePiece(picture: Picture, html: Piece['html'], junk: readonly string[]): Piece {
  return { html, keep: captionTexts(picture), addresses: [pictureAddress(picture)], junk };
}

/** 2020: a placeholder, the real address as JSON in an attribute, and a copy for browsers without scripts. */
export function image2020(picture: Picture, ratio: '4x3' | null): Piece {
  const json = (base: string) =>
    JSON.stringify({
      url: `${base}${pictureAddress(picture)}`,
      filename: picture.file,
      ratio: ratio === null ? null : `p:${ratio}`,
      displayFormat: 'original',
    }).replaceAll('/', '\\/');
  return imagePiece(
    picture,
    (base) =>
      '<div class="m-em-image"><figure class="m-figure m-figure--original"><div class="m-figure__img-wrapper">' +
      `<img src="${emptyGif}" alt="${escapeHtml(picture.alt)}" class="m-figure__img" data-lazyloaded="image-formats" ` +
      `data-image-dataset="${escapeHtml(json(base))}"><noscript><img src="${pictureUrl(base, picture)}" ` +
      `alt="${escapeHtml(picture.alt)}"></noscript></div>${caption(picture, 'm-figure')}</figure></div>`,
    junkIds('placeholder-image', 'noscript'),
  );
}

/** 2022: the placeholder in `src`, the real list in `srcset`. */
export function image2022(picture: Picture): Piece {
  return imagePiece(
    picture,
    (base) =>
      '<div class="m-em-image"><figure class="m-figure m-figure--16x9"><div class="m-figure__img-wrapper">' +
      `<img class="m-figure__img lazy" src="${emptyGif}" srcset="${srcset(base, picture)}" loading="lazy" ` +
      `data-ll-status="loading" alt="${escapeHtml(picture.alt)}"></div>${caption(picture, 'm-figure')}</figure></div>`,
    junkIds('placeholder-image'),
  );
}

/** 2025: picture, source and img, all with lists. */
export function image2025(picture: Picture): Piece {
  return imagePiece(
    picture,
    (base) => `<div class="m-em-image">${leadFigure(base, picture, '2025')}</div>`,
    [],
  );
}

/** One custom element with all slides in an attribute, and the templates that a script would fill. */
export function slideshow(id: string, slides: readonly Picture[]): Piece {
  const data = (base: string) =>
    JSON.stringify(
      slides.map((slide) => ({
        title: slide.alt,
        alt: slide.alt,
        legend: slide.legend,
        credits: slide.credits,
        link: null,
        url: `${base}${pictureAddress(slide)}`,
        filename: slide.file,
        ratio: 'p:16x9',
        displayFormat: '16x9',
      })),
    );
  return {
    html: (base) =>
      `<div class="m-em-diaporama"><div class="m-em-diaporama__content" data-diaporama="WBMZ${id}" data-lazyloaded="diaporama">` +
      `<diaporama inlined-images-data="${escapeHtml(data(base))}"><template v-slot:default="scope">` +
      '<button class="m-diaporama__prev-btn" v-on:click="scope.prev">‹</button>' +
      '<span class="m-diaporama__image-index">{{ scope.counterText }}</span>' +
      '<p class="m-diaporama__legend">{{ scope.legend }}</p><p class="m-diaporama__credits">{{ scope.credits }}</p>' +
      '<button class="m-diaporama__next-btn" v-on:click="scope.next">›</button>' +
      '<button class="m-diaporama__fullscreen-btn">⤢</button></template></diaporama>' +
      '<diaporama-fullscreen><template v-slot:default="scope">{{ scope.legend }}</template></diaporama-fullscreen></div></div>',
    keep: slides.flatMap(captionTexts),
    addresses: slides.map(pictureAddress),
    junk: junkIds('slideshow-template'),
  };
}
