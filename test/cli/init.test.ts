// `init`: what it writes, in whose language, and that it writes over nothing.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { english } from '../../src/cli/init/comments-en.ts';
import { chinese } from '../../src/cli/init/comments-zh.ts';
import { configText } from '../../src/cli/init/config-text.ts';
import { monthPages, sourcePages } from '../../src/cli/init/listing-pages.ts';
import { commentsFor } from '../../src/cli/init/locale.ts';
import { readConfigTemplate, readSiteTemplates } from '../../src/cli/init/templates.ts';
import { configKeys } from '../../src/config/config-keys.ts';
import { defaultConfig, loadConfig, parseConfig } from '../../src/config/load.ts';
import { isAvailable } from '../../src/config/unavailable.ts';
import { startOrigin } from '../origin/server.ts';
import { openWorkplace, runProgram, type Workplace } from './run-program.ts';

let place: Workplace;
beforeEach(async () => {
  place = await openWorkplace();
});
afterEach(() => place.remove());

const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  runProgram(args, { cwd: place.folder, env });
const written = (name: string) => readFile(join(place.folder, name), 'utf8');

/** Every commented line of YAML below the feeds taken in; `dir` of the example stays out. */
function uncommented(text: string): string {
  const sections = text.match(/^(?:# )?(?:\w+):(?: .*)?(?:\n(?:# )? {2,}\S.*)*/gm) ?? [];
  return sections
    .filter((section) => !/^(?:feeds|# contact):/.test(section))
    .map((section) => section.replace(/^# /gm, '').replace(/^ {2}# /gm, '  '))
    .join('\n')
    .replace('  dir: ../my-blog\n', '');
}

describe('init', () => {
  it('writes a configuration that every command finds and takes without a word', async () => {
    const ended = await run(['init', 'mirror']);
    expect([ended.status, ended.stderr]).toEqual([0, '']);
    expect(await readdir(place.folder, { recursive: true })).toEqual([
      'mirror',
      'mirror/config',
      'mirror/config/feedmirror.yaml',
    ]);
    expect(ended.stdout.trimEnd().split('\n').slice(-2)).toEqual([
      '  cd mirror && feedmirror once --dry-run  # asks the feeds and says what would be written',
      '  feedmirror once  # mirrors',
    ]);
    const config = await loadConfig({ file: join(place.folder, 'mirror/config/feedmirror.yaml'), env: {} });
    expect(config.unavailable).toEqual([]);
    expect(config.feeds).toHaveLength(1);
    expect(config.feeds[0]).toMatchObject({
      id: 'rfi-cn',
      site: 'rfi',
      name: '法广',
      language: 'zh-Hans',
      wire: 'full',
    });
    const status = await runProgram(['status', '--json'], { cwd: join(place.folder, 'mirror') });
    expect([status.status, status.stderr]).toEqual([0, '']);
    expect(JSON.parse(status.stdout)).toMatchObject({
      posts: join('archive', '_posts'),
      feeds: [{ id: 'rfi-cn' }],
    });
  });

  it('shows only defaults that are true, in commented lines that can be taken in', async () => {
    // Sentences such as "copy: they are kept" look like keys.
    const template = (await readConfigTemplate()).replace(/^ *#: .*\n/gm, '');
    const text = configText(template, { comments: english.config, kind: 'mirror' });
    const plain = uncommented(text);
    expect(plain.match(/^\w+/gm)).toEqual(['media', 'post', 'jekyll', 'publish', 'http']);
    const config = await parseConfig({ text: plain, file: 'config/feedmirror.yaml', env: {} });
    const { media, post, jekyll, publish, http } = defaultConfig();
    expect(config).toMatchObject({ media, post, jekyll, publish, http });
    expect(config.unavailable).toEqual([]);
    // Each value there is a default by being named, not by being left out.
    const known = new Map(configKeys().map((row) => [row.key, row.default]));
    const named = ['media.mode', 'post.embeds', 'post.links', 'publish.git.perHour', 'http.gap'];
    for (const key of named) {
      const line = `${key.split('.').at(-1)}: ${known.get(key)}`;
      expect(plain.split('\n').map((one) => one.trim())).toContain(line);
    }
  });

  it('has the traditional feed ready in both kinds: it only needs its # taken away', async () => {
    for (const kind of ['mirror', 'site'] as const) {
      const text = configText(await readConfigTemplate(), { comments: chinese.config, kind });
      const both = text.replace(/^ {2}# (?=- id: rfi-tw| {2}\w+: )/gm, '  ');
      const { feeds } = await parseConfig({ text: both, file: 'config/feedmirror.yaml', env: {} });
      expect(feeds.map(({ id, name, language }) => [id, name, language])).toEqual([
        ['rfi-cn', '法广', 'zh-Hans'],
        ['rfi-tw', '法廣', 'zh-Hant'],
      ]);
      expect(feeds[1]?.post.frontMatter).toEqual(kind === 'site' ? { lang: 'zh-Hant' } : {});
    }
  });

  it.each([
    [{}, english],
    [{ LANG: 'C' }, english],
    [{ LANG: 'zh_CN.UTF-8' }, chinese],
    [{ LANG: 'zh' }, chinese],
    [{ LANG: 'zha_CN' }, english],
    [{ LANG: 'fr_FR.UTF-8', LC_MESSAGES: 'zh_TW.UTF-8' }, chinese],
    [{ LANG: 'zh_CN.UTF-8', LC_MESSAGES: 'fr_FR.UTF-8' }, english],
    [{ LANG: 'zh_CN.UTF-8', LC_MESSAGES: 'zh_CN.UTF-8', LC_ALL: 'C.UTF-8' }, english],
    [{ LANG: 'zh_CN.UTF-8', LC_ALL: '' }, chinese],
  ])('speaks the language of %j', (env, expected) => {
    expect(commentsFor(env)).toBe(expected);
  });

  it('says the same things in both languages, and each comment stands in the file', async () => {
    for (const part of ['config', 'report'] as const)
      expect(Object.keys(chinese[part])).toEqual(Object.keys(english[part]));
    const template = await readConfigTemplate();
    const used = [...template.matchAll(/#: (\w+)$/gm)].map((match) => match[1]);
    expect([...new Set(used)].sort()).toEqual(Object.keys(english.config).sort());
    const bare = (text: string) => text.replace(/^ *# ?(?=[^\n]*[\p{sc=Han}]|[A-Z][a-z]).*\n/gmu, '');
    for (const kind of ['mirror', 'site'] as const) {
      const values = await Promise.all(
        [english, chinese].map(async ({ config }) => {
          const text = configText(template, { comments: config, kind });
          expect(bare(text)).not.toBe(text);
          return parseConfig({ text, file: 'config/feedmirror.yaml', env: {} });
        }),
      );
      expect(values[0]).toEqual(values[1]);
    }
    const ended = await run(['init'], { LC_ALL: 'zh_CN.UTF-8' });
    expect(ended.stdout).toContain('请先看一遍 config/feedmirror.yaml');
    expect(await written('config/feedmirror.yaml')).toMatch(/^# 本文件决定/);
  });

  it('leaves a configuration that is there alone, and says what to do', async () => {
    await mkdir(join(place.folder, 'config'));
    await writeFile(join(place.folder, 'config/feedmirror.yaml'), 'mine');
    for (const more of [[], ['--site']]) {
      const ended = await run(['init', ...more]);
      expect(ended).toEqual({
        status: 2,
        stdout: '',
        stderr:
          'config/feedmirror.yaml is there already and nothing was changed: edit it, or give "feedmirror init" another folder.\n',
      });
    }
    expect(await written('config/feedmirror.yaml')).toBe('mine');
    expect(await readdir(place.folder)).toEqual(['config']);
  });

  it('says what it cannot write', async () => {
    await writeFile(join(place.folder, 'file'), '');
    const ended = await run(['init', 'file/below']);
    expect(ended.status).toBe(1);
    expect(ended.stderr).toBe(
      'Cannot write file/below/config/feedmirror.yaml: a part of the path is a file, not a folder.\n',
    );
  });

  it('prints data with --json, nothing with --quiet, and a path as a shell takes it', async () => {
    const json = await run(['init', '--json', 'a']);
    expect(JSON.parse(json.stdout)).toEqual({ dir: 'a', made: ['config/feedmirror.yaml'], left: [] });
    expect((await run(['init', '--quiet', 'b'])).stdout).toBe('');
    expect((await run(['init', "it's c"])).stdout).toContain(String.raw`cd 'it'\''s c' && feedmirror once`);
  });
});

describe('init --site', () => {
  it('adds a site whose folder the posts go into, and names what was there', async () => {
    await writeFile(join(place.folder, 'README.md'), 'mine');
    const ended = await run(['init', '--site']);
    expect([ended.status, ended.stderr]).toEqual([0, '']);
    expect(ended.stdout).toContain('There already, and left as they are:\n  README.md\n');
    expect(ended.stdout.trimEnd().split('\n').slice(-2)).toEqual([
      '  feedmirror once  # mirrors',
      '  jekyll serve  # builds the site and shows it at http://127.0.0.1:4000',
    ]);
    expect(await written('README.md')).toBe('mine');
    expect(await written('.gitignore')).toContain('/_site/');
    expect(await written('_sources/rfi-cn.md')).toBe('---\ntitle: "法广"\nsource: "法广"\n---\n');
    const config = await loadConfig({ file: join(place.folder, 'config/feedmirror.yaml'), env: {} });
    expect(config).toMatchObject({
      archive: '.',
      jekyll: { dir: '.', posts: '_posts' },
      post: { embeds: 'link' },
      media: { mode: 'copy' },
    });
    expect(config.unavailable.map(({ key }) => key)).toEqual(isAvailable('media.mode') ? [] : ['media']);
    const made = JSON.parse((await run(['init', '--site', '--json', 'other'])).stdout).made;
    const names = (await readSiteTemplates()).map(({ path }) => path);
    expect(made).toEqual(expect.arrayContaining([...names]));
    // An attempt that was broken off is repeated until these two stand.
    expect(made.slice(-2)).toEqual(['_config.yml', 'config/feedmirror.yaml']);
  });

  it('makes a folder in which "once" just works', async () => {
    const origin = await startOrigin();
    try {
      await run(['init', '--site', '--quiet']);
      const file = join(place.folder, 'config/feedmirror.yaml');
      const text = await readFile(file, 'utf8');
      const changed = text
        .replace(/url: .*/, `url: ${origin.feedUrl}`)
        .replace(/^# http:\n#.*/m, 'http: { gap: 0s }');
      await writeFile(file, changed);
      const before = await readdir(place.folder);
      const ended = await run(['once', '--allow-private-hosts']);
      expect(ended.status).toBe(0);
      const after = await readdir(place.folder);
      expect(after.filter((name) => !before.includes(name)).filter((name) => name !== 'assets')).toEqual([
        '.feedmirror',
        '_posts',
      ]);
      const posts = await readdir(join(place.folder, '_posts'));
      expect(posts).toHaveLength(30);
      expect(posts.every((name) => /^\d{4}-\d\d-\d\d-.+\.md$/.test(name))).toBe(true);
    } finally {
      await origin.close();
    }
  });

  it('does not mix with a site that is there', async () => {
    await writeFile(join(place.folder, '_config.yml'), 'title: mine\n');
    const ended = await run(['init', '--site']);
    expect(ended.status).toBe(2);
    expect(ended.stderr).toMatch(/^_config\.yml is there already and nothing was changed: .* jekyll\.dir/);
    expect(await readdir(place.folder)).toEqual(['_config.yml']);
  });

  it('has a page for each month of eleven years and for each source', () => {
    const months = monthPages(new Date('2026-12-31T23:00:00Z')).map(({ path }) => path);
    expect(months).toHaveLength(132);
    expect([months[0], months[12], months.at(-1)]).toEqual([
      '_months/2026-01.md',
      '_months/2027-01.md',
      '_months/2036-12.md',
    ]);
    const feeds = [
      { id: 'a', categories: ['A·B'] },
      { id: 'b', categories: ['A·B'] },
      { id: 'c', categories: [] },
    ];
    expect(sourcePages(feeds).map(({ path }) => path)).toEqual(['_sources/a.md']);
  });
});
