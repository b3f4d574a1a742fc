import { describe, expect, it } from 'vitest';
import type { SafeHtml } from '../../src/core/types.ts';
import { serialiseBody } from '../../src/post/body.ts';
import { mediaIn, withCopies, withoutCopies } from '../../src/post/body-media.ts';
import { renderPost } from '../../src/post/render.ts';

const html =
  '<p><img src="https://img.example/a.jpg?x=1&amp;y={2}" alt="a &quot;b&quot;" width="640"></p>' +
  '<figure><img src="https://img.example/b.png"><figcaption>图 https://img.example/a.jpg</figcaption></figure>' +
  '<p><audio src="https://img.example/c.mp3" controls></audio></p>' +
  '<p><audio controls><source src="https://img.example/d.ogg" type="audio/ogg"></audio></p>' +
  '<p><video src="https://img.example/e.mp4" controls poster="https://img.example/f.jpg"></video></p>' +
  '<p><video controls><source src="https://img.example/g.mp4"></video></p>' +
  '<p><a href="https://img.example/a.jpg">大图</a><img src="https://img.example/b.png"></p>';

const post = renderPost({
  title: '图',
  publishedAt: new Date('2026-03-01T09:00:00Z'),
  author: '法广',
  url: 'https://news.example/a',
  tags: ['法广'],
  modifiedAt: null,
  categories: ['法广'],
  frontMatter: [['image', 'https://img.example/b.png']],
  language: 'zh-Hans',
  body: {
    kind: 'article',
    printedDate: null,
    image: { url: 'https://img.example/lead.jpg', caption: '说明', credit: null, alt: 'l' },
    standfirst: null,
    html: html as SafeHtml,
    credit: null,
  },
});

const copies = new Map([
  ['https://img.example/a.jpg?x=1&y=%7B2%7D', '/blog/assets/mirror/aa/a.jpg'],
  ['https://img.example/b.png', '/blog/assets/mirror/bb/b.png'],
  ['https://img.example/lead.jpg', '/blog/assets/mirror/cc/l.jpg'],
  ['https://img.example/c.mp3', '/blog/assets/mirror/dd/c.mp3'],
  ['https://img.example/d.ogg', '/blog/assets/mirror/ee/d.ogg'],
  ['https://img.example/f.jpg', '/blog/assets/mirror/ff/f.jpg'],
]);

describe('the media of a body', () => {
  it('are found once each, in order, as a browser reads their addresses; films are not among them', () => {
    expect(mediaIn(post).map(({ kind, address }) => `${kind} ${address}`)).toEqual([
      'image https://img.example/lead.jpg',
      'image https://img.example/a.jpg?x=1&y=%7B2%7D',
      'image https://img.example/b.png',
      'audio https://img.example/c.mp3',
      'audio https://img.example/d.ogg',
      'image https://img.example/f.jpg',
    ]);
  });

  it('become copies that remember where they came from, in a body that is written the same again', () => {
    const copied = withCopies(post, copies);
    expect(copied).toContain(
      '<figure><img src="/blog/assets/mirror/cc/l.jpg" alt="l" data-source="https://img.example/lead.jpg">',
    );
    expect(copied).toContain(
      '<img src="/blog/assets/mirror/aa/a.jpg" alt="a &quot;b&quot;" width="640" data-source="https://img.example/a.jpg?x=1&amp;y=%7B2%7D">',
    );
    expect(copied.match(/data-source="https:\/\/img\.example\/b\.png"/g)).toHaveLength(2);
    expect(copied).toContain('<audio src="/blog/assets/mirror/dd/c.mp3" controls="">');
    expect(copied).toContain('poster="/blog/assets/mirror/ff/f.jpg"');
    expect(copied).toContain('src="https://img.example/e.mp4"');
    expect(copied).toContain('src="https://img.example/g.mp4"');
    expect(copied).toContain('<a href="https://img.example/a.jpg">');
    expect(copied).toContain('image: "https://img.example/b.png"');
    expect(mediaIn(copied)).toEqual([]);
    const body = /<div>\n([\s\S]*)\n<\/div>\n$/.exec(copied)?.[1] ?? '';
    expect(serialiseBody(body as SafeHtml)).toBe(body);
  });

  it('become the originals again, byte for byte', () => {
    const back = new Map([...copies].map(([original, copy]) => [copy, original]));
    expect(withoutCopies(withCopies(post, copies), (address) => back.get(address) ?? null)).toBe(post);
    expect(withoutCopies(withCopies(post, copies), () => null)).toBe(withCopies(post, copies));
  });

  it('of a post that somebody else wrote are left alone', () => {
    const foreign = '---\ntitle: x\n---\n<p><img src="https://img.example/b.png"></p>\n';
    expect(mediaIn(foreign)).toEqual([]);
    expect(withCopies(foreign, copies)).toBe(foreign);
  });
});
