import { describe, expect, it } from 'vitest';
import { mergePost } from '../../src/post/update.ts';

const body = '<!--1-->\n[新](https://a.example/)\n------\n';
const post = (lines: readonly string[], rest = body, end = '\n') =>
  ['---', ...lines, '---', ''].join(end) + rest;

const ours = ['layout: post', 'title: "(无题)"', 'date: 2020-08-21T23:57:10.000Z', 'author: example'];
const previous = post(ours, 'summary\n');
const next = post([
  'layout: post',
  'title: "港口"',
  'date: 2020-08-22T00:00:00.000Z',
  'author: 法广',
  'mood: new',
]);

describe('mergePost', () => {
  it('gives the lines that are still ours their new value, but never another date', () => {
    expect(mergePost({ onDisk: previous, previous, next })).toBe(
      post(['layout: post', 'title: "港口"', 'date: 2020-08-21T23:57:10.000Z', 'author: 法广']),
    );
  });

  it('keeps what the owner changed, added, moved or took away', () => {
    const owned = ['# mine', 'author: 某人', '', 'title: "(无题)"', 'pinned: true', 'notes:', '  - a'];
    expect(mergePost({ onDisk: post(owned, 'old'), previous, next })).toBe(
      post(['# mine', 'author: 某人', '', 'title: "港口"', 'pinned: true', 'notes:', '  - a']),
    );
  });

  it.each([
    ['a space at the end', ['title: "(无题)" ']],
    ['a line below that belongs to it', ['author: example', '  and others']],
    ['the same text inside another value', ['note: |', '  author: example']],
    ['a key that we write no more', ['author: example', 'gone: 1']],
  ])('leaves alone %s', (_, lines) => {
    const before = post([...ours, 'gone: 1'], 'old');
    const onDisk = post(lines, 'old');
    const kept = lines.includes('gone: 1') ? ['author: 法广', 'gone: 1'] : lines;
    expect(mergePost({ onDisk, previous: before, next })).toBe(post(kept));
  });

  it('keeps the line endings and the byte order mark of the head', () => {
    const onDisk = `\ufeff${post(ours, 'old\r\n', '\r\n')}`;
    expect(mergePost({ onDisk, previous, next })).toBe(
      `\ufeff${post(['layout: post', 'title: "港口"', 'date: 2020-08-21T23:57:10.000Z', 'author: 法广'], body.replaceAll('\n', '\r\n'), '\r\n')}`,
    );
  });

  it('keeps the whole head when it is not known what stood there', () => {
    const head = '---\r\nlayout: post\r\ntitle: "旧"\r\ntags: [ 法广, 精选 ]\r\n---\r\n';
    expect(mergePost({ onDisk: `${head}old\r\n`, previous: null, next })).toBe(
      head + body.replaceAll('\n', '\r\n'),
    );
  });

  it('is not misled by a line of dashes in the body, and knows the other end mark', () => {
    expect(mergePost({ onDisk: '---\nlayout: post\n---\nbody\n---\nmore\n', previous, next })).toBe(
      post(['layout: post']),
    );
    expect(mergePost({ onDisk: '---\nx: 1\n...\nbody\n', previous, next })).toBe(`---\nx: 1\n...\n${body}`);
    expect(mergePost({ onDisk: '---\n---', previous, next })).toBe(`---\n---\n${body}`);
  });

  it('takes the new text whole where there is no head', () => {
    expect(mergePost({ onDisk: 'no head\n---\n', previous, next })).toBe(next);
  });

  it('takes values with dollar signs literally, and changes nothing the second time', () => {
    const priced = post(['title: "$& $1 $\'"']);
    const once = mergePost({ onDisk: post(['title: "(无题)"'], 'old'), previous, next: priced });
    expect(once).toBe(priced);
    expect(mergePost({ onDisk: once, previous: priced, next: priced })).toBe(priced);
  });
});
