import { describe, expect, it } from 'vitest';
import { frameSelectors, furnitureRules } from '../../../src/article/generic/furniture.ts';
import { pageWith, paragraphs, proseText, read } from './pages.ts';

const sentence =
  'A heron stood on the wall of the old mill, and it did not move, not even when the bus came round the corner.';

/** One piece of furniture a rule, in the middle of the text, such that only its name tells what it is. */
const furniture: Readonly<Record<string, string>> = {
  comments: `<div id="comments"><p>${sentence}</p></div>`,
  share: `<div class="social-share"><p>${sentence}</p></div>`,
  related: `<div class="RelatedStories__box"><p>${sentence}</p></div>`,
  newsletter: `<div class="newsletter-box"><p>${sentence}</p></div>`,
  advertisement: `<div class="ad-slot ad"><p>${sentence}</p></div>`,
  tags: `<div class="article-tags"><p>${sentence}</p></div>`,
  author: `<div class="author-bio"><p>${sentence}</p></div>`,
  byline: `<p class="byline">${sentence}</p>`,
  dateline: `<p class="post-meta">${sentence}</p>`,
  navigation: `<div class="breadcrumbs"><p>${sentence}</p></div>`,
  prompt: `<div class="cookie-notice"><p>${sentence}</p></div>`,
  player: `<div class="video-js"><p>${sentence}</p></div>`,
  beside: `<div class="sidebar"><p>${sentence}</p></div>`,
};

describe('each rule for furniture', () => {
  it('has a case in this file', () => {
    expect(Object.keys(furniture).sort()).toEqual(furnitureRules.map(({ id }) => id).sort());
  });

  it.each(Object.entries(furniture))('%s takes its box and nothing else', (id, box) => {
    const reading = read(pageWith({ between: box }));
    expect(reading?.text).toBe(proseText);
    expect(reading?.removed[id]).toBe(1);
  });

  it('leaves a box of the same shape that is called otherwise', () => {
    const reading = read(pageWith({ between: `<div class="box"><p>${sentence}</p></div>` }));
    expect(reading?.text).toContain(sentence);
  });
});

describe('each part of the frame', () => {
  const frame: Readonly<Record<string, string>> = {
    navigation: `<div role="navigation"><p>${sentence}</p></div>`,
    frame: `<footer><p>${sentence}</p></footer>`,
    aside: `<aside><p>${sentence}</p></aside>`,
    hidden: `<div style="display:none"><p>${sentence}</p></div>`,
  };

  it('has a case in this file', () => {
    expect(Object.keys(frame).sort()).toEqual([...new Set(frameSelectors.map(({ id }) => id))].sort());
  });

  it.each(Object.entries(frame))('%s goes', (id, box) => {
    const reading = read(pageWith({ between: box }));
    expect(reading?.text).toBe(proseText);
    expect(reading?.removed[id]).toBeGreaterThan(0);
  });
});

describe('a name is not believed', () => {
  it('when the box holds the article', () => {
    const page = `<body><div class="sidebar share">${paragraphs.map((text) => `<p>${text}</p>`).join('')}</div></body>`;
    expect(read(page)?.text).toBe(proseText);
  });

  it('when the box is too large for what it is called', () => {
    const long = `<div class="post-meta"><p>${sentence} ${sentence} ${sentence}</p></div>`;
    expect(read(pageWith({ between: long }))?.text).toContain(sentence);
  });

  it('when a box of links has none: a first paragraph, or the rest of a folded text', () => {
    expect(read(pageWith({ before: `<p class="article-teaser">${sentence}</p>` }))?.text).toBe(
      `${sentence}\n${proseText}`,
    );
    const rest = `<div class="read-more-content">${`<p>${sentence}</p>`.repeat(4)}</div>`;
    expect(read(pageWith({ after: rest }))?.text).toBe(`${proseText}${`\n${sentence}`.repeat(4)}`);
  });

  it('when it is only part of a word', () => {
    expect(read(pageWith({ between: `<div class="shareholders"><p>${sentence}</p></div>` }))?.text).toContain(
      sentence,
    );
  });
});

it('comments go even when they have more to say than the article', () => {
  const comments = Array.from({ length: 30 }, () => `<li><p>${sentence}</p></li>`).join('');
  expect(read(pageWith({ after: `<div class="comments-list"><ol>${comments}</ol></div>` }))?.text).toBe(
    proseText,
  );
});
