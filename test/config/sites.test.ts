import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  findSiteRules,
  loadAllSiteRules,
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
      wireCredits: none,
      embedHosts: none,
      players: none,
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
      'bad.yaml: families[0].family: "artikle" is none of article, wire, column, podcast, broadcast, video, live-blog, section (did you mean "article"?).',
    ],
    [
      `${smallest}    remove: [{ id: x, selector: .x }]`,
      'bad.yaml: versions[0].remove[0].reason: it is missing and has no default.',
    ],
    [
      `${smallest}timezone: Paris`,
      'bad.yaml: timezone: "Paris" is not an IANA time zone such as UTC or Asia/Shanghai.',
    ],
    ['name: x\n\thosts: []', 'bad.yaml is not valid YAML: a tab instead of spaces at line 2, column 1.'],
  ])('refuses %j', async (text, sentence) => {
    expect(await refusalOf(text)).toBe(`ConfigError: ${sentence}`);
  });
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
