// A handful of pages of the traditional edition.
import { interstitialTw, selfPromo, wireCopyright } from '../fragments.ts';
import type { ArticleSpec } from '../model.ts';
import { p } from '../pieces.ts';
import { picture } from './picture.ts';

export const twArticles: readonly ArticleSpec[] = [
  {
    id: 'tw-plain',
    edition: 'tw',
    family: 'article',
    title: '白鷺港新防波堤提前合龍 漁民擔心航道變窄',
    section: '國際',
    folder: '國際',
    publishedAt: '2025-03-30T14:25:00Z',
    feedAt: '2025-03-30T15:10:00Z',
    byline: '林望舒',
    standfirst: '全長兩千一百公尺的白鷺港外堤週日合龍，比原定日期早了四個月。',
    lead: picture(80, 'breakwater_tw.jpg', { legend: '最後一塊沉箱就位。', credits: '© 樣例圖片社' }),
    template: '2025',
    tags: ['白鷺港'],
    body: [
      p('當地時間週日上午十時許，最後一塊重達一千八百噸的沉箱緩緩落入預定位置。'),
      interstitialTw,
      p('港口東側的漁民說，新堤把原來的出海口收窄了將近一半，<strong>退潮時兩條船很難交會</strong>。'),
      selfPromo,
    ],
  },
  {
    id: 'tw-wire',
    edition: 'tw',
    family: 'wire',
    title: '濃霧不散 糧船滯留鹽湖口',
    feedTitle: '濃霧不散 糧船滯留鹽湖口 – 法国国际广播电台 - RFI',
    section: '法新社',
    folder: 'contenu',
    publishedAt: '2025-03-30T05:30:00Z',
    feedAt: '2025-03-30T06:22:00Z',
    byline: null,
    standfirst: null,
    lead: null,
    genericLogo: true,
    template: '2020',
    tags: ['法新社'],
    body: [
      p('（法新社鹽湖特區30日電）    濃霧持續第二天，六艘貨輪在鹽湖口外拋錨等候。'),
      interstitialTw,
      p('    港方說，存糧足夠居民食用四十天。'),
      wireCopyright('© 2025 AFP'),
    ],
  },
  {
    id: 'tw-culture',
    edition: 'tw',
    family: 'article',
    title: '青梧縣古橋搶修：石匠們的最後一道榫',
    section: '文化',
    folder: '文化',
    publishedAt: '2025-03-29T09:40:00Z',
    feedAt: '2025-03-29T10:20:00Z',
    byline: '顧北辰',
    standfirst: '有四百年歷史的聽雨橋本週進入最後的修復階段。',
    lead: picture(81, 'bridge_tw.jpg'),
    template: '2022',
    tags: ['青梧縣'],
    body: [
      p('石匠說，只有同一座山的石頭才「認得」同一條河。'),
      interstitialTw,
      p('縣文物所所長說，六月放水試橋，屆時只允許行人通過。'),
      selfPromo,
    ],
  },
];
