import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { junkFragments } from '../origin/junk-table.ts';
import { type Origin, startOrigin } from '../origin/server.ts';
import { configurationFor, openWorkplace, runProgram, type Workplace } from './run-program.ts';

let origin: Origin;
let place: Workplace;

beforeEach(async () => {
  origin = await startOrigin();
  place = await openWorkplace();
});

afterEach(async () => {
  await origin.close();
  await place.remove();
});

async function once(more: readonly string[] = [], config: readonly string[] = []) {
  const args = await place.configure(configurationFor(origin.feedUrl, config));
  return runProgram(['once', ...args, ...more], { cwd: place.folder });
}

/** Relative path → content, of every file in the workplace but the configuration and the state. */
async function files(): Promise<Readonly<Record<string, string>>> {
  const names = await readdir(place.folder, { recursive: true, withFileTypes: true });
  const found: Record<string, string> = {};
  for (const entry of names) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || /state\.db|feedmirror\.yaml$/.test(entry.name)) continue;
    found[path.slice(place.folder.length + 1)] = await readFile(path, 'utf8');
  }
  return found;
}

async function posts(): Promise<readonly string[]> {
  return (await readdir(join(place.folder, 'archive', '_posts'))).sort();
}

describe('once', () => {
  it('mirrors the feed, cleanly and politely; a second run writes nothing and is answered 304', async () => {
    const first = await once();
    expect(first.status).toBe(0);
    expect(first.stdout).toMatch(/^sample: 30 entries, 30 new$/m);
    expect(first.stdout).toMatch(/^30 written \(28 full, 2 summary only\)$/m);
    const before = await files();
    const written = Object.entries(before).filter(([path]) => path.startsWith('archive/_posts/'));
    expect(written).toHaveLength(30);

    const texts = written.map(([, text]) => text);
    const pages = origin.articles.filter((article) => article.edition === 'cn');
    for (const fragment of junkFragments) {
      const had = pages.filter((page) => page.junk.includes(fragment.id)).length;
      const kept = texts.filter((text) => fragment.gone.test(text)).length;
      // The label in traditional script is the other edition's.
      expect(had > 0, fragment.id).toBe(fragment.id !== 'ad-label-tw');
      expect(kept, fragment.id).toBe(0);
    }

    const [robots, feed] = origin.log;
    expect(robots?.path).toBe('/robots.txt');
    expect(feed?.path).toBe('/cn/rss');
    expect(new Set(origin.log.map((request) => request.headers.userAgent))).toEqual(
      new Set([expect.stringMatching(/^feedmirror\/\d+\.\d+\.\d+ \(\+https:\/\/example\.org\/mirror\)$/)]),
    );
    expect(Math.max(...origin.log.map((request) => request.openConnections))).toBe(1);
    expect(Math.max(...origin.log.map((request) => request.openRequests))).toBe(1);

    origin.reset();
    const second = await once(['--force']);
    expect(second.status).toBe(0);
    expect(second.stdout).toMatch(/^0 written \(0 full, 0 summary only\), 1 not modified \(304\)$/m);
    expect(
      origin.log.filter((request) => request.path === '/cn/rss').map((request) => request.status),
    ).toEqual([304]);
    expect(await files()).toEqual(before);
  });

  it('keeps the gap from start to start', async () => {
    await place.configure([
      'contact: https://example.org/mirror',
      'http: { gap: 100ms }',
      'feeds:',
      `  - { id: sample, url: "${origin.feedUrl}", site: rfi, keep: [{ section: 视频 }, 龙舟, 渡轮, 图书馆] }`,
    ]);
    const run = await runProgram(['once', '--config', 'feedmirror.yaml', '--allow-private-hosts'], {
      cwd: place.folder,
    });
    expect(run.status).toBe(0);
    const starts = origin.log.map((request) => request.startedAt);
    const gaps = starts.slice(1).map((start, index) => start - (starts[index] ?? 0));
    expect(gaps.length).toBeGreaterThanOrEqual(4);
    // The origin's clock sees the arrival, which may be a little late for one request and not for the next.
    for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(95);
  });

  it('--dry-run says what it would write and writes nothing at all', async () => {
    const lines = configurationFor(origin.feedUrl).map((line) =>
      line.replace('法广 }', '法广, skip: [视频] }'),
    );
    const args = await place.configure(lines);
    const run = await runProgram(['once', '--dry-run', ...args], { cwd: place.folder });
    expect(run.status).toBe(0);
    const skipped = run.stdout.match(/^ {2}filtered .*视频.*\(skip title: \/视频\/\)$/gm) ?? [];
    expect(skipped.length).toBeGreaterThan(0);
    const planned = run.stdout.match(/^ {2}would write .+$/gm) ?? [];
    expect(planned).toHaveLength(30 - skipped.length);
    expect(planned.some((line) => /would write \d{4}-\d\d-\d\d-.+\.md {2}\(http:/.test(line))).toBe(true);
    expect(await readdir(place.folder)).toEqual(['feedmirror.yaml']);
    expect(origin.log.map((request) => request.path)).toEqual(['/robots.txt', '/cn/rss']);

    // And it does not count as a poll.
    const real = await runProgram(['once', ...args], { cwd: place.folder });
    expect(real.stdout).toMatch(new RegExp(`^${30 - skipped.length} written`, 'm'));
  });

  it('--dry-run leaves an existing archive as it is, to the byte', async () => {
    await once();
    const state = await readFile(join(place.folder, 'archive', '.feedmirror', 'state.db'));
    const before = await files();
    const run = await once(['--dry-run', '--force']);
    expect(run.stdout).toContain('0 would be written');
    expect(await files()).toEqual(before);
    expect(await readFile(join(place.folder, 'archive', '.feedmirror', 'state.db'))).toEqual(state);
  });

  it('--json prints one JSON value a line', async () => {
    const run = await once(['--json']);
    const lines: unknown[] = run.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(32);
    expect(lines[0]).toMatchObject({ event: 'feed', feed: 'sample', result: 'read', entries: 30, new: 30 });
    expect(lines.at(-1)).toMatchObject({ event: 'summary', written: 30, full: 28, summaryOnly: 2 });
  });

  it('exits 0 when pages are refused, 1 with --strict', async () => {
    origin.fault('pages', { kind: 'status', status: 403 });
    const run = await once();
    expect(run.status).toBe(0);
    expect(run.stdout).toMatch(/^30 written \(0 full, 30 summary only\)$/m);
    expect(origin.log).toHaveLength(3);
    const strict = await once(['--strict', '--force']);
    expect(strict.status).toBe(1);
    expect(origin.log).toHaveLength(4);
  });

  it('is stopped cleanly by SIGINT, and the next run finishes the work', async () => {
    const args = await place.configure(
      configurationFor(origin.feedUrl).map((line) => line.replace('0s', '50ms')),
    );
    const stopped = await runProgram(['once', ...args], {
      cwd: place.folder,
      onStdout: (soFar, kill) => {
        if (soFar.split('wrote').length === 4) kill('SIGINT');
      },
    });
    expect(stopped.status).toBe(130);
    const before = (await posts()).length;
    expect(before).toBeGreaterThanOrEqual(3);
    expect(before).toBeLessThan(30);
    const asked = origin.log.length;
    const rest = await once();
    expect(rest.status).toBe(0);
    expect(rest.stdout).toContain('sample: skipped: polled less than 15 minutes ago');
    expect(rest.stdout).toMatch(new RegExp(`^${30 - before} written`, 'm'));
    expect(await posts()).toHaveLength(30);
    expect(origin.log.length - asked).toBeLessThanOrEqual(30 - before + 1);
  });

  it('is killed at any moment and leaves nothing half: the next run finishes the work at once', async () => {
    const args = await place.configure(configurationFor(origin.feedUrl));
    for (const wrote of [1, 6, 14]) {
      await runProgram(['once', '--force', ...args], {
        cwd: place.folder,
        onStdout: (soFar, kill) => {
          if (soFar.split('wrote').length > wrote) kill('SIGKILL');
        },
      });
    }
    const last = await runProgram(['once', '--force', ...args], { cwd: place.folder });
    expect(last.status).toBe(0);
    expect(await posts()).toHaveLength(30);
    for (const name of await posts()) {
      const text = await readFile(join(place.folder, 'archive', '_posts', name), 'utf8');
      expect(text).toMatch(/^---\nlayout: post\n[\s\S]*\n<\/div>\n$/);
    }
    const after = await runProgram(['status', '--json', ...args], { cwd: place.folder });
    expect(JSON.parse(after.stdout).entries).toMatchObject({ total: 30, pending: 0 });
  });

  it('is safe beside itself: three processes write each article once, over one connection at a time', async () => {
    const args = await place.configure(
      configurationFor(origin.feedUrl).map((line) => line.replace('0s', '10ms')),
    );
    const runs = await Promise.all([1, 2, 3].map(() => runProgram(['once', ...args], { cwd: place.folder })));
    expect(runs.map((run) => run.status)).toEqual([0, 0, 0]);
    expect(await posts()).toHaveLength(30);
    const pages = origin.log
      .filter((request) => /\/20\d{6}-/.test(request.path))
      .map((request) => request.path);
    expect(new Set(pages).size).toBe(pages.length);
    expect(Math.max(...origin.log.map((request) => request.openRequests))).toBe(1);
  });

  it('writes into an existing blog, without touching what is there', async () => {
    const blog = join(place.folder, 'blog');
    await mkdir(join(blog, '_posts'), { recursive: true });
    await writeFile(join(blog, '_config.yml'), 'timezone: UTC\n');
    const mine = '---\nlayout: post\ntitle: 我的\n---\n正文\n';
    await writeFile(join(blog, '_posts', '2020-01-01-mine.md'), mine);
    const run = await once([], ['jekyll: { dir: blog }']);
    expect(run.status).toBe(0);
    expect(await readdir(join(blog, '_posts'))).toHaveLength(31);
    expect(await readFile(join(blog, '_posts', '2020-01-01-mine.md'), 'utf8')).toBe(mine);
    expect((await readdir(blog)).sort()).toEqual(['_config.yml', '_posts']);
    expect(await readdir(join(place.folder, 'archive'))).toEqual(['.feedmirror']);

    // A copy of the blog on another machine, without the state.
    await cp(blog, join(place.folder, 'copy'), { recursive: true });
    await rm(join(place.folder, 'archive'), { recursive: true });
    const again = await once([], ['jekyll: { dir: copy }']);
    expect(again.stdout).toContain('31 posts found in the folder adopted');
    expect(again.stdout).toMatch(/^0 written/m);
  });
});
