import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { roomFinding } from '../../src/cli/doctor/folders.ts';
import { nodeFinding } from '../../src/cli/doctor/machine.ts';
import { clockFinding } from '../../src/cli/doctor/state-file.ts';
import type { Finding } from '../../src/core/finding.ts';
import { openWorkplace, runProgram, type Workplace } from './run-program.ts';

let place: Workplace;
beforeEach(async () => {
  place = await openWorkplace();
  await mkdir(join(place.folder, 'blog', '_posts'), { recursive: true });
});
afterEach(() => place.remove());

const write = (path: string, text: string) => writeFile(join(place.folder, path), text);
const run = (...more: readonly string[]) =>
  runProgram(['doctor', '--config', 'feedmirror.yaml', ...more], { cwd: place.folder });

async function findings(): Promise<readonly Finding[]> {
  const { stdout } = await run('--json');
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

const config = (more = '') =>
  `contact: https://example.org/mirror\njekyll: { dir: blog }\nfeeds:\n- { id: a, url: "https://news.example/rss", name: news }\n${more}`;
const goodBlog = 'timezone: UTC\nexcerpt_separator: "</p>"\n';
const goodLayout = '<link rel="canonical" href="{{ page.from | default: page.url }}">';

async function goodPlace(): Promise<void> {
  await write('feedmirror.yaml', config());
  await write('blog/_config.yml', goodBlog);
  await mkdir(join(place.folder, 'blog', '_layouts'));
  await write('blog/_layouts/post.html', goodLayout);
  await write('blog/_posts/2026-03-01-a.md', '---\ndate: 2026-03-01T09:12:00.000Z\n---\nx\n');
}

const statesOf = (found: readonly Finding[]) =>
  Object.fromEntries(found.filter(({ state }) => state !== 'ok').map(({ check, state }) => [check, state]));

describe('doctor', () => {
  it('finds a good installation good, even strictly, and leaves no trace', async () => {
    await goodPlace();
    const before = await readdir(place.folder, { recursive: true });
    const ended = await run('--strict');
    expect(ended.stdout.trimEnd().split('\n').at(-1)).toMatch(/^0 failures, 0 warnings, 1\d in order$/);
    expect(ended).toMatchObject({ status: 0, stderr: '' });
    expect(await readdir(place.folder, { recursive: true })).toEqual(before);
    expect((await run('--quiet')).stdout).toBe('');
  });

  it('gives a line a check as JSON, with what mends it', async () => {
    await goodPlace();
    await write('blog/_config.yml', goodBlog.replace('UTC', ''));
    const found = await findings();
    expect(statesOf(found)).toEqual({ timezone: 'warning' });
    expect(found.find(({ check }) => check === 'timezone')).toEqual({
      check: 'timezone',
      state: 'warning',
      message:
        'timezone is not set: dates and addresses of posts depend on the machine that builds the blog.',
      fix: 'Write `timezone: UTC` in blog/_config.yml:1.',
    });
    expect((await run()).status).toBe(0);
    expect((await run('--strict')).status).toBe(1);
  });

  it('fails where the blog would not build', async () => {
    await goodPlace();
    await write('blog/_posts/2026-03-02-b.md', '---\ndate: NaN\n---\n');
    await write('blog/_posts/2026-03-02-c.md.tmp', 'x');
    await write('blog/_posts/.2026-03-02-hidden.md', '---\ndate: NaN\n---\n');
    const ended = await run();
    expect(ended.status).toBe(1);
    expect(ended.stdout).toContain('failure  posts-date: 1 post with a date that Jekyll cannot read');
    expect(ended.stdout).toContain('2026-03-02-b.md (date: NaN)');
    expect(statesOf(await findings())).toEqual({
      'posts-date': 'failure',
      'posts-temporary-file': 'warning',
    });
    await write('blog/_config.yml', 'a: "b\n');
    expect(statesOf(await findings())).toMatchObject({ blog: 'failure' });
    await write('blog/_config.yml', `# ${'x'.repeat(1_000_000)}\ntimezone: UTC\n`);
    expect((await findings()).find(({ check }) => check === 'blog')?.message).toContain('larger than 1 MB');
  });

  it('says which file waits for which mend when the configuration cannot be read', async () => {
    await write('feedmirror.yaml', 'contcat: x\n');
    const ended = await run();
    expect(ended.status).toBe(1);
    expect(ended.stdout).toMatch(/^failure {2}configuration: feedmirror\.yaml: contcat/m);
    expect(ended.stdout).toContain('Mend feedmirror.yaml');
  });

  it('reads a TOML configuration as one that it cannot read', async () => {
    await goodPlace();
    await write('blog/_config.toml', 'timezone = "UTC"\n');
    expect(statesOf(await findings())).toEqual({});
    await rm(join(place.folder, 'blog', '_config.yml'));
    expect(statesOf(await findings())).toMatchObject({ blog: 'warning' });
  });

  it('takes posts alone for no blog, but wonders about a folder that was named as one', async () => {
    await write('feedmirror.yaml', config().replace('blog', 'elsewhere'));
    expect(statesOf(await findings())).toEqual({ blog: 'warning' });
    await write('feedmirror.yaml', config().replace('jekyll: { dir: blog }', ''));
    expect(statesOf(await findings())).toEqual({});
  });

  it('sees a theme that calls the copy the original', async () => {
    await goodPlace();
    await write('blog/_layouts/post.html', '<head>\n<link rel="canonical" href="{{ page.url }}">\n');
    const found = (await findings()).find(({ check }) => check === 'canonical');
    expect(found).toMatchObject({ state: 'warning' });
    expect(found?.fix).toContain('blog/_layouts/post.html:2');
  });

  it('sees what would be published with the blog', async () => {
    await goodPlace();
    await mkdir(join(place.folder, 'blog', 'config'));
    await write('blog/config/feedmirror.yaml', config());
    await write('blog/allurls.dat', 'x');
    const arguments_ = ['doctor', '--json', '--config', 'blog/config/feedmirror.yaml'];
    const see = async () =>
      (await runProgram(arguments_, { cwd: place.folder })).stdout
        .split('\n')
        .filter((line) => line.includes('"exclude"'))
        .map((line) => JSON.parse(line));
    expect(await see()).toEqual([
      expect.objectContaining({
        state: 'warning',
        fix: 'Add to blog/_config.yml the line `exclude: [ "allurls.dat", "config" ]`.',
      }),
    ]);
    await write('blog/_config.yml', `${goodBlog}exclude: [ config/, "*.dat" ]\n`);
    expect(await see()).toEqual([expect.objectContaining({ state: 'ok' })]);
  });

  it('fails for a state that cannot be read', async () => {
    await goodPlace();
    await mkdir(join(place.folder, 'archive', '.feedmirror'), { recursive: true });
    await write('archive/.feedmirror/state.db', 'this is no database, but long enough to look like one');
    expect(statesOf(await findings())).toEqual({ state: 'failure' });
  });

  it.skipIf(process.getuid?.() === 0)('fails for a folder that cannot be written to', async () => {
    await goodPlace();
    await chmod(join(place.folder, 'blog', '_posts'), 0o555);
    expect(statesOf(await findings())).toEqual({ 'posts-folder': 'failure' });
  });

  it('fails where a file stands in the place of a folder', async () => {
    await goodPlace();
    await write('archive', 'x');
    expect(statesOf(await findings())).toMatchObject({ archive: 'failure', 'archive-state': 'failure' });
  });
});

describe('judgements of the machine', () => {
  it('knows which Node.js is too old', () => {
    const states = ['20.18.1', '20.18.0', '18.99.9', '22.0.0', '20.19.0'].map(
      (version) => nodeFinding(version).state,
    );
    expect(states).toEqual(['ok', 'failure', 'failure', 'ok', 'ok']);
  });

  it('knows how much room is little', () => {
    expect([10e9, 0.9e9, 10e6].map((free) => roomFinding(free).state)).toEqual(['ok', 'warning', 'failure']);
  });

  it('knows a clock that went back', () => {
    const now = new Date('2026-03-01T12:00:00Z');
    expect(clockFinding(now, [new Date('2026-03-01T12:04:00Z')]).state).toBe('ok');
    expect(clockFinding(now, [new Date('2026-03-01T12:06:00Z')]).state).toBe('failure');
    expect(clockFinding(new Date('1970-01-01T00:00:00Z'), []).state).toBe('failure');
  });
});
