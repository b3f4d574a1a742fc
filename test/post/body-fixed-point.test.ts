import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sanitizeHtml } from '../../src/article/sanitize.ts';
import type { SafeHtml } from '../../src/core/types.ts';
import { serialiseBody } from '../../src/post/body.ts';
import { writable } from '../../src/post/escape.ts';
import { anyText } from './any-text.ts';
import { unbalanced } from './balance.ts';

const serialise = (html: string) => serialiseBody(html as SafeHtml);
const sanitise = (html: string) =>
  sanitizeHtml(html, { baseUrl: 'https://news.example/a', embedHosts: ['www.youtube.com'] });

describe('serialiseBody on anything', () => {
  it('is balanced, on one line and a fixed point, whatever comes in', () => {
    const tags =
      'p b i a ul li table td tr pre div span h2 blockquote figure button object select ruby rt dl dd svg p br'.split(
        ' ',
      );
    const soup = array(
      constantFrom(
        ...tags.flatMap((tag) => [`<${tag}>`, `</${tag}>`]),
        ' ',
        '\n',
        'x',
        '字 ',
        '<a href="http://a.example/">',
      ),
      { maxLength: 25 },
    ).map((parts) => parts.join(''));
    for (const input of [anyText, soup]) {
      assert(
        property(input, (html) => {
          const body = serialise(html);
          expect(body).not.toMatch(/[\n{}]/);
          expect(body).not.toBe('');
          expect(unbalanced(body)).toEqual([]);
          expect(serialise(body)).toBe(body);
        }),
        { numRuns: 500 },
      );
    }
  });

  it('comes out the same when what was sanitised is written, sanitised and written again', () => {
    assert(
      property(
        // Characters that the writer drops or makes a space are no concern of the sanitiser.
        array(anyText, { maxLength: 4 }).map((parts) =>
          writable(parts.join('')).replace(/[\u2028\u2029]/g, ' '),
        ),
        (html) => {
          const body = serialiseBody(sanitise(html));
          expect(serialiseBody(sanitise(body))).toBe(body);
        },
      ),
      { numRuns: 300 },
    );
  });
});
