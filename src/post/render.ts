// A whole post, byte for byte: head, link line, body. The only file that knows the order of the lines.
import type { FixedValue } from '../core/article-facts.ts';
import type { LeadImage, PostLanguage, SafeHtml } from '../core/types.ts';
import { linkTarget, mediaAddress, requiredAddress } from './address.ts';
import { blockMarkup } from './body.ts';
import { escapeAttribute, escapeText, oneLine } from './escape.ts';
import { frontMatterLines } from './front-matter.ts';
import { layLines } from './lines.ts';
import { summaryMarkup } from './summary.ts';
import { linkText, postTitle } from './title.ts';
import { looksPrinted } from './tree.ts';
import { readOriginal } from './words.ts';

export type PostBody =
  | {
      readonly kind: 'article';
      readonly printedDate: string | null;
      readonly image: LeadImage | null;
      readonly standfirst: string | null;
      readonly html: SafeHtml;
      readonly credit: string | null;
    }
  /** The page could not be had: the feed's picture and summary. */
  | { readonly kind: 'summary'; readonly image: string | null; readonly summary: SafeHtml | null };

export interface PostInput {
  /** Raw or already cleaned. */
  readonly title: string;
  readonly publishedAt: Date;
  readonly author: string;
  /** The source link as the source gave it. */
  readonly url: string;
  readonly tags: readonly string[];
  readonly categories: readonly string[];
  /** Extra keys, after ours, in this order. */
  readonly frontMatter: readonly (readonly [string, FixedValue])[];
  readonly language: PostLanguage;
  readonly body: PostBody;
  /** Written as `last_modified_at`, behind all other keys; null: not written. */
  readonly modifiedAt: Date | null;
}

/**
 * The text of the post file. Any text gives a post that builds; throws a RangeError only for a date outside 1970–9999
 * or an address that is not http(s).
 */
export function renderPost(post: PostInput): string {
  const title = postTitle(post.title);
  const address = requiredAddress(post.url);
  const head = frontMatterLines({ ...post, title, address, extra: post.frontMatter });
  const readOn = `<p><a href="${escapeAttribute(address)}">${escapeText(readOriginal[post.language])}</a></p>`;
  const body =
    post.body.kind === 'article' ? articleMarkup(post.body) || readOn : summaryOnlyMarkup(post.body) + readOn;
  return [
    ...head,
    `<!--${post.publishedAt.getTime()}-->`,
    `[${linkText(title)}](${linkTarget(address)})`,
    '------',
    '',
    '<div>',
    layLines(body),
    '</div>',
    '',
  ].join('\n');
}

/** Each block followed by a newline, as lines.ts wants it. */
function articleMarkup(article: Extract<PostBody, { kind: 'article' }>): string {
  const [printed, standfirst, credit] = [article.printedDate, article.standfirst, article.credit].map(
    escaped,
  );
  const dateTag = looksPrinted(article.printedDate ?? '') ? 'div' : 'p';
  return [
    printed && `<${dateTag}>${printed}</${dateTag}>\n`,
    article.image === null ? '' : leadImage(article.image),
    standfirst && `<p><strong>${standfirst}</strong></p>\n`,
    blockMarkup(article.html, 'paragraph'),
    credit && `<p>${credit}</p>\n`,
  ].join('');
}

function summaryOnlyMarkup(entry: Extract<PostBody, { kind: 'summary' }>): string {
  const image = entry.image === null ? '' : picture(entry.image, null);
  return image + (entry.summary === null ? '' : summaryMarkup(entry.summary));
}

function leadImage(image: LeadImage): string {
  const written = picture(image.url, image.alt);
  const caption = [image.caption, image.credit].map(escaped).filter((part) => part !== '');
  if (written === '' || caption.length === 0) return written;
  return `<figure>${written}<figcaption>${caption.join(' ')}</figcaption>\n</figure>\n`;
}

function picture(url: string, alt: string | null): string {
  const address = mediaAddress(url);
  if (address === null) return '';
  const description = oneLine(alt ?? '').trim();
  const attribute = description === '' ? '' : ` alt="${escapeAttribute(description)}"`;
  return `<img src="${escapeAttribute(address)}"${attribute}>`;
}

function escaped(text: string | null): string {
  return escapeText(oneLine(text ?? '').trim());
}
