import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/article/extract.ts';
import { openPage } from '../../src/article/page.ts';
import type { SiteRules } from '../../src/core/site-rules.ts';
import type { Article } from '../../src/core/types.ts';
import { rfi } from './fixtures.ts';

/** One piece of junk a rule, such that no other rule takes it. */
const junk: Readonly<Record<string, string>> = {
  interstitial: '<div class="m-interstitial"><p>多余</p></div>',
  'unlock-button': '<span class="m-interstitial__unlock-btn__text">多余</span>',
  'block-ad': '<div class="m-block-ad__label">多余</div>',
  'ad-container': '<div class="o-ad-container">多余</div>',
  'self-promo': '<div class="o-self-promo o-self-promo--nl" data-selfpromo-newsletter><p>多余</p></div>',
  'read-more': '<div class="a-read-more"><a href="/cn/x">多余</a></div>',
  outbrain: '<div class="ob-smartfeed-wrapper">多余</div>',
  aside: '<div class="o-aside-content"><p>多余</p></div>',
  shares: '<div class="m-share-bar"><a href="/x">多余</a></div>',
  tags: '<ul class="m-tags-list"><li class="m-tags-list__tag"><a href="/t">多余</a></li></ul>',
  dates: '<p class="m-pub-dates">多余</p>',
  authors: '<div class="m-from-author">多余</div>',
  'reading-time': '<p class="a-reading-time">多余</p>',
  consent: '<figure class="m-em-video__cmp" data-custom-gdpr-compliance-notice><p>多余</p></figure>',
  'player-button': '<div class="m-main-media-btn">多余</div>',
  'article-type': '<span class="article__type">多余</span>',
  form: '<form action="/x"><label>多余</label><input name="mail"></form>',
  adware: '<script src="//ads.example.net/a.js">多余</script>',
  'feed-service': '<hr><div>多余<br><a href="https://feedx.net">https://feedx.net</a></div>',
};

/** The sanitiser drops these in any case; the rule is there to count them. */
const onlyCounted = new Set(['adware']);

function articleWith(fragment: string, rules: SiteRules): Article {
  const html = `<!DOCTYPE html><html lang="zh-CN"><body><main><article><h1 class="t-content__title">标题</h1>
    <div class="t-content__body"><p>第一段。</p>${fragment}<p>最后一段。</p></div></article></main></body></html>`;
  const page = openPage(new TextEncoder().encode(html), 'text/html; charset=utf-8');
  return extractArticle(page, { source: 'test', url: 'https://www.rfi.fr/cn/国际/20200915-标题', rules });
}

function without(id: string): SiteRules {
  const versions = rfi.versions.map((version) => ({
    ...version,
    remove: version.remove.filter((removal) => removal.id !== id),
  }));
  const common = { ...rfi.common, remove: rfi.common.remove.filter((removal) => removal.id !== id) };
  return { ...rfi, versions, common };
}

const own = [...new Set(rfi.versions.flatMap((version) => version.remove.map((removal) => removal.id)))];
const ids = [...own, ...rfi.common.remove.map((removal) => removal.id)];

describe('each removal of rfi.yaml and common.yaml', () => {
  it('has a case in this file', () => {
    expect(Object.keys(junk).sort()).toEqual([...ids].sort());
  });

  it.each(ids)('%s takes its junk and is needed for it', (id) => {
    const fragment = junk[id] ?? '';
    const clean = articleWith(fragment, rfi);
    expect(clean.text).toBe('第一段。\n最后一段。');
    expect(clean.removed).toEqual({ [id]: 1 });

    const left = articleWith(fragment, without(id));
    expect(left.removed[id]).toBeUndefined();
    if (onlyCounted.has(id)) expect(left.text).toBe(clean.text);
    else expect(left.text).toContain('多余');
  });

  it('is the same list in every version', () => {
    for (const version of rfi.versions) expect(version.remove.map(({ id }) => id)).toEqual(own);
  });

  it('leaves an editor’s own "read also" paragraphs alone', () => {
    const article = articleWith('<p>延伸阅读：<a href="/cn/x">一篇旧文</a></p>', rfi);
    expect(article.text).toBe('第一段。\n延伸阅读：一篇旧文\n最后一段。');
  });
});
