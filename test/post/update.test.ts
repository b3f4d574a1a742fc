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
  it('gives the lines that are still ours their new value, but never another date, and adds what is new', () => {
    expect(mergePost({ onDisk: previous, previous, next })).toBe(
      post(['layout: post', 'title: "港口"', 'date: 2020-08-21T23:57:10.000Z', 'author: 法广', 'mood: new']),
    );
  });

  it('keeps what the owner changed, added, moved or took away', () => {
    const owned = ['# mine', 'author: 某人', '', 'title: "(无题)"', 'pinned: true', 'notes:', '  - a'];
    expect(mergePost({ onDisk: post(owned, 'old'), previous, next })).toBe(
      post(['# mine', 'author: 某人', '', 'title: "港口"', 'mood: new', 'pinned: true', 'notes:', '  - a']),
    );
  });

  it.each([
    ['a space at the end', ['title: "(无题)" '], null],
    ['a line below that belongs to it', ['author: example', '  and others'], null],
    ['the same text inside another value', ['note: |', '  author: example'], null],
    ['a key that we write no more', ['author: example', 'gone: 1'], ['author: 法广', 'gone: 1', 'mood: new']],
    [
      'a value of the owner for a new key',
      ['author: example', 'mood: |', '  mine'],
      ['author: 法广', 'mood: |', '  mine'],
    ],
    ['a quoted key', ['author: example', "'mood' : mine"], ['author: 法广', "'mood' : mine"]],
  ])('leaves alone %s', (_, lines, kept) => {
    const before = post([...ours, 'gone: 1'], 'old');
    const onDisk = post(lines, 'old');
    expect(mergePost({ onDisk, previous: before, next })).toBe(post(kept ?? lines));
  });

  it('adds what became known behind our lines, where no value of the owner can swallow it', () => {
    const before = post([...ours, 'lang: zh'], 'old');
    const after = post([...ours, 'section: 经济', 'lang: zh', 'image: "https://img.example/a.jpg"']);
    const owned = [...ours, 'lang: zh', '# mine', 'tags:', '- a', '- b', 'note: >', '  x', ''];
    expect(mergePost({ onDisk: post(owned, 'old'), previous: before, next: after })).toBe(
      post(owned.toSpliced(5, 0, 'section: 经济', 'image: "https://img.example/a.jpg"')),
    );
    const rewritten = ['layout: "post"', 'tags:', '- a'];
    expect(mergePost({ onDisk: post(rewritten, 'old'), previous: before, next: after })).toBe(
      post(rewritten),
    );
  });

  it('leaves away what the owner took away, while the same key comes to a post that never had it', () => {
    const known = post([...ours, 'section: 经济']);
    const newer = post([...ours, 'section: 社会', 'image: x']);
    expect(mergePost({ onDisk: post(ours, 'old'), previous: known, next: newer })).toBe(
      post([...ours, 'image: x']),
    );
    expect(mergePost({ onDisk: post(ours, 'old'), previous: post(ours), next: newer })).toBe(
      post([...ours, 'section: 社会', 'image: x']),
    );
  });

  it('never gives a post another address: date and categories stay, tags may grow', () => {
    const first = [...ours, 'tags: [ 法广 ]', 'categories: [ 法广 ]'];
    const whole = [...ours, 'tags: [ 法广, 港口 ]', 'categories: [ 经济 ]'];
    expect(mergePost({ onDisk: post(first, 'old'), previous: post(first), next: post(whole) })).toBe(
      post([...ours, 'tags: [ 法广, 港口 ]', 'categories: [ 法广 ]']),
    );
  });

  it('gives the time of the last change its new value, and keeps it behind our other lines', () => {
    const at = (hour: number) => `last_modified_at: 2020-08-22T0${hour}:00:00.000Z`;
    const first = post([...ours, at(1)], 'old');
    const second = post([...ours, 'image: x', at(2)]);
    expect(mergePost({ onDisk: first, previous: first, next: second })).toBe(second);
    expect(mergePost({ onDisk: post(ours, 'old'), previous: post(ours), next: second })).toBe(second);
    // Another program's stamp, or none any more by the owner's wish.
    const touched = [...ours, 'last_modified_at: 2021-01-01'];
    expect(mergePost({ onDisk: post(touched), previous: first, next: second })).toBe(
      post([...ours, 'image: x', 'last_modified_at: 2021-01-01']),
    );
    expect(mergePost({ onDisk: post(ours), previous: first, next: second })).toBe(
      post([...ours, 'image: x']),
    );
  });

  it('keeps the line endings and the byte order mark of the head', () => {
    const onDisk = `\ufeff${post(ours, 'old\r\n', '\r\n')}`;
    expect(mergePost({ onDisk, previous, next })).toBe(
      `\ufeff${post(['layout: post', 'title: "港口"', 'date: 2020-08-21T23:57:10.000Z', 'author: 法广', 'mood: new'], body.replaceAll('\n', '\r\n'), '\r\n')}`,
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
      post(['layout: post', 'mood: new']),
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
