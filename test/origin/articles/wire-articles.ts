// Agency copy: no byline, boiler-plate in the feed's title, a copyright line as last child of the body.
import { interstitial, wireCopyright } from '../fragments.ts';
import type { ArticleSpec } from '../model.ts';
import { p } from '../pieces.ts';
import { picture } from './picture.ts';

const boilerplate = ' – 法国国际广播电台 - RFI';

/** What all agency pages have in common. */
function wire(
  spec: Omit<ArticleSpec, 'edition' | 'family' | 'feedTitle' | 'byline' | 'section' | 'tags'>,
): ArticleSpec {
  return {
    ...spec,
    edition: 'cn',
    family: 'wire',
    feedTitle: `${spec.title}${boilerplate}`,
    section: '法新社',
    byline: null,
    tags: ['法新社'],
  };
}

export const wireArticles: readonly ArticleSpec[] = [
  wire({
    id: 'wire-dateless',
    title: '木材商联合抵制新税 苍岭省锯木厂停工三天',
    folder: '',
    dateless: true,
    publishedAt: '2025-03-30T06:45:00Z',
    feedAt: '2025-03-30T07:30:44Z',
    doubledSlash: true,
    standfirst: null,
    lead: picture(10, 'int0011b.250330064501.jpg', { credits: '© AFP' }),
    template: '2020',
    body: [
      p('（法新社苍岭30日电）    苍岭省一百四十家锯木厂今天起停工三天，抗议省府把木材运输税提高一倍。'),
      interstitial,
      p(
        '    业者公会理事长邱松年告诉法新社：「我们不是不缴税，是缴不起两次税。」',
        '    省府发言人表示，新税收入将全数用于修复被货车压坏的山路，双方预定下周二会谈。',
      ),
      wireCopyright('© 2025 AFP'),
    ],
  }),
  wire({
    id: 'same-title-morning',
    title: '盐湖股市收小红',
    folder: '经济',
    publishedAt: '2025-03-28T09:20:00Z',
    feedAt: '2025-03-28T09:55:00Z',
    standfirst: null,
    lead: null,
    genericLogo: true,
    template: '2020',
    body: [
      p('（法新社盐湖特区28日电）    盐湖股市今天早盘收小红，综合指数上涨百分之零点二，航运类股领涨。'),
      wireCopyright('© 2025 AFP'),
    ],
  }),
  wire({
    id: 'same-title-evening',
    title: '盐湖股市收小红',
    folder: '经济',
    slug: '盐湖股市收小红-1',
    publishedAt: '2025-03-28T15:40:00Z',
    feedAt: '2025-03-28T16:21:00Z',
    standfirst: null,
    lead: picture(12, 'market_b.jpg'),
    template: '2020',
    body: [
      p(
        '（法新社盐湖特区28日电）    盐湖股市今天终场再收小红，综合指数累计上涨百分之零点三，成交量为两周来最低。',
      ),
      interstitial,
      p('    分析师说，投资人都在等待下周公布的渔获统计。'),
      wireCopyright('© Agence France-Presse 2025'),
    ],
  }),
];
