// Posts mixed from everything that once broke a Jekyll site: titles, authors, names, addresses, bodies.
import type { SafeHtml } from '../../src/core/types.ts';
import type { PostInput } from '../../src/post/render.ts';
import { balanced, bodies } from './tortured-bodies.ts';

export interface TorturedPost extends PostInput {
  /** The author as a page must show it. */
  readonly shownAuthor: string;
  /** Text that must stand in the page's body, white space collapsed. */
  readonly shownTexts: readonly string[];
}

const titles = [
  ...[
    '{{ site.source }}',
    '{{ x',
    '{% unknown %}',
    '{% raw %}',
    '{% endraw %}',
    '{% include nope %}',
    '{%',
    '{# x',
  ],
  ...[
    'a "b" c',
    'C:\\new \\x41',
    'trailing \\',
    '--- a\n---\n...',
    'a: b # c',
    "'x' | [y]",
    '- a',
    '@a',
    '%a',
    '*a',
    '!a',
    '&a',
    '~',
  ],
  ...[
    'a [b] c',
    'a [b',
    ']',
    '[',
    'x]: y',
    '*[H]: x',
    '^foo',
    '[^1]',
    'a](http://evil.example)',
    '*a* _b_ `c` ~~d~~ $$e$$',
    '![i](j)',
  ],
  ...[
    '<b>粗</b>',
    '<script>alert(1)</script>',
    '&amp; &#65; &lt;',
    '{:.x}',
    '{::options /}',
    '# h',
    '1. x',
    '> q',
    '* * *',
    'a | b',
    '| a |',
  ],
  ...[
    '',
    '...',
    '！？',
    '🎉',
    '.hidden',
    '_draft',
    '“.NET”',
    'He said “No.”',
    'a...b..',
    'a/b/../c',
    'cafe\u0301',
    '为何？',
    '为何！',
    '为何',
    'A B',
    'a-b',
  ],
  ...[
    '字'.repeat(80),
    '𠮷'.repeat(40),
    '\ufeffa\u200b\u202eb\u0007',
    'true',
    'null',
    '2020-01-01',
    '007',
    ':a',
    'a: b: c:',
    '--',
    'x -- y --- z ...',
  ],
];

const authors: readonly (readonly [string, string])[] = [
  ['法广', '法广'],
  ['a: b', 'a: b'],
  ['@a', '@a'],
  ['*a', '*a'],
  [':a', ':a'],
  ['"a" b', '”a” b'],
  ['yes', 'yes'],
  ['007', '007'],
  ['a #b', 'a #b'],
  ['[a]', '[a]'],
  ['Jean-Paul (AFP)', 'Jean-Paul (AFP)'],
  ['{{ x }} \\', '{{ x }} ＼'],
  ['| a', '| a'],
];

const names = ['法广', 'BBC News', '20 minutes', 'rfi-cn', 'A·B', '.net'];

const addressEnds = [
  'a',
  'b:',
  '(c',
  'd)',
  '[e]',
  "f'g",
  '?h&copy=1&amp;x',
  '{{i}}',
  '{%j%}',
  '"k"',
  '国 际',
  '#l:',
  '`m`',
  '_n_*o*',
  'p|q^r\\s',
  '%zz',
  '?a=<b>',
];

/** At least one post for each title, all of them on a few neighbouring days. */
export function torturedPosts(): readonly TorturedPost[] {
  const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
  return Array.from({ length: Math.max(155, titles.length * 2) }, (_, index) => {
    const [author, shownAuthor] = pick(authors, index);
    const [html, shownTexts] = pick(bodies, index);
    const name = pick(names, index);
    const isSummary = index % 19 === 18;
    const shared = {
      title: pick(titles, index),
      publishedAt: new Date(Date.UTC(2020, 7, 20 + (index % 3), 23, index % 60, 59, index)),
      author,
      shownAuthor,
      url: `https://news.example/${index}/${pick(addressEnds, index)}`,
      tags: [name, pick(names, index + 1)],
      categories: [name],
      frontMatter: [['note', pick(titles, index + 7)]] as const,
      language: 'zh-Hans' as const,
      modifiedAt: null,
    };
    if (isSummary) {
      const summary = `${pick(titles, index + 3)} <b>摘要</b>` as SafeHtml;
      return { ...shared, shownTexts: ['摘要', '阅读原文'], body: { kind: 'summary', image: null, summary } };
    }
    return {
      ...shared,
      shownTexts,
      body: {
        kind: 'article',
        printedDate: index % 2 === 0 ? '22/08/2020 - 01:18' : null,
        image:
          index % 3 === 0
            ? { url: 'https://img.example/a.jpg', caption: pick(titles, index + 5), credit: null, alt: '"' }
            : null,
        standfirst: index % 4 === 0 ? pick(titles, index + 11) : null,
        html: (index % 5 === 0 ? balanced + html : html) as SafeHtml,
        credit: index % 6 === 0 ? '© AFP {{ x }}' : null,
      },
    };
  });
}
