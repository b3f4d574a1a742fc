import { describe, expect, it } from 'vitest';
import { embedsAsLinks } from '../../src/article/embeds-as-links.ts';
import { sanitizeHtml } from '../../src/article/sanitize.ts';
import { frameHosts } from '../../src/core/common-rules.ts';
import type { SafeHtml } from '../../src/core/types.ts';
import { common, fixtures, outcomeOf } from './fixtures.ts';

const safe = (html: string): SafeHtml =>
  sanitizeHtml(html, { baseUrl: null, embedHosts: frameHosts(common) });
const linked = (html: string): string => embedsAsLinks(safe(html), common.embeds);

const youtube = 'https://www.youtube.com/embed/aBcDeFgHi01?start=3';
const picture = (title: string) =>
  `<a href="https://www.youtube.com/watch?v=aBcDeFgHi01"><img src="https://i.ytimg.com/vi/aBcDeFgHi01/hqdefault.jpg" alt="${title}" /></a>`;

describe('embedsAsLinks', () => {
  it('makes a player its picture, which leads to where it plays, with the title below', () => {
    expect(linked(`<p>前</p><iframe src="${youtube}" title="渡轮首航"></iframe><p>后</p>`)).toBe(
      `<p>前</p><figure>${picture('渡轮首航')}<figcaption>渡轮首航</figcaption></figure><p>后</p>`,
    );
  });

  it('keeps the caption that the player has', () => {
    const html = `<figure><iframe src="${youtube}" title="渡轮"></iframe><figcaption>首航的清晨</figcaption></figure>`;
    expect(linked(html)).toBe(`<figure>${picture('渡轮')}<figcaption>首航的清晨</figcaption></figure>`);
  });

  it('makes a titled link where no picture is known', () => {
    expect(linked('<iframe src="https://player.vimeo.com/video/123456" title="山路"></iframe>')).toBe(
      '<p><a href="https://vimeo.com/123456">山路</a></p>',
    );
    expect(linked('<iframe src="https://open.spotify.com/embed/episode/1"></iframe>')).toBe(
      '<p><a href="https://open.spotify.com/embed/episode/1">open.spotify.com</a></p>',
    );
  });

  it('leaves everything else, the films and sounds of the site among it', () => {
    const html = safe(
      '<p>文</p><video src="https://a.example/b.mp4"></video><audio src="https://a.example/b.mp3"></audio>',
    );
    expect(embedsAsLinks(html, common.embeds)).toBe(html);
  });

  it('leaves no frame in any fixture, and all of its text', () => {
    const articles = fixtures.map(outcomeOf).flatMap((outcome) => ('error' in outcome ? [] : [outcome]));
    const framed = articles.filter(({ html }) => html.includes('<iframe'));
    expect(framed.length).toBeGreaterThan(4);
    for (const { html } of framed) {
      const changed = embedsAsLinks(html, common.embeds);
      expect(changed).not.toContain('<iframe');
      const words = html
        .replace(/<[^>]*>/g, '\n')
        .split('\n')
        .filter((text) => text.trim() !== '');
      for (const text of words) expect(changed).toContain(text);
    }
  });
});
