// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders are what is tested
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/load.ts';
import { ConfigError } from '../../src/core/errors.ts';
import { errorOf } from './error-of.ts';

describe('secrets are not shown', () => {
  it.each([
    ['server: { token: 7777 }', 'server.token: its value is not text; put it in quotes'],
    ['notify: { webhook: s3cret }', 'notify.webhook: its value is not an http or https address'],
    ['notify: { ping: "${HOOK}" }', 'notify.ping: its value is not an http or https address'],
    ['timezone: ${HOOK}', 'timezone: its value is not an IANA time zone such as UTC or Asia/Shanghai'],
    [
      'feeds: [{ id: a, url: "ftp://user:s3cret@a.example/rss" }]',
      'feeds[0].url: "ftp://a.example/rss" is not an http or https address',
    ],
    ['publish: { git: { remotes: [{ url: s3cret }] } }', 'publish.git.remotes[0]: its value is not text'],
    [
      'server: { token: "a${s3-cret" }',
      'server.token: "${" must begin the name of an environment variable, as in ${NAME}',
    ],
  ])('%s', async (text, sentence) => {
    expect((await errorOf(text, { HOOK: 's3cret' })).message).toBe(`c.yaml: ${sentence}.`);
  });

  it('nor are pieces of a broken YAML text', async () => {
    for (const text of [
      'server: { token: *s3cret }',
      'server: { token: @s3cret }',
      'server: "s3cret',
      'server: |s3cret\n  x',
    ]) {
      const error = await errorOf(text);
      expect([text, error.code]).toEqual([text, 'config.syntax']);
      expect(error.message).not.toContain('s3cret');
    }
  });
});

describe('config.environment', () => {
  it.each([
    ['http: { gap: "${NOPE}" }', 'http.gap'],
    ['feeds: [{ id: a, url: "https://${NOPE}/rss" }]', 'feeds[0].url'],
  ])('%s', async (text, key) => {
    const error = await errorOf(text);
    expect(error.code).toBe('config.environment');
    expect(error.message).toBe(`c.yaml: ${key}: the environment variable NOPE is not set.`);
  });

  it('a default inside the braces is not understood, and said so', async () => {
    expect((await errorOf('http: { gap: "${GAP:-5s}" }')).message).toBe(
      'c.yaml: http.gap: "${" must begin the name of an environment variable, as in ${NAME}.',
    );
  });
});

describe('config.syntax', () => {
  it.each([
    ['http:\n  gap: 5s\nhttp:\n  gap: 6s\n', 'http stands twice in the same map, again at line 3, column 1'],
    ['log: { level: info, level: warn }', 'level stands twice in the same map, again at line 1, column 21'],
    ['http:\n\tgap: 5s', 'a tab instead of spaces at line 2, column 1'],
    ['a: 1\n---\nb: 2', 'Source contains multiple documents at line 2, column 1'],
    ['x: !!js/function f', 'Unresolved tag at line 1, column 4'],
    ['{ a :b, c :d ', 'Flow map must end with a } at line 1, column 14'],
  ])('%j', async (text, detail) => {
    const error = await errorOf(text);
    expect(error.code).toBe('config.syntax');
    expect(error.message).toBe(`c.yaml is not valid YAML: ${detail}.`);
  });

  it('refuses a text that grows without bound by aliases', async () => {
    const rows = Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]`);
    expect((await errorOf(`a0: &a0 [x]\n${rows.join('\n')}`)).code).toBe('config.syntax');
  });
});

describe('whatever stands in the file', () => {
  const keys = fc.constantFrom(
    'feeds',
    'http',
    'gap',
    'server',
    'port',
    'id',
    'url',
    'skip',
    'post',
    'frontMatter',
    'log',
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom<unknown>(
        null,
        true,
        false,
        0,
        -1,
        1.5,
        '',
        '5s',
        'https://a.example',
        '(',
        '__proto__',
      ),
      fc.string(),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(fc.oneof(keys, fc.string()), tie('tree'), { maxKeys: 4 }),
    ),
  }));

  it('it is read, or refused with one line that names the file', async () => {
    await fc.assert(
      fc.asyncProperty(tree, async (value) => {
        const result = await parseConfig({ text: JSON.stringify(value), file: 'c.yaml', env: {} }).catch(
          (error: unknown) => error,
        );
        if (result instanceof Error) {
          expect(result).toBeInstanceOf(ConfigError);
          expect(result.message).toMatch(/^c\.yaml[^\n]*\.$/);
        } else {
          expect(Object.isFrozen(result)).toBe(true);
        }
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});
