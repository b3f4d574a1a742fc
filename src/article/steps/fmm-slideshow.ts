// A slideshow: its pictures are a JSON attribute, what stands inside is a template full of `{{ … }}`.
import { attribute, type HtmlElement, select } from '../../core/html.ts';
import { append, createElement, replace } from '../../core/html-edit.ts';
import { addressOfParts } from '../image-candidates.ts';
import { fieldsOf, listOf, parseJson, textField } from './embedded-json.ts';
import { titledLink } from './playable.ts';
import type { StepScene } from './step.ts';

/** Each becomes one figure a picture. */
export function fmmSlideshow({ body, url }: StepScene): void {
  for (const selector of ['.m-em-diaporama', '[data-diaporama]', 'diaporama']) {
    for (const block of select(body, selector)) {
      const show = block.name === 'diaporama' ? block : select(block, 'diaporama[inlined-images-data]')[0];
      const slides = listOf(parseJson(show === undefined ? null : attribute(show, 'inlined-images-data')));
      const made = slides.map(figureOf).filter((figure) => figure !== null);
      replace(block, made.length > 0 ? made : withoutPictures(block, url));
    }
  }
}

/** Data that cannot be read: what stands in the markup all the same, or where the pictures can be seen. */
function withoutPictures(block: HtmlElement, url: string): readonly HtmlElement[] {
  const plain = select(block, 'figure:has(img)');
  return plain.length > 0 ? plain : [titledLink(url, null)];
}

function figureOf(slide: unknown): HtmlElement | null {
  const fields = fieldsOf(slide);
  const src = addressOfParts(slide) ?? textField(fields, 'link') ?? textField(fields, 'url');
  if (src === null) return null;
  const alt = textField(fields, 'alt');
  const figure = append(
    createElement('figure'),
    createElement('img', { src, ...(alt === null ? {} : { alt }) }),
  );
  const texts = ['legend', 'credits'].map((name) => textField(fields, name)).filter((text) => text !== null);
  const caption = texts.length > 0 ? texts.join(' ') : textField(fields, 'title');
  return caption === null ? figure : append(figure, append(createElement('figcaption'), caption));
}
