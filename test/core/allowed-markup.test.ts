import { expect, it } from 'vitest';
import { frameNames, lineNames, looseNames } from '../../src/article/elements.ts';
import { sanitizeHtml } from '../../src/article/sanitize.ts';
import {
  allowedAttributes,
  allowedElements,
  attributesOf,
  blockElements,
  keptName,
} from '../../src/core/allowed-markup.ts';
import { serialiseBody } from '../../src/post/body.ts';
import { keptAttributes, treatmentOf } from '../../src/post/elements.ts';

const about = { baseUrl: 'https://example.org/', embedHosts: ['example.org'] };

it('is what the article room sorts and what the post room writes', () => {
  expect(new Set([...lineNames, ...looseNames, ...frameNames, 'hr'])).toEqual(blockElements);
  for (const name of allowedElements) {
    expect(treatmentOf(name)).toEqual({ treatment: blockElements.has(name) ? 'block' : 'inline', name });
  }
});

it('names attributes of allowed elements only, and the post room can read each of them', () => {
  const values: Record<string, string> = { scope: 'row', preload: 'none', loading: 'lazy', controls: '' };
  for (const [name, attributes] of Object.entries(allowedAttributes)) {
    expect(allowedElements.has(name)).toBe(true);
    const given = Object.fromEntries(
      attributes.map((key) => [
        key,
        values[key] ?? (/^(?:href|src|poster|cite)$/.test(key) ? 'https://a.example/' : '1'),
      ]),
    );
    expect(keptAttributes(name, given)?.map(([key]) => key)).toEqual(attributes);
  }
});

it('finds nothing under names that every object has', () => {
  expect([keptName('constructor'), attributesOf('constructor')]).toEqual(['constructor', []]);
  expect(keptAttributes('constructor', {})).toEqual([]);
  for (const name of ['constructor', 'valueof', 'hasownproperty', '__proto__']) {
    expect(sanitizeHtml(`<p>a <${name} constructor=1>b</${name}></p>`, about)).toContain('a ');
  }
  expect(sanitizeHtml('<p>a <constructor>b</constructor></p>', about)).toBe('<p>a b</p>');
});

it.each([
  ['<menu><li>a</li></menu>', '<ul><li>a</li></ul>'],
  ['<dir><li>a</li></dir>', '<ul><li>a</li></ul>'],
  ['<p><acronym title="x">a</acronym></p>', '<p><abbr title="x">a</abbr></p>'],
  ['<h1>a</h1><p><b>b</b></p>', '<h2>a</h2><p><strong>b</strong></p>'],
])('%s is kept under one name by both rooms', (html, kept) => {
  const safe = sanitizeHtml(html, about);
  expect(safe).toBe(kept);
  expect(serialiseBody(html as typeof safe)).toBe(kept);
});
