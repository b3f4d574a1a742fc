// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders are what is tested
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig, parseConfig } from '../../src/config/load.ts';

const parse = (text: string, env: Record<string, string> = {}) =>
  parseConfig({ text, file: 'nowhere/c.yaml', env });

describe('values', () => {
  it.each([
    ['contact: me@a.example', 'contact', 'me@a.example'],
    ['contact: https://a.example/about', 'contact', 'https://a.example/about'],
    ['contact: ""', 'contact', null],
    ['timezone: Asia/Shanghai', 'timezone', 'Asia/Shanghai'],
    ['server: false', 'server', false],
    ['http: { gap: 0 }', 'http', { gap: 0, timeout: 30_000, maxBytes: 15_000_000, proxy: 'env' }],
    [
      'http: { maxBytes: 2048, proxy: none }',
      'http',
      { gap: 5000, timeout: 30_000, maxBytes: 2048, proxy: 'none' },
    ],
  ] as const)('%s', async (text, key, value) => {
    expect((await parse(text))[key]).toEqual(value);
  });

  it('posts go into the archive unless a Jekyll folder is named', async () => {
    expect((await parse('archive: /srv/mirror')).jekyll.dir).toBe('/srv/mirror');
    expect((await parse('{ archive: /srv/mirror, jekyll: { dir: ../blog } }')).jekyll.dir).toBe('../blog');
  });
});

describe('environment', () => {
  it('is filled in anywhere in a text, also for numbers and truth values', async () => {
    const text = `
archive: "\${BASE}/archive"
http: { gap: "\${GAP}" }
captures: { enabled: "\${ON}" }
server: { port: "\${PORT}", token: "\${TOKEN}" }
feeds: [ { id: a, url: "https://\${HOST}/\${PATH_}/rss" } ]
`;
    const env = {
      BASE: '/srv',
      GAP: '7s',
      ON: 'false',
      PORT: '9000',
      TOKEN: '123',
      HOST: 'a.example',
      PATH_: 'cn',
    };
    const config = await parse(text, env);
    expect(config.archive).toBe('/srv/archive');
    expect(config.http.gap).toBe(7000);
    expect(config.captures.enabled).toBe(false);
    expect(config.server).toEqual({ host: '127.0.0.1', port: 9000, token: '123' });
    expect(config.feeds[0]?.url).toBe('https://a.example/cn/rss');
  });

  it('leaves a lone dollar and braces alone, and does not fill what it filled in', async () => {
    const text =
      'feeds: [{ id: a, url: "https://a.example/rss", skip: ["^\\\\d{2}$", "$"], site: }]\narchive: ${A}';
    const config = await parse(text, { A: '${B}' });
    expect(config.feeds[0]?.skip.map((rule) => rule.title)).toEqual(['^\\d{2}$', '$']);
    expect(config.archive).toBe('${B}');
  });
});

describe('loadConfig', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'feedmirror-config-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('reads a file', async () => {
    const file = join(folder, 'good.yaml');
    await writeFile(file, 'log: { level: debug }\n');
    expect((await loadConfig({ file, env: {} })).log.level).toBe('debug');
  });

  it('says what to do when there is no such file', async () => {
    const file = join(folder, 'none.yaml');
    await expect(loadConfig({ file, env: {} })).rejects.toMatchObject({
      code: 'config.unreadable',
      message: `Cannot read the configuration ${file}: there is no such file; name another with --config or FEEDMIRROR_CONFIG, or write one with "feedmirror init".`,
    });
  });

  it('says that a folder is none', async () => {
    await expect(loadConfig({ file: folder, env: {} })).rejects.toMatchObject({
      code: 'config.unreadable',
      message: `Cannot read the configuration ${folder}: it is a folder.`,
    });
  });

  it('refuses a file in another encoding than UTF-8', async () => {
    const file = join(folder, 'utf16.yaml');
    await writeFile(file, Buffer.from('\uFEFFarchive: 镜像\n', 'utf16le'));
    await expect(loadConfig({ file, env: {} })).rejects.toMatchObject({
      code: 'config.syntax',
      message: `${file} is not valid YAML: it is not UTF-8 text.`,
    });
  });
});
