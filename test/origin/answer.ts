// What the sample site would say to a GET, faults apart: path in, answer out. Knows no sockets.
import { createHash } from 'node:crypto';
import { findByPath } from './catalogue.ts';
import { feedUpdatedAt, feedXml } from './feed.ts';
import { mediaAt } from './images.ts';
import { findListing, sectionPage } from './listing.ts';
import { findOtherPage } from './missing.ts';
import { articlePage } from './page.ts';

/** Groups that a fault may name instead of a path. */
export type Group = 'feed' | 'pages' | 'media' | 'other';

export interface Answer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const robots = 'User-agent: *\nDisallow: /private/\n';

export function htmlAnswer(status: number, html: string, headers: Answer['headers'] = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=UTF-8', ...headers },
    body: Buffer.from(html),
  };
}

function feedAnswer(base: string, name: 'cn' | 'tw'): Answer {
  const body = Buffer.from(feedXml(base, name));
  return {
    status: 200,
    headers: {
      'content-type': 'application/rss+xml; charset=UTF-8',
      etag: `"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"`,
      'last-modified': new Date(feedUpdatedAt(name)).toUTCString(),
    },
    body,
  };
}

function pageAnswer(base: string, path: string): Answer {
  const spec = findByPath(path);
  if (spec !== undefined)
    return htmlAnswer(200, spec.family === 'section' ? sectionPage(base, spec) : articlePage(base, spec));
  const other = findListing(base, path) ?? findOtherPage(base, path);
  if (other !== undefined) return htmlAnswer(200, other);
  if (path.startsWith('/private/'))
    return htmlAnswer(200, '<!DOCTYPE html><title>内部页面</title><p>内部页面</p>');
  return htmlAnswer(404, '<!DOCTYPE html><html lang="zh-CN"><title>404</title><h1>找不到该页面</h1></html>');
}

/** `path` is decoded, with single slashes. */
export function answerTo(base: string, path: string): { readonly group: Group; readonly answer: Answer } {
  const [, name] = /^\/(cn|tw)\/rss\/?$/.exec(path) ?? [];
  if (name === 'cn' || name === 'tw') return { group: 'feed', answer: feedAnswer(base, name) };
  if (path === '/robots.txt') {
    const headers = { 'content-type': 'text/plain; charset=UTF-8' };
    return { group: 'other', answer: { status: 200, headers, body: Buffer.from(robots) } };
  }
  const media = mediaAt(path);
  if (media !== undefined) {
    return {
      group: 'media',
      answer: { status: 200, headers: { 'content-type': media.type }, body: media.body },
    };
  }
  return { group: 'pages', answer: pageAnswer(base, path) };
}

/** 304 when the validators of the request match; If-None-Match goes before If-Modified-Since (RFC 9110, 13.2.2). */
export function conditional(
  answer: Answer,
  request: { readonly ifNoneMatch: string | null; readonly ifModifiedSince: string | null },
): Answer {
  const { etag, 'last-modified': modified } = answer.headers;
  const matches =
    request.ifNoneMatch !== null
      ? request.ifNoneMatch.split(',').some((tag) => tag.trim() === etag || tag.trim() === '*')
      : request.ifModifiedSince !== null &&
        modified !== undefined &&
        Date.parse(request.ifModifiedSince) >= Date.parse(modified);
  if (!matches || etag === undefined) return answer;
  return { status: 304, headers: { etag, 'last-modified': modified ?? '' }, body: Buffer.alloc(0) };
}
