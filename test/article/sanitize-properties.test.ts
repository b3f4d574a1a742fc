import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { sanitizeHtml, sanitizePassage } from '../../src/article/sanitize.ts';
import { allowedAttributes, allowedElements, voidElements } from '../../src/core/allowed-markup.ts';
import { isElement, parseFragment, select, walk } from '../../src/core/html.ts';
import { nestingLimit } from '../../src/core/limits.ts';
import { markupOf, readVectors } from '../browser/vectors.ts';

const about = { baseUrl: 'https://example.org/news/story', embedHosts: ['player.example'] };
const clean = (html: string): string => sanitizeHtml(html, about);

/** Whole vectors, and pieces of them cut anywhere: what a parser makes of their mixture nobody foresees. */
const vectors = readVectors();
const whole = fc
  .tuple(fc.constantFrom(...vectors), fc.nat({ max: 99 }))
  .map(([vector, id]) => markupOf(vector, id))
  .filter((markup) => markup.length < 1000);
const cut = fc.tuple(whole, fc.nat(), fc.nat()).map(([markup, from, to]) => {
  const [start, end] = [from % (markup.length + 1), to % (markup.length + 1)];
  return markup.slice(Math.min(start, end), Math.max(start, end));
});
const players = fc.constantFrom(
  '<iframe src="//player.example/a?autoplay=1&b=2">',
  '<iframe src="http://www.player.example:80/x" title=" ">',
  '<iframe src="https://player.example:8443/x">',
  '<iframe src="https://evil.example/?player.example">',
  '<video src=/v.mp4 autoplay loop muted>',
  '<audio autoplay><source src=/a.mp3><source src=javascript:x>',
  '</video>',
  '</audio>',
  '字',
  '<p>甲</p>',
);
const anything = fc.array(fc.oneof(whole, cut, players), { maxLength: 6 }).map((pieces) => pieces.join(''));

interface Seen {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

function seenByParse5(html: string): { readonly elements: readonly Seen[]; readonly depth: number } {
  const elements: Seen[] = [];
  let depth = 0;
  let deepest = 0;
  walk(parseFragment(html), {
    enter(node) {
      if (!isElement(node)) return false;
      elements.push({ name: node.name, attributes: { ...node.attribs } });
      depth += 1;
      deepest = Math.max(deepest, depth);
      return true;
    },
    leave() {
      depth -= 1;
    },
  });
  return { elements, depth: deepest };
}

/** linkedom reads with htmlparser2, which knows nothing of the rules by which HTML repairs itself. */
function seenByLinkedom(html: string): readonly Seen[] {
  const { document } = parseHTML(`<!DOCTYPE html><html><head></head><body>${html}</body></html>`);
  return [...document.querySelectorAll('body *')].map((element) => ({
    name: element.localName,
    attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
  }));
}

function expectHarmless({ name, attributes }: Seen): void {
  expect(allowedElements).toContain(name);
  for (const [key, value] of Object.entries(attributes)) {
    expect(allowedAttributes[name] ?? []).toContain(key);
    if (['href', 'src', 'poster', 'cite'].includes(key)) expect(value).toMatch(/^https?:\/\/[^/]/);
  }
  if (name === 'iframe') {
    const url = new URL(attributes['src'] ?? '');
    expect(url.protocol).toBe('https:');
    expect(url.host).toMatch(/(?:^|\.)player\.example$/);
    expect(url.search).not.toMatch(/autoplay/i);
    expect(attributes['title']?.trim()).toBeTruthy();
    expect(attributes['loading']).toBe('lazy');
  }
  if (name === 'audio' || name === 'video') {
    expect(attributes).toMatchObject({ controls: 'controls', preload: 'none' });
    expect(attributes).not.toHaveProperty('autoplay');
  }
}

/** End tags that do not close what was opened last. */
function unbalanced(html: string): readonly string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  for (const [tag, slash, name = ''] of html.matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g)) {
    if (voidElements.has(name)) continue;
    if (slash === '') open.push(name);
    else if (open.pop() !== name) wrong.push(tag);
  }
  return [...wrong, ...open];
}

describe('whatever it is given, a sanitised body', () => {
  it('is a fixed point, harmless to two parsers, balanced and shallow', () => {
    fc.assert(
      fc.property(anything, (html) => {
        const body = clean(html);
        expect(clean(body)).toBe(body);
        const { elements, depth } = seenByParse5(body);
        for (const element of elements) expectHarmless(element);
        for (const element of seenByLinkedom(body)) expectHarmless(element);
        expect(seenByLinkedom(body).map(({ name }) => name)).toEqual(elements.map(({ name }) => name));
        expect(unbalanced(body)).toEqual([]);
        expect(depth).toBeLessThanOrEqual(nestingLimit);
      }),
      { numRuns: 1500 },
    );
  });
});

describe('whatever it is given, a passage', () => {
  it('holds no frame, and no address but http(s)', () => {
    const boxes = ['div', 'span', 'b', 'i', 'h1', 'h5', 'h6'];
    fc.assert(
      fc.property(anything, (html) => {
        const { elements } = seenByParse5(sanitizePassage(html));
        for (const element of elements) {
          expect(element.name).not.toBe('iframe');
          if (boxes.includes(element.name)) expect(element.attributes).toEqual({});
          else expectHarmless(element);
        }
      }),
      { numRuns: 1500 },
    );
  });
});

describe('frames', () => {
  it.each([
    ['https://player.example/a?autoplay=1&v=2', 'https://player.example/a?v=2'],
    ['https://player.example/a?v=2&AutoPlay=true#t', 'https://player.example/a?v=2#t'],
    ['https://player.example/a?auto_play=1&auto-play=1&autostart=1', 'https://player.example/a'],
    ['https://player.example/a?v=autoplay&q=%20', 'https://player.example/a?v=autoplay&q=%20'],
    ['https://me:secret@player.example/a', 'https://player.example/a'],
  ])('of %s do not start by themselves', (given, kept) => {
    const [frame] = select(
      parseFragment(clean(`<iframe src="${given}" allow="autoplay"></iframe>`)),
      'iframe',
    );
    expect(frame?.attribs).toEqual({ src: kept, title: 'player.example', loading: 'lazy' });
  });

  it('keep their own title', () => {
    expect(clean('<iframe src="https://player.example/a" title="船"></iframe>')).toContain('title="船"');
  });

  it.each(['https://player.example:8443/a', 'https://player.example./a', 'ftp://player.example/a'])(
    'of %s are no frames of the host',
    (address) => {
      expect(clean(`<p>甲</p><iframe src="${address}"></iframe>`)).toBe('<p>甲</p>');
    },
  );
});
