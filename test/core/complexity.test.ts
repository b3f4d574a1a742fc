import { describe, expect, it } from 'vitest';
import { boundedBuilder, stepLimit, TooMuchMarkup } from '../../src/core/bounded-tree.ts';
import { complexityOf, mostAttributes } from '../../src/core/complexity.ts';
import { measuredDocument, parseDocument, parseFragment, select, textOf } from '../../src/core/html.ts';

const many = (count: number, piece: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => piece(index)).join('');
const excessOf = (html: string): string | null => {
  const parsed = measuredDocument(html);
  return 'excess' in parsed ? parsed.excess : null;
};

describe('the attributes of a tag', () => {
  it.each([
    ['none', '<p>a b c</p>', 0],
    ['plain', '<p a b=1 c="x y z">d e f', 3],
    ['of the largest', '<p a><p a b><p a>', 2],
    ['without space between', `<p a="1"b='2'c=3/d>`, 3],
    ['parted by slashes', '<p a/b/c/>', 3],
    ['behind a > in quotes', '<p a=">" b c>', 3],
    ['with an equals sign in the name', '<p =a b = c =d>', 3],
    ['in a tag inside a value', '<p a="<q b c d e f>">', 5],
    ['in a tag that never ends', '<p a b c', 3],
    ['none in a comparison', 'a < b && c > d', 0],
  ])('%s', (_, html, count) => {
    expect(mostAttributes(html)).toBe(count);
  });

  it.each([
    ['plain', `<p ${many(1001, (i) => `a${i} `)}>`],
    ['behind a > in quotes', `<p title=">" ${many(1001, (i) => `a${i}=1 `)}>`],
    ['that touch', `<p ${many(1001, (i) => `a${i}=""`)}>`],
    ['parted by slashes', `<p ${many(1001, (i) => `a${i}/`)}>`],
    ['behind a script', `<script>if (a<b= "</script><p ${many(1001, (i) => `a${i} `)}>`],
  ])('are too many: %s', (_, html) => {
    expect(complexityOf(html)).toBe('an element with more than 1000 attributes');
  });
});

describe('a text', () => {
  it.each([
    ['length', 'x'.repeat(4_000_001), 'more than 4000000 characters'],
    ['elements', '<b>'.repeat(60_001), 'more than 60000 elements'],
    ['ends', '</b>'.repeat(120_001), 'more than 120000 end tags'],
    ['references', '&amp;'.repeat(300_001), 'more than 300000 character references'],
    ['comments', '<!>'.repeat(100_001), 'more than 100000 comments'],
  ])('is beyond all measure by its %s', (_, html, clause) => {
    expect(complexityOf(html)).toBe(clause);
    expect(excessOf(html)).toBe(clause);
  });
});

describe('what only the parser knows', () => {
  const tangled = 'its elements are nested too deep or too wrongly';
  it.each([
    ['open templates', `${'<template>'.repeat(501)}x`, 'more than 500 templates'],
    ['boxes in open divs', `${'<div>'.repeat(6000)}x`, tangled],
    ['paragraphs that end in open divs', `${'<div>'.repeat(4900)}${'<p></p>'.repeat(40_000)}`, tangled],
    ['ends of nothing in open spans', `${'<span>'.repeat(4900)}${'</x>'.repeat(100_000)}`, tangled],
    ['ends that hide the depth', '<div></x>'.repeat(50_000), tangled],
    [
      'void elements that are none in SVG',
      `<svg>${'<source>'.repeat(30_000)}${'</x>'.repeat(30_000)}`,
      tangled,
    ],
    [
      'links of many attributes',
      `<p>${many(2000, (i) => `<font x=${i} ${many(30, (a) => `a${a} `)}>`)}`,
      tangled,
    ],
    [
      'paragraphs in open divs',
      `${'<div>'.repeat(4900)}${'<p>'.repeat(20_000)}`,
      'too many of its elements stand too deep',
    ],
    [
      'emphasis that each paragraph opens anew',
      `<p>${many(1000, (i) => `<b c=${i}>`)}${'<p>x'.repeat(1000)}`,
      'more than 60000 elements',
    ],
  ])('%s', (_, html, clause) => {
    expect(complexityOf(html)).toBeNull();
    expect(excessOf(html)).toBe(clause);
  });

  it('leaves real pages far away', () => {
    const deep = `${'<div>'.repeat(57)}<p><a><b>x</b></a></p>${'</div>'.repeat(57)}`;
    expect(excessOf(deep.repeat(330))).toBeNull();
    expect(excessOf(`${'<div>'.repeat(3000)}x${'</div>'.repeat(3000)}`)).toBeNull();
    expect(excessOf(`${'<table><tr><td>'.repeat(1000)}x`)).toBeNull();
  });

  it('counts in the builder, for one parse', () => {
    const builder = boundedBuilder();
    const element = builder.createElement('p', builder.getNamespaceURI(parentElement()), []);
    for (let steps = 1; steps < stepLimit - 1; steps += 1) builder.getTagName(element);
    expect(() => builder.getTagName(element)).toThrow(TooMuchMarkup);
    expect(boundedBuilder().getTagName(element)).toBe('p');
  });
});

function parentElement() {
  const [element] = select(parseFragment('<p>x</p>'), 'p');
  if (element === undefined) throw new Error('no p');
  return element;
}

describe('markup that is not parsed', () => {
  it('keeps its text', () => {
    const html = `<p title="x">甲&amp;&#x4e59;&nbsp;丙 &lt;b&gt; &unknown; &#1114112;</p>${'<b>'.repeat(60_001)}丁`;
    expect(textOf(parseDocument(html)).replace(/ +/g, ' ').trim()).toBe('甲&乙\u00a0丙 <b> &unknown; 丁');
  });

  it.each([
    [`a&#${'9'.repeat(5000)};b`, 'a\ufffdb'],
    [`a&#x${'F'.repeat(5000)};b`, 'a\ufffdb'],
    [`a&#${'0'.repeat(5000)}65;b`, 'aAb'],
    [`a&#X${'0'.repeat(5000)}41 b`, 'aA b'],
    [`<p title="&#${'9'.repeat(5000)};">x`, 'x'],
  ])('a reference of 5,000 digits is a character', (html, text) => {
    expect(textOf(parseFragment(html))).toBe(text);
  });
});
