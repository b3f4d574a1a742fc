import { describe, expect, it } from 'vitest';
import { furnitureLine, type Place } from '../../../src/article/generic/lines.ts';
import { passagesOf } from '../../../src/article/generic/passages.ts';
import { parseFragment, select } from '../../../src/core/html.ts';

function ruleFor(html: string, place: Place): string | null {
  const root = select(parseFragment(`<div><p>${html}</p><p>Another line.</p></div>`), 'div')[0];
  const passage = root === undefined ? undefined : passagesOf(root)[0];
  if (passage === undefined) throw new Error('no passage');
  return furnitureLine(passage, place);
}

describe('lines that are furniture wherever they stand', () => {
  const lines: Readonly<Record<string, readonly string[]>> = {
    label: [
      'Advertisement',
      'ADVERTISEMENT',
      '[Publicité]',
      'Anzeige',
      'Publicidad',
      'Реклама',
      '广告',
      '広告',
      '광고',
      'إعلان',
      'Story continues below',
      'Share this article',
      'Partager',
      'Teilen',
      'Compartir',
      '分享到微信',
      'Related stories:',
      'À lire aussi :',
      'Mehr zum Thema',
      'Leggi anche:',
      'Lees ook',
      'Читайте также:',
      '相关阅读',
      '関連記事',
      '관련기사',
      'اقرأ أيضا',
      '17 comments',
      '[+] Enlarge',
    ],
    prompt: [
      'Sign up for our morning letter and never miss a thing',
      'Follow us on Facebook and Twitter',
      'Abonnez-vous à notre lettre du matin',
      'Melden Sie sich für unseren Newsletter an',
      'Suscríbete a nuestro boletín',
      'Iscriviti alla nostra newsletter',
      'Подписывайтесь на наш канал',
      '扫一扫关注我们的公众号',
      '责任编辑：王小河',
      'ログインして続きを読む',
      '© 2023 Example News Ltd',
      'All rights reserved. Nothing of this may be copied.',
      'The post Ice stops the ferry appeared first on Example News.',
      'To view this video please enable JavaScript',
    ],
    pointer: [
      '<a href="/x">Read more: the harbour that froze twice</a>',
      'Lire aussi : <a href="/x">le port qui gela deux fois</a>',
      'Lesen Sie auch: <a href="/x">Der Hafen</a>',
      'Te puede interesar: <a href="/x">El puerto helado</a>',
      '延伸阅读：<a href="/x">两次结冰的港口</a>',
      '[<a href="/x">Read: the harbour that froze twice</a>]',
      '<a href="/x">The harbour that froze twice</a>',
    ],
    'picture-credit': ['Photo: Anna Quay', 'Anna Quay / Getty Images', '(Bild: Anna Quay)'],
  };

  for (const [rule, texts] of Object.entries(lines)) {
    it.each(texts)(`${rule}: %s`, (text) => {
      expect(ruleFor(text, 'between')).toBe(rule);
    });
  }
});

describe('lines that are furniture before and after the text', () => {
  const lines: Readonly<Record<string, readonly string[]>> = {
    credit: [
      'By Anna Quay',
      'By ANNA QUAY and Tom Mill, Example News',
      'Par Anne Dupont',
      'Von Anna Hafen',
      'Published on 3 May 2023 at 10:05',
      'Mis à jour le 3 mai 2023 à 10h05',
      '发布时间：2023-05-03 10:05',
      '5 min read',
      'Source: Example Agency',
      'Tags: ferry, ice, harbour',
      '关键词：渡轮 结冰',
      'Anna Quay writes on boats. You can follow her on a small wooden bench.',
    ],
    date: [
      'May 3, 2023',
      '3 mai 2023, 10h05',
      'Mittwoch, 3. Mai 2023 um 10:05 Uhr',
      '2023年5月3日 10:05',
      '03.05.2023',
    ],
    'link-after': ['More boats and ships: <a href="/x">the harbour of the north in a hundred pictures</a>'],
  };

  for (const [rule, texts] of Object.entries(lines)) {
    it.each(texts)(`${rule}: %s`, (text) => {
      expect(ruleFor(text, 'after')).toBe(rule);
      expect(ruleFor(text, 'between')).toBeNull();
    });
  }
});

describe('lines that are text', () => {
  it.each([
    'By the way, the ferry was late.',
    'From Monday on, the boats will leave an hour later.',
    'He was 47 years old.',
    'In May 2023 the harbour froze for the second time.',
    'Advertisement brings the town more money than the harbour does.',
    'Share prices of the ferry company fell by a third.',
    'Follow-up meetings are planned for the autumn.',
    'Related to this is the question who pays for the ice breaker, and nobody in the town hall had an answer.',
    'Sources: none of those who were there would give a name, and yet all of them told the same story of that long night.',
    'He told <a href="/x">the harbour master</a> about it.',
    '<a href="/x">The harbour froze twice in one year.</a>',
    '广告公司的收入超过了港口。',
    'Lire un livre en bateau est un plaisir.',
    'De Gaulle spoke here in 1962.',
  ])('%s', (text) => {
    expect(['before', 'between', 'after'].map((place) => ruleFor(text, place as Place))).toEqual([
      null,
      null,
      null,
    ]);
  });
});
