import { describe, expect, it } from 'vitest';
import { mendLinks } from '../../src/article/links.ts';
import { noCommonRules } from '../../src/core/common-rules.ts';
import { attribute, parseFragment, select, textOf } from '../../src/core/html.ts';

const rules = {
  hosts: ['news.example', 'www.news.example'],
  httpsHosts: ['www.news.example', '*.pictures.example'],
  common: { ...noCommonRules, httpsHosts: ['tube.example'] },
  linkWrappers: [{ host: 'mail.example', path: '^/owa/', parameter: 'URL' }],
};

/** The address that a link gets; null when only its text is left. */
function mended(href: string): string | null {
  const tree = parseFragment(`<p><a href="${href.replaceAll('&', '&amp;')}">文</a></p>`);
  mendLinks(tree, rules);
  expect(textOf(tree)).toBe('文');
  const [link] = select(tree, 'a');
  return link === undefined ? null : attribute(link, 'href');
}

describe('mendLinks', () => {
  it.each([
    ['http://www.news.example//cn/a', 'https://www.news.example/cn/a'],
    ['https://www.news.example/cn//a?x=//y', 'https://www.news.example/cn/a?x=//y'],
    ['http://news.example/a', 'http://news.example/a'],
    ['http://tube.example/watch', 'https://tube.example/watch'],
    ['http://sub.tube.example/watch', 'http://sub.tube.example/watch'],
    ['http://pictures.example/1', 'https://pictures.example/1'],
    ['http://cdn.pictures.example/1', 'https://cdn.pictures.example/1'],
    ['http://notpictures.example//1', 'http://notpictures.example//1'],
    ['//tube.example/1', 'https://tube.example/1'],
    ['/cn//a', '/cn//a'],
    ['#note', '#note'],
  ])('%s → %s', (href, expected) => {
    expect(mended(href)).toBe(expected);
  });

  it.each([
    ['http://mail.example/owa/redir.aspx?C=1&URL=https%3a%2f%2fa.example%2f1', 'https://a.example/1'],
    ['https://mail.example/owa/redir.aspx?C=1&amp;URL=https%3a%2f%2fa.example%2f1', 'https://a.example/1'],
    ['http://mail.example/owa/redir.aspx?url=https%253a%252f%252fa.example%252f1', 'https://a.example/1'],
    [
      'http://mail.example/owa/redir.aspx?URL=http%3a%2f%2fmail.example%2fowa%2fredir.aspx%3fURL%3dhttp%253a%252f%252ftube.example%252f2',
      'https://tube.example/2',
    ],
    ['http://mail.example/owa/UrlBlockedError.aspx', null],
    ['http://mail.example/owa/redir.aspx?URL=notes.txt', null],
    ['http://mail.example/help?URL=https://a.example/', 'http://mail.example/help?URL=https://a.example/'],
  ])('leads %s straight to %s', (href, expected) => {
    expect(mended(href)).toBe(expected);
  });

  it('upgrades pictures, sound, films and posters too', () => {
    const tree = parseFragment(
      '<img src="http://cdn.pictures.example/1.jpg"><video src="http://other.example/1.mp4" poster="http://pictures.example/p.jpg"></video>',
    );
    mendLinks(tree, rules);
    const [image, film] = select(tree, 'img, video');
    expect(image?.attribs).toEqual({ src: 'https://cdn.pictures.example/1.jpg' });
    expect(film?.attribs).toEqual({
      src: 'http://other.example/1.mp4',
      poster: 'https://pictures.example/p.jpg',
    });
  });
});
