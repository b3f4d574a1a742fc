import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  findSiteRules,
  loadAllSiteRules,
  loadCommonRules,
  loadSiteRules,
  packageConfigFolder,
  rulesForHost,
  siteFolders,
} from '../../src/config/sites.ts';

const smallest = `
name: 某社
hosts: [www.news.example, news.example]
versions:
  - id: now
    body: [.text]
`;

let root = '';
let own = '';
let shipped = '';

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'feedmirror-sites-'));
  own = join(root, 'sites');
  shipped = join(root, 'shipped');
  await mkdir(own);
  await mkdir(shipped);
  await writeFile(join(shipped, 'news.yaml'), smallest.replace('某社', '旧名'));
  await writeFile(join(shipped, 'other.yaml'), smallest.replaceAll('news.example', 'other.example'));
  await writeFile(join(own, 'news.yaml'), `${smallest}language: zh-TW\n`);
  await writeFile(join(own, '.news.yaml.swp'), 'not yaml: [');
  await writeFile(join(own, 'notes.txt'), 'no rules');
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** What a rules file with `text` is refused with; the file's own folder is cut from the message. */
async function refusalOf(text: string): Promise<string> {
  const folder = await mkdtemp(join(root, 'bad-'));
  await writeFile(join(folder, 'bad.yaml'), text);
  const error: unknown = await findSiteRules('bad', [folder]).catch((thrown: unknown) => thrown);
  return String(error).replace(`${folder}/`, '');
}

describe('findSiteRules', () => {
  it('takes the earlier folder and fills in every default', async () => {
    const none: readonly string[] = [];
    expect(await findSiteRules('news', [own, shipped])).toEqual({
      id: 'news',
      name: '某社',
      hosts: ['www.news.example', 'news.example'],
      timezone: 'UTC',
      language: 'zh-TW',
      identity: { dropQuery: false },
      urlDate: none,
      titleBoilerplate: none,
      genericImages: none,
      imageWidth: null,
      media: { width: null, referrer: 'none' },
      wireCredits: none,
      creditLines: none,
      httpsHosts: none,
      linkWrappers: none,
      families: none,
      versions: [
        {
          id: 'now',
          detect: null,
          title: none,
          body: ['.text'],
          standfirst: none,
          leadImage: none,
          leadCaption: none,
          leadCredit: none,
          printedDate: none,
          time: none,
          author: none,
          section: none,
          tags: none,
          credit: none,
          leadPlayer: none,
          repairs: none,
          remove: none,
          steps: none,
        },
      ],
      sitemaps: { indexes: none, news: none, articles: none, skip: none },
      paging: none,
      common: { embeds: none, networkPosts: none, httpsHosts: none, adwareHosts: none, remove: none },
    });
  });

  it('goes on to the next folder, also past one that is not there', async () => {
    const rules = await findSiteRules('other', [join(root, 'nowhere'), own, shipped]);
    expect(rules?.hosts).toEqual(['www.other.example', 'other.example']);
    expect(Object.isFrozen(rules?.versions[0])).toBe(true);
  });

  it('is null for a name that no folder has, or that is a path', async () => {
    expect(await findSiteRules('none', [own, shipped])).toBeNull();
    expect(await findSiteRules('../sites/news', [shipped])).toBeNull();
    expect(await findSiteRules('..', [own])).toBeNull();
  });

  it.each([
    ['', 'bad.yaml: name: it is missing and has no default (and 2 more problems).'],
    [`${smallest}name2: x`, 'bad.yaml: name2: unknown key (did you mean "name"?).'],
    [smallest.replace('[.text]', '.text'), 'bad.yaml: versions[0].body: ".text" is not a list.'],
    [smallest.replace('body', 'bdoy'), 'bad.yaml: versions[0].bdoy: unknown key (did you mean "body"?).'],
    [smallest.replace('[www.news.example, news.example]', '[]'), 'bad.yaml: hosts: a list names no host.'],
    [
      smallest.replace('www.news', 'https://www.news'),
      'bad.yaml: hosts[0]: "https://www.news.example" is not a host name (lower case, without https:// and path).',
    ],
    [
      `${smallest}urlDate: ['(\\d{8}']`,
      'bad.yaml: urlDate[0]: "(\\\\d{8}" is not a regular expression (unterminated group).',
    ],
    [
      `${smallest}imageWidth: 'w:(\\d+'`,
      'bad.yaml: imageWidth: "w:(\\\\d+" is not a regular expression (unterminated group).',
    ],
    [
      `${smallest}families: [{ family: wire }]`,
      'bad.yaml: families[0]: a map has no condition: give at least one of path, title, selector.',
    ],
    [
      `${smallest}families: [{ family: artikle, path: x }]`,
      'bad.yaml: families[0].family: "artikle" is none of article, wire, column, podcast, broadcast, video, live-blog, section, not-found (did you mean "article"?).',
    ],
    [
      `${smallest}    remove: [{ id: x, selector: .x }]`,
      'bad.yaml: versions[0].remove[0].reason: it is missing and has no default.',
    ],
    [
      `${smallest}timezone: Paris`,
      'bad.yaml: timezone: "Paris" is not an IANA time zone such as UTC or Asia/Shanghai.',
    ],
    [
      `${smallest}paging: [{ listing: ^/, next: 'https://news.example/' }]`,
      'bad.yaml: paging[0].next: "https://news.example/" has no {n} for the number of the page.',
    ],
    [
      `${smallest}sitemaps: { indexes: [/sitemap.xml] }`,
      'bad.yaml: sitemaps.indexes[0]: "/sitemap.xml" is not an http or https address.',
    ],
    [
      `${smallest}httpsHosts: ['https://news.example']`,
      'bad.yaml: httpsHosts[0]: "https://news.example" is not a host name (lower case, without https:// and path; "*." in front for all below it).',
    ],
    ['name: x\n\thosts: []', 'bad.yaml is not valid YAML: a tab instead of spaces at line 2, column 1.'],
  ])('refuses %j', async (text, sentence) => {
    expect(await refusalOf(text)).toBe(`ConfigError: ${sentence}`);
  });
});

/** The folder of files with these texts. */
async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(root, 'some-'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, `${name}.yaml`), text);
  return folder;
}

describe('extends', () => {
  it('takes what a file does not say from the rules it names, through several', async () => {
    const folder = await folderOf({
      base: `${smallest}timezone: Europe/Paris\nimageWidth: 'w:(\\d+)'\n`,
      middle: 'extends: base\nname: 中社\nhosts: [middle.example]\nlanguage: fr\n',
      top: 'extends: middle\nhosts: [top.example]\ntimezone: UTC\n',
    });
    expect(await findSiteRules('top', [folder])).toMatchObject({
      id: 'top',
      name: '中社',
      hosts: ['top.example'],
      language: 'fr',
      timezone: 'UTC',
      imageWidth: 'w:(\\d+)',
      versions: [{ id: 'now', body: ['.text'] }],
    });
  });

  it('its own name means the next folder’s file, so that one key can be changed', async () => {
    const above = await folderOf({ news: 'extends: news\nlanguage: fr\n' });
    expect(await findSiteRules('news', [above, shipped])).toMatchObject({ name: '旧名', language: 'fr' });
  });

  it.each([
    [{ a: 'extends: none' }, 'a.yaml: extends: there are no site rules named "none" (looked for none.yaml).'],
    [{ a: 'extends: a' }, 'a.yaml: extends: "a" extends itself.'],
    [
      { a: 'extends: b', b: 'extends: c', c: 'extends: a' },
      'c.yaml: extends: "a" is extended in a circle: a.yaml → b.yaml → c.yaml → a.yaml.',
    ],
    [
      { a: 'extends: ../a' },
      'a.yaml: extends: "../a" is not a name of site rules (letters, digits and hyphens).',
    ],
    [
      { a: 'extends: common' },
      'a.yaml: extends: there are no site rules named "common" (looked for no folder).',
    ],
    [{ a: 'extends: b', b: smallest, c: '' }, null],
  ])('refuses %j', async (files, sentence) => {
    const folder = await folderOf(files);
    const error: unknown = await findSiteRules('a', [folder]).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    if (sentence === null) expect(error).toBeNull();
    else expect(String(error).replaceAll(`${folder}/`, '')).toBe(`ConfigError: ${sentence}`);
  });
});

describe('loadCommonRules', () => {
  it('puts the lists of all folders together, the earlier folder first', async () => {
    const above = await folderOf({
      common: 'embeds: [{ service: mine, hosts: [films.example] }]\nadwareHosts: [bad.example]\n',
      news: smallest,
    });
    const below = await folderOf({
      common:
        "embeds: [{ service: tube, hosts: [tube.example], id: 'v=(\\w+)', frame: 'https://tube.example/e/{id}' }]\n",
    });
    const common = await loadCommonRules([above, join(root, 'nowhere'), below]);
    expect(common.embeds.map(({ service, frame }) => [service, frame])).toEqual([
      ['mine', null],
      ['tube', 'https://tube.example/e/{id}'],
    ]);
    expect(common.adwareHosts).toEqual(['bad.example']);
    expect((await findSiteRules('news', [above, below]))?.common).toEqual(common);
  });

  it('is no site itself', async () => {
    const folder = await folderOf({ common: 'adwareHosts: []\n' });
    expect(await loadAllSiteRules([folder])).toEqual([]);
    await expect(loadSiteRules('common', [folder])).rejects.toMatchObject({
      message: 'command line: --site: "common" holds for every site and is none itself.',
    });
  });

  it.each([
    ['embeds: [{ service: x, hosts: [] }]', 'common.yaml: embeds[0].hosts: a list names no host.'],
    [
      'embeds: [{ service: x, hosts: [x.example], frame: https://x.example/ }]',
      'common.yaml: embeds[0].frame: "https://x.example/" has no {id} and is not {url}.',
    ],
    [
      'networkPosts: [{ selector: .x, attribute: a, address: https://x.example/ }]',
      'common.yaml: networkPosts[0].address: "https://x.example/" has no {value}.',
    ],
  ])('refuses %j', async (text, sentence) => {
    const folder = await folderOf({ common: text });
    const error: unknown = await loadCommonRules([folder]).catch((thrown: unknown) => thrown);
    expect(String(error).replaceAll(`${folder}/`, '')).toBe(`ConfigError: ${sentence}`);
  });
});

it('a step that does not exist is a mistake in the rules, not a thing to pass over', async () => {
  const folder = join(root, 'steps');
  await mkdir(folder);
  await writeFile(join(folder, 'news.yaml'), `${smallest}    steps: [figures, figure]\n`);
  const error: unknown = await loadSiteRules('news', [folder]).catch((thrown: unknown) => thrown);
  expect(String(error)).toContain(`${folder}/news.yaml: versions[0].steps[1]: `);
  expect(String(error)).toContain('"figures"');
});

describe('loadSiteRules', () => {
  it('names both files that were looked for', async () => {
    await expect(loadSiteRules('none', [own, shipped])).rejects.toMatchObject({
      code: 'config.site-missing',
      message: `command line: --site: there are no site rules named "none" (looked for ${own}/none.yaml and ${shipped}/none.yaml).`,
    });
  });

  it('refuses a path', async () => {
    await expect(loadSiteRules('../news', [own])).rejects.toMatchObject({
      code: 'config.invalid',
      message: 'command line: --site: "../news" is not a name of site rules (letters, digits and hyphens).',
    });
  });
});

describe('loadAllSiteRules and rulesForHost', () => {
  it('find every site once, the earlier folder first, by host', async () => {
    const rules = await loadAllSiteRules([own, join(root, 'nowhere'), shipped]);
    expect(rules.map((site) => [site.id, site.name])).toEqual([
      ['news', '某社'],
      ['other', '某社'],
    ]);
    expect(rulesForHost(rules, 'WWW.other.example')?.id).toBe('other');
    expect(rulesForHost(rules, 'news.example:8080')?.id).toBe('news');
    expect(rulesForHost(rules, 'evil-news.example')).toBeNull();
    expect(rulesForHost(rules, 'example')).toBeNull();
  });
});

describe('siteFolders', () => {
  it('are beside the configuration file, then in the package; the same folder counts once', () => {
    const inPackage = join(packageConfigFolder(), 'sites');
    expect(siteFolders('/etc/feedmirror/my.yaml')).toEqual(['/etc/feedmirror/sites', inPackage]);
    expect(siteFolders(join(packageConfigFolder(), 'feedmirror.yaml'))).toEqual([inPackage]);
    expect(siteFolders(null)).toEqual([inPackage]);
  });
});
