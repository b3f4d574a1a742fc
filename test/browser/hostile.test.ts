import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allowedAttributes, allowedElements } from '../../src/core/allowed-markup.ts';
import { frameHosts } from '../../src/core/common-rules.ts';
import { rfi } from '../article/fixtures.ts';
import { blogOrigin, buildBlog, framePages } from './blog.ts';
import { findChromium, type Hit, launch, type WatchedPage, watchedContext } from './chromium.ts';
import { type Allowed, type Inspection, inspectDocument, touchEverything } from './inspect.ts';
import { type Outcome, outcomeOf, places } from './places.ts';
import { markupOf, readVectors } from './vectors.ts';

const chromium = findChromium();
const isRequired = process.env['FEEDMIRROR_REQUIRE_CHROMIUM'] !== undefined;
if (chromium === null && !isRequired)
  console.log('No Chromium was found (PATH, FEEDMIRROR_CHROMIUM): what posts do in a browser is not tested.');

const plainOrigin = 'http://plain.example';
const rawOrigin = 'http://raw.example';

/** What a post may hold in a browser; the page round it adds its own. */
const inPost: Record<string, readonly string[]> = {
  ...Object.fromEntries([...allowedElements].map((name) => [name, allowedAttributes[name] ?? []])),
  div: [],
};
const frame = ['html', 'head', 'title', 'body', 'main', 'h1', 'meta', 'link'];
const allowed = (extra: Readonly<Record<string, readonly string[]>>): Allowed => ({
  attributes: { ...inPost, ...Object.fromEntries(frame.map((name) => [name, []])), ...extra },
  frameHosts: frameHosts(rfi.common),
});
const inPlainPage = allowed({ meta: ['charset'], section: ['data-vector'] });
/** Boxes, and emphasis under the names that the feed gave it. */
const inPassage = allowed({
  ...inPlainPage.attributes,
  ...Object.fromEntries(['span', 'b', 'i', 'h1', 'h5', 'h6'].map((name) => [name, []])),
});
const inBlog = allowed({
  meta: ['charset', 'name', 'content'],
  link: ['rel', 'href'],
  p: ['title'],
});

const bodyOf = (post: string): string => /\n<div>\n(.*)\n<\/div>\n$/s.exec(post)?.[1] ?? '';

/** A hundred pieces a page, each in a section of its own. */
function plainPages(
  name: string,
  pieces: readonly { readonly vector: number; readonly html: string }[],
): ReadonlyMap<string, string> {
  const pages = new Map<string, string>();
  for (let from = 0; from < pieces.length; from += 100) {
    const sections = pieces
      .slice(from, from + 100)
      .map(({ vector, html }) => `<section data-vector="${vector}">${html}</section>`);
    pages.set(
      `${plainOrigin}/${name}/${from}`,
      `<!DOCTYPE html><html><head><meta charset="utf-8"><title>plain</title></head><body>${sections.join('')}</body></html>`,
    );
  }
  return pages;
}

interface Finding extends Inspection {
  readonly told: readonly string[];
}

async function findingOf(place: Page | Frame, limits: Allowed): Promise<Finding> {
  const told = await place.evaluate(touchEverything);
  return { told, ...(await place.evaluate(inspectDocument, limits)) };
}

/** Everything that a page did and should not have, in words; requests that its own pictures and frames account for left out. */
function wrongs(watched: WatchedPage, found: readonly Finding[]): readonly string[] {
  const expected = new Set(found.flatMap((one) => one.expected));
  const asked = watched.requests.filter(
    ({ url }) =>
      !expected.has(url.replace(/#.*$/, '')) && !url.startsWith(plainOrigin) && !url.startsWith(blogOrigin),
  );
  return [
    ...watched.hits.map(({ detector, where, what }) => `${detector} at ${where}: ${what}`),
    ...asked.map(({ url, type, where }) => `request (${type}) at ${where}: ${url}`),
    ...found.flatMap((one) => [
      ...one.told.map((id) => `ran: ${id}`),
      ...one.faults.map(({ where, what }) => `markup at ${where}: ${what}`),
    ]),
  ];
}

describe.skipIf(chromium === null && !isRequired)('hostile pages and feeds in a real browser', () => {
  const vectors = readVectors();
  let browser: Browser;
  const outcomes: Outcome[] = [];
  let building: ReturnType<typeof buildBlog>;

  beforeAll(async () => {
    if (chromium === null) throw new Error('FEEDMIRROR_REQUIRE_CHROMIUM is set and no Chromium was found');
    browser = await launch(chromium);
    for (const [index, vector] of vectors.entries()) outcomes.push(await outcomeOf(vector, index));
    // Jekyll works while the browser shows the plain pages.
    building = buildBlog(outcomes.map(({ together }) => together));
    building.catch(() => undefined);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
  });

  it('has vectors of all kinds, most of which the program makes a post of', () => {
    const kinds = new Set(vectors.map(({ kind }) => kind));
    expect([...kinds]).toEqual([
      'addresses',
      'clobbering',
      'encodings',
      'handlers',
      'leaks',
      'parsing',
      'post',
      'scripts',
    ]);
    expect(vectors.length).toBeGreaterThan(500);
    expect(new Set(vectors.map(({ template }) => template)).size).toBe(vectors.length);
    const refused = outcomes.reduce((sum, one) => sum + one.refused, 0);
    expect(refused).toBeLessThan(vectors.length * 0.05);
  });

  it('does nothing on a plain page without a policy', async () => {
    const bodies = outcomes.flatMap(({ posts }) =>
      posts.map(({ vector, text }) => ({ vector, html: bodyOf(text) })),
    );
    const passages = outcomes.flatMap((outcome) => outcome.passages);
    const pages = new Map([...plainPages('bodies', bodies), ...plainPages('passages', passages)]);
    const { context, open } = await watchedContext(browser, pages);
    const watched = await open();
    const found: Finding[] = [];
    let sections = 0;
    for (const address of pages.keys()) {
      await watched.page.goto(address, { waitUntil: 'load' });
      const limits = address.includes('passages') ? inPassage : inPlainPage;
      found.push(await findingOf(watched.page, limits));
      // A piece that closed more than it opened would have broken out of its section.
      sections += await watched.page.locator('body > section').count();
    }
    await context.close();
    expect(wrongs(watched, found)).toEqual([]);
    expect(sections).toBe(bodies.length + passages.length);
    const elements = found.reduce((sum, one) => sum + one.elements, 0);
    console.log(
      `${vectors.length} vectors in ${places.length} places: ${bodies.length} bodies and ${passages.length} passages on ${pages.size} pages, ${elements} elements, 0 ran`,
    );
  });

  it('does nothing on a blog that Jekyll built', async () => {
    const blog = await building;
    expect(blog.size).toBe(vectors.length);
    const hosts = framePages([...blog.keys()], 40);
    const { context, open } = await watchedContext(browser, new Map([...blog, ...hosts]));
    const watched = await open();
    const found: Finding[] = [];
    for (const address of hosts.keys()) {
      await watched.page.goto(address, { waitUntil: 'load' });
      const posts = watched.page.frames().filter((one) => blog.has(one.url()));
      found.push(...(await Promise.all(posts.map((one) => findingOf(one, inBlog)))));
    }
    await context.close();
    expect(wrongs(watched, found)).toEqual([]);
    expect(found.length).toBe(vectors.length);
    console.log(`${vectors.length} posts built by Jekyll, shown on ${hosts.size} pages: 0 ran`);
  }, 180_000);

  it('would see it if something did: the same vectors, raw', async () => {
    const raw = new Map(
      vectors.map((vector, index) => [
        `${rawOrigin}/${index}`,
        `<!DOCTYPE html><body>${markupOf(vector, index)}`,
      ]),
    );
    const frames = [...raw.keys()].map(
      (address) =>
        `<iframe src="${address}" sandbox="allow-scripts allow-same-origin allow-modals"></iframe>`,
    );
    const pages = new Map(raw);
    for (let from = 0; from < frames.length; from += 40)
      pages.set(`${rawOrigin}/frames/${from}`, frames.slice(from, from + 40).join(''));
    const { context, open } = await watchedContext(browser, pages);
    const watched = await open();
    const alive = new Set<string>();
    for (const address of [...pages.keys()].filter((one) => one.includes('/frames/'))) {
      await watched.page.goto(address, { waitUntil: 'load' });
      const shown = watched.page.frames().filter((one) => raw.has(one.url()));
      for (const one of shown) for (const id of await one.evaluate(touchEverything)) alive.add(id);
    }
    await context.close();
    for (const { what } of watched.hits.filter(({ detector }) => detector === 'dialog')) alive.add(what);
    expect(alive.size).toBeGreaterThan(100);
    console.log(`raw, ${alive.size} of ${vectors.length} vectors run by themselves or at a touch`);
  });

  it.each<[Hit['detector'] | 'markup', string]>([
    ['dialog', '<script>alert(1)</script>'],
    ['canary', '<img src=x onerror="ran(1)"><script>ran(2)</script>'],
    ['request', '<link rel=stylesheet href=https://evil.example/1>'],
    ['request', '<p style="background:url(https://evil.example/2)">x</p>'],
    ['console', '<script>throw new Error("x")</script>'],
    ['console', '<script>console.error("x")</script>'],
    ['navigation', '<script>location = "https://evil.example/3"</script>'],
    ['markup', '<form name=cookie><input name=x></form>'],
    ['markup', '<img name=getElementById src=https://example.org/a.jpg>'],
    ['markup', '<a href="javascript:ran(1)">x</a>'],
    ['markup', '<p onmouseover="ran(1)">x</p>'],
  ])('its %s detector works: %s', async (detector, html) => {
    const address = `${plainOrigin}/control`;
    const { context, open } = await watchedContext(
      browser,
      new Map([[address, `<!DOCTYPE html><body>${html}`]]),
    );
    const watched = await open();
    await watched.page.goto(address, { waitUntil: 'load' }).catch(() => undefined);
    if (detector === 'navigation') await watched.page.waitForURL('https://evil.example/3');
    const found = detector === 'navigation' ? [] : [await findingOf(watched.page, inPlainPage)];
    await context.close();
    const words = detector === 'canary' ? 'ran: ' : detector;
    expect(wrongs(watched, found).filter((wrong) => wrong.startsWith(words)).length).toBeGreaterThan(0);
  });
});
