// The alarm about site rules and the way out of it, as a person sees them.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Origin, startOrigin } from '../origin/server.ts';
import { configurationFor, openWorkplace, runProgram, type Workplace } from './run-program.ts';

let origin: Origin;
let place: Workplace;
let args: readonly string[];

beforeEach(async () => {
  origin = await startOrigin();
  place = await openWorkplace();
  args = await place.configure(configurationFor(origin.feedUrl));
});

afterEach(async () => {
  await origin.close();
  await place.remove();
});

const run = (more: readonly string[]) => runProgram([...more, ...args], { cwd: place.folder });
const postsDir = (): string => join(place.folder, 'archive', '_posts');

async function posts(): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(postsDir())).sort();
  return new Map(
    await Promise.all(
      names.map(async (name) => [name, await readFile(join(postsDir(), name), 'utf8')] as const),
    ),
  );
}

/** The owner's own rules for the site, with another body. */
async function writeRules(body: string): Promise<void> {
  const shipped = await readFile(new URL('../../config/sites/rfi.yaml', import.meta.url), 'utf8');
  await mkdir(join(place.folder, 'sites'), { recursive: true });
  const rules = shipped.replace('      - .t-content__body\n', `      - ${body}\n`);
  expect(rules.includes(`      - ${body}\n`)).toBe(true);
  await writeFile(join(place.folder, 'sites', 'rfi.yaml'), rules);
}

describe('site rules that do not fit', () => {
  it('are told once, stand in status, and are mended by rebuild --refetch', async () => {
    await writeRules('.another-class');
    const first = await run(['once', '--log-level', 'error']);
    expect(first.status).toBe(1);
    expect(first.stdout).toMatch(/^30 written \(2 full, 28 summary only\), 1 alarm$/m);
    expect(first.stderr.trim().split('\n')).toEqual([
      expect.stringMatching(
        /^site rules rfi: the rule "body" does not fit any more: no article body on 5 pages in a row\. Its articles are summary-only until then: mend sites\/rfi\.yaml beside your configuration file, try "feedmirror extract --explain URL", then "feedmirror rebuild --refetch"\.$/,
      ),
    ]);
    const again = await run(['once', '--force']);
    expect(again.status).toBe(0);
    expect(`${again.stdout}${again.stderr}`).not.toContain('does not fit any more');
    const strict = await run(['once', '--force', '--strict']);
    expect(strict.status).toBe(1);
    expect(strict.stderr).toContain('site rules rfi: the rule "body" does not fit any more');

    const status = JSON.parse((await run(['status', '--json'])).stdout);
    expect(status.alarms).toEqual([
      {
        site: 'rfi',
        rule: 'body',
        reason: 'no article body on 5 pages in a row',
        since: expect.stringMatching(/^\d{4}-/),
        summaryOnly: 26,
        advice: expect.stringContaining('feedmirror rebuild --refetch'),
      },
    ]);
    // Nor does an alarm concern anybody when no feed reads its site any more.
    await writeFile(join(place.folder, 'other.yaml'), 'contact: https://example.org/mirror\nfeeds: []\n');
    const elsewhere = await runProgram(['status', '--json', '--config', 'other.yaml'], { cwd: place.folder });
    expect(JSON.parse(elsewhere.stdout)).toMatchObject({ entries: { total: 30 }, alarms: [] });
    const shown = (await run(['status'])).stdout;
    expect(shown).toMatch(/^alarm {4}site rules rfi: the rule "body" does not fit any more/m);
    expect(shown).toMatch(/^ {9}since \d{4}-.*Z; 26 posts are summary only because of it$/m);

    await writeRules('.t-content__body');
    const before = await posts();
    const preview = await run(['rebuild', '--refetch', '--dry-run']);
    expect(preview.status).toBe(0);
    expect(preview.stdout).toMatch(/^26 would be written, 2 still summary only$/m);
    expect(preview.stdout.match(/^--- a\/\d{4}-.*\.md$/gm)).toHaveLength(26);
    expect(preview.stdout.match(/^\+\+\+ b\/\d{4}-.*\.md$/gm)).toHaveLength(26);
    expect(preview.stdout).toMatch(/^-.*阅读原文/m);
    expect(await posts()).toEqual(before);
    expect(JSON.parse((await run(['status', '--json'])).stdout).alarms).toHaveLength(1);

    const done = await run(['rebuild', '--refetch']);
    expect(done.status).toBe(0);
    expect(done.stdout).toMatch(/^26 written \(26 full, 0 summary only\), 2 still summary only$/m);
    expect(done.stdout).toMatch(/^over: site rules rfi: the rule "body"/m);
    const after = await posts();
    expect([...after.keys()]).toEqual([...before.keys()]);
    expect([...after.values()].filter((text) => text.includes('阅读原文</a>'))).toHaveLength(2);
    expect(JSON.parse((await run(['status', '--json'])).stdout).alarms).toEqual([]);
  });
});

describe('rebuild without --refetch', () => {
  const linked = ['post: { links: mirror }', 'jekyll: { dir: blog }'];

  /** The first post with a link to the second, put in by hand. The sample site's own pages have one more such link. */
  async function blogWithLinks(config: string): Promise<readonly string[]> {
    await mkdir(join(place.folder, 'blog'));
    await writeFile(join(place.folder, 'blog', '_config.yml'), config);
    args = await place.configure(configurationFor(origin.feedUrl, ['jekyll: { dir: blog }']));
    await run(['once', '--quiet']);
    const folder = join(place.folder, 'blog', '_posts');
    const names = (await readdir(folder)).sort();
    const [first = '', second = ''] = names;
    const target = /^from: (.*)$/m.exec(await readFile(join(folder, second), 'utf8'))?.[1] ?? '';
    const text = await readFile(join(folder, first), 'utf8');
    await writeFile(
      join(folder, first),
      text.replace('\n<div>\n', `\n<div>\n<p><a href="${target}#x">另一篇</a></p>`),
    );
    // Adopted as it stands.
    await rm(join(place.folder, 'archive', '.feedmirror'), { recursive: true });
    return [first, target];
  }

  it('turns links to the mirror and back, with a diff before', async () => {
    const [first = '', target = ''] = await blogWithLinks('timezone: UTC\nbaseurl: /b\n');
    const file = join(place.folder, 'blog', '_posts', first);
    const original = await readFile(file, 'utf8');
    args = await place.configure(configurationFor(origin.feedUrl, linked));
    const preview = await run(['rebuild', '--dry-run']);
    expect(preview.stdout).toContain(`--- a/${first}\n`);
    expect(preview.stdout).toMatch(/^2 would be written$/m);
    expect(await readFile(file, 'utf8')).toBe(original);
    const done = await run(['rebuild']);
    expect(done.status).toBe(0);
    expect(done.stdout).toContain(`  relinked ${first}  (1 link)\n`);
    expect(done.stdout).toMatch(/^2 written \(0 full, 0 summary only, 2 with other links\)$/m);
    const text = await readFile(file, 'utf8');
    expect(text).toMatch(/<a href="\/b\/[^"]*#x">另一篇<\/a>/);
    expect(text.replace(/<a href="\/b\/[^"]*"/, `<a href="${target}#x"`)).toBe(original);

    args = await place.configure(configurationFor(origin.feedUrl, ['jekyll: { dir: blog }']));
    const back = await run(['rebuild', '--json']);
    const lines = back.stdout.trim().split('\n');
    const events = lines.map((line) => JSON.parse(line));
    expect(events).toContainEqual(expect.objectContaining({ event: 'relinked', path: first, links: 1 }));
    expect(events.at(-1)).toMatchObject({ event: 'summary', written: 2, relinked: 2, leftAlone: 0 });
    expect(await readFile(file, 'utf8')).toBe(original);
  });

  it('turns nothing back because the configuration of the blog cannot be read', async () => {
    await blogWithLinks('timezone: UTC\n');
    args = await place.configure(configurationFor(origin.feedUrl, linked));
    await run(['rebuild']);
    await writeFile(join(place.folder, 'blog', '_config.yml'), 'a: "b\n');
    const ended = await run(['rebuild']);
    expect(ended.status).toBe(2);
    expect(ended.stderr).toMatch(/blog\/_config\.yml: line 2: /);
    const once = await run(['once', '--force']);
    expect(once.status).toBe(0);
    expect(once.stderr).toContain('blog/_config.yml: cannot be read (line 2: ');
  });

  it('says what it needs when the day of an address is not certain', async () => {
    await blogWithLinks('title: x\n');
    args = await place.configure(configurationFor(origin.feedUrl, linked));
    const ended = await run(['rebuild']);
    expect(ended.status).toBe(0);
    expect(ended.stderr).toContain('blog/_config.yml: timezone is not set');
    expect(ended.stdout).toMatch(/^0 written/m);
  });
});

describe('rebuild', () => {
  it('gives its events and diffs as JSON', async () => {
    origin.fault('pages', { kind: 'status', status: 404 });
    await run(['once']);
    origin.reset();
    const ended = await run(['rebuild', '--refetch', '--dry-run', '--json']);
    const lines = ended.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const changes = lines.filter(({ event }) => event === 'change');
    expect(changes).toHaveLength(28);
    expect(Object.keys(changes[0])).toEqual(['event', 'path', 'diff']);
    expect(changes[0].diff).toMatch(/^--- a\/.*\n\+\+\+ b\/.*\n@@ -\d+/);
    expect(lines.at(-1)).toMatchObject({ event: 'summary', dryRun: true, full: 28 });
  });

  it('takes only the feeds and days that it is told', async () => {
    origin.fault('pages', { kind: 'status', status: 404 });
    await run(['once']);
    origin.reset();
    expect((await run(['rebuild', '--refetch', '--since', '2031-01-01'])).stdout).toMatch(/^0 written/m);
    expect(origin.log).toHaveLength(0);
    const names = [...(await posts()).keys()];
    const newest = names.at(-1)?.slice(0, 10) ?? '';
    const ofDay = names.filter((name) => name.startsWith(newest)).length;
    const ended = await run(['rebuild', '--refetch', '--since', newest]);
    expect(ended.status).toBe(0);
    expect(origin.log.filter(({ path }) => path !== '/robots.txt')).toHaveLength(ofDay);
    const unknown = await run(['rebuild', '--refetch', '--feed', 'smaple']);
    expect(unknown.status).toBe(2);
    expect(unknown.stderr).toContain('no feed "smaple"');
  });

  it.each([
    [['rebuild'], /keeps no pages.*rebuild --refetch/],
    [['rebuild', '--refetch', '--since', '2026-02-30'], /--since: 2026-02-30 is not a date/],
    [['rebuild', '--refetch', '--since', 'yesterday'], /--since: yesterday is not a date/],
  ])('%j is bad usage, and leaves no trace', async (command, sentence) => {
    const ended = await run(command);
    expect(ended.status).toBe(2);
    expect(ended.stderr).toMatch(sentence);
    expect(await readdir(place.folder)).toEqual(['feedmirror.yaml']);
  });
});
