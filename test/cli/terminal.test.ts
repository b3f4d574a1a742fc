import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonLine, printable, printableLines } from '../../src/cli/io.ts';
import { shownValue } from '../../src/cli/log.ts';
import { frontMatterLines } from '../../src/post/front-matter.ts';
import { linkText, postTitle } from '../../src/post/title.ts';
import { openWorkplace, runProgram, type Workplace } from './run-program.ts';

/** Written as numbers: this file is looked at in terminals too. */
const codes = [
  ...[0x00, 0x07, 0x08, 0x09, 0x0d, 0x1b, 0x7f, 0x85, 0x9b, 0x9d, 0x61c, 0x180e, 0x200b, 0x200e, 0x200f],
  ...[0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2060, 0x2066, 0x2067, 0x2068, 0x2069, 0x206f],
  ...[0xfeff, 0xfff9, 0xd800, 0xe0001, 0xe0041],
];
const trap = (code: number): string => String.fromCodePoint(code);
const all = codes.map(trap).join('x');
const isRaw = (text: string): boolean => codes.some((code) => text.includes(trap(code)));

describe('text for a terminal', () => {
  it.each(codes.map((code) => [code.toString(16), code] as const))('shows U+%s as a space', (_, code) => {
    expect(printable(`a${trap(code)}${trap(code)}b`)).toBe('a b');
  });

  it('leaves all else', () => {
    const text = '港口 “a” é 👩\u200d🚀 می\u200cخواهم  x';
    expect(printable(text)).toBe(text);
  });

  it('keeps the lines of a stack trace, and nothing else that moves the cursor', () => {
    expect(printableLines(`Error: a\u001b[2J\n    at b\rc`)).toBe('Error: a [2J\n    at b c');
  });
});

describe('a line of JSON', () => {
  it('has every such character as an escape, and is equal to the data', () => {
    const data = { title: all, [`k${trap(0x202e)}`]: [all] };
    const line = jsonLine(data);
    expect(isRaw(line)).toBe(false);
    expect(line).toContain('\\u202e');
    expect(line).toContain('\\udb40\\udc01');
    expect(JSON.parse(line)).toEqual(data);
  });

  it('is equal to the data whatever that is', () => {
    const units = fc.array(fc.integer({ min: 0, max: 0xffff })).map((list) => String.fromCharCode(...list));
    fc.assert(
      fc.property(fc.oneof(units, fc.string({ unit: 'binary' })), (text) => {
        const line = jsonLine({ text });
        expect(JSON.parse(line)).toEqual({ text });
        expect(printable(line)).toBe(line);
      }),
    );
  });

  it('leaves other characters readable', () => {
    expect(jsonLine('港口 é 👩\u200d🚀')).toBe('"港口 é 👩\u200d🚀"');
  });
});

describe('a log line for a person', () => {
  it('has no text that a terminal obeys', () => {
    const line = {
      level: 30,
      msg: `a${trap(0x1b)}[31m`,
      err: { stack: `E\n  at${trap(0x9b)}x` },
      list: [all],
    };
    const shown = shownValue(line);
    expect(shown).toMatchObject({ level: 30, msg: 'a [31m', err: { stack: 'E\n  at x' } });
    expect(isRaw(JSON.stringify(shown))).toBe(false);
  });
});

describe('the head of a post', () => {
  it('and its link line have none of the characters that the rules name', () => {
    const title = postTitle(`甲${all}乙`);
    const lines = frontMatterLines({
      title,
      publishedAt: new Date(0),
      author: `丙${all}丁`,
      address: 'https://example.org/a',
      tags: [`戊${all}`],
      categories: [],
      extra: [],
      modifiedAt: null,
    });
    // U+061C, U+180E, interlinear marks and tags are no part of rule 3: a title keeps them.
    const kept = [0x61c, 0x180e, 0x206f, 0xfff9, 0xe0001, 0xe0041];
    for (const code of codes.filter((one) => !kept.includes(one))) {
      expect(lines.some((line) => line.includes(trap(code)))).toBe(false);
      expect(linkText(title)).not.toContain(trap(code));
    }
    expect(lines).toHaveLength(9);
  });
});

describe('the program', () => {
  let place: Workplace;
  const hostile = `标题${[0x1b, 0x9b, 0x202e, 0x2066, 0x200b, 0x2028].map((code) => `&#${code};x`).join('')}`;
  beforeAll(async () => {
    place = await openWorkplace();
    await writeFile(
      join(place.folder, 'feed.xml'),
      `<rss version="2.0"><channel><title>${hostile}</title><item><title>${hostile}</title><link>https://example.org/a</link><description>${hostile}</description></item></channel></rss>`,
    );
    await writeFile(
      join(place.folder, 'page.html'),
      `<link rel=canonical href="https://example.org/a"><title>${hostile}</title><p>${`${hostile}${'港口的居民说'.repeat(60)}`}</p>`,
    );
  });
  afterAll(() => place.remove());

  it.each([
    ['feed', 'feed.xml'],
    ['extract', 'page.html'],
  ])('%s prints a hostile title harmlessly, as text and as JSON', async (command, file) => {
    const text = await runProgram([command, file], { cwd: place.folder });
    const json = await runProgram([command, '--json', file], { cwd: place.folder });
    expect([text.status, json.status]).toEqual([0, 0]);
    expect(text.stdout).toContain('标题');
    const lines = [...text.stdout.split('\n'), ...json.stdout.split('\n'), ...text.stderr.split('\n')];
    for (const line of lines) expect(printable(line)).toBe(line);
    expect(json.stdout).toContain('\\u202e');
    expect(JSON.stringify(JSON.parse(json.stdout))).toContain(trap(0x202e));
  });

  it('names a file and an option harmlessly', async () => {
    const missing = await runProgram(['feed', `no${trap(0x202e)}${trap(0x1b)}[2Jfile`], {
      cwd: place.folder,
    });
    const unknown = await runProgram([`--x${trap(0x1b)}]0;a${trap(0x07)}`], { cwd: place.folder });
    expect([missing.status, unknown.status]).toEqual([1, 2]);
    for (const line of [...missing.stderr.split('\n'), ...unknown.stderr.split('\n')])
      expect(printable(line)).toBe(line);
    expect(missing.stderr).toContain('no [2Jfile');
  });
});
