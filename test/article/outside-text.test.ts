import { expect, it } from 'vitest';
import { readArticle } from '../../src/article/extract.ts';
import { openPage } from '../../src/article/page.ts';
import { loadSiteRules, siteFolders } from '../../src/config/sites.ts';

const rules = await loadSiteRules('rfi', siteFolders(null));
const long = '长'.repeat(100);

function outsideOf(html: string): number {
  const page = openPage(
    new TextEncoder().encode(`<html><body>${html}</body></html>`),
    'text/html; charset=utf-8',
  );
  const url = 'https://news.example/cn/a';
  return readArticle(page, { source: url, url, rules }).trace.outsideText;
}

const body = '<div class="t-content__body"><p>正文在这里。</p></div>';

it.each([
  ['a paragraph beside the body', `<article>${body}<div><p>${long}</p></div></article>`, 100],
  ['of the nearest container alone', `<main><p>${long}</p><article>${body}</article></main>`, 0],
  ['in main where there is no article', `<main>${body}<p>${long}</p></main>`, 100],
  ['no container', `<div>${body}<p>${long}</p></div>`, 0],
  ['short lines', `<article>${body}${`<p>${'短'.repeat(79)}</p>`.repeat(5)}</article>`, 0],
  ['the body itself', `<article><div class="t-content__body"><p>${long}</p></div></article>`, 0],
  ['the standfirst', `<article><p class="t-content__chapo">${long}</p>${body}</article>`, 0],
  [
    'a box with the standfirst',
    `<article><div class="t-content__chapo"><p>${long}</p></div>${body}</article>`,
    0,
  ],
  ['what a removal rule took', `<article>${body}<div class="o-self-promo"><p>${long}</p></div></article>`, 0],
  ['cards', `<article>${body}<article><p>${long}</p></article></article>`, 0],
  ['links', `<article>${body}<p><a href="/x">${long}</a></p></article>`, 0],
  ['asides', `<article>${body}<aside><p>${long}</p></aside></article>`, 0],
  ['comments', `<article>${body}<div class="user-comments"><p>${long}</p></div></article>`, 0],
])('counts %s', (_what, html, expected) => {
  expect(outsideOf(html)).toBe(expected);
});

it('a player with text beside it is not the whole article', () => {
  const player =
    '<div class="t-content__main-media"><iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe></div>';
  const read = (rest: string) => {
    const page = openPage(
      new TextEncoder().encode(
        `<h1 class="t-content__title">【视频】渡轮</h1><article>${player}${rest}</article>`,
      ),
      'text/html; charset=utf-8',
    );
    return readArticle(page, { source: 'x', url: 'https://news.example/cn/a', rules }).outcome;
  };
  expect(read('')).toMatchObject({ family: 'video', text: '' });
  expect(read('<div class="renamed"><p>渡轮在清晨恢复航行，船长说他等了三年。</p></div>')).toMatchObject({
    code: 'article.no-body',
  });
});
