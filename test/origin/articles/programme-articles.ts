// Columns, podcast episodes and broadcasts of the day.
import { audio2020, audio2023, leadSound } from '../embeds.ts';
import { interstitial, selfPromo } from '../fragments.ts';
import type { ArticleSpec } from '../model.ts';
import { boldHeading, p, paragraphWithLink } from '../pieces.ts';
import { picture } from './picture.ts';

const tide = {
  id: '330101',
  path: '/audio/modules/actu/202503/tide-laboratory.mp3',
  show: '科技与社会',
  title: '潮汐实验室的三十个夜晚',
};
const kitchen = {
  id: '330102',
  path: '/audio/magazines/202503/night-kitchen.mp3',
  show: '城市声音',
  title: '夜市厨房：一口锅的账本',
};
const broadcast = {
  id: '330103',
  path: '/audio/broadcasts/202503/first-20250329.mp3',
  show: '第一次播音',
  title: '2025年3月29日第一次播音',
};

export const programmeArticles: readonly ArticleSpec[] = [
  {
    id: 'column',
    edition: 'cn',
    family: 'column',
    title:
      '为什么柳溪镇的年轻人又回来了：一座江边小镇用十二年时间把废弃的糖厂改成学校的故事以及其中的三次失败 - 要闻解说',
    section: '要闻解说',
    folder: '专栏检索/要闻解说',
    publishedAt: '2025-03-29T18:00:00Z',
    feedAt: '2025-03-29T18:50:00Z',
    byline: '贺知秋',
    standfirst: '从外流到回流，柳溪镇的人口曲线在去年拐了一个弯。镇上的人把它归功于一所夜校。',
    lead: picture(20, 'liuxi_sugar_mill.jpg', { legend: '由糖厂改建的夜校教室', credits: '© 样例图片社' }),
    template: '2022',
    tags: ['柳溪镇', '教育'],
    body: [
      boldHeading('糖厂停工之后'),
      p(
        '二〇一三年，柳溪糖厂熄了最后一炉火，全镇三分之一的家庭在两年之内搬走。留下来的人把车间的机器卖了，用得来的钱修屋顶。',
      ),
      interstitial,
      boldHeading('三次失败的尝试'),
      p(
        '先是想做仓库，后来想做旅馆，再后来想种蘑菇，没有一样撑过一个冬天。校长陆明远笑着说：“失败多了，账本就看得懂了。”',
        '第四次，他们只买了二十张旧课桌。',
      ),
      paragraphWithLink({
        before: '相关报道 ',
        path: '/cn/政治/20250330-石渡口听证会',
        text: '石渡口听证会：沙袋由谁付钱',
        after: '。',
        target: '_self',
      }),
      selfPromo,
    ],
  },
  {
    id: 'podcast',
    edition: 'cn',
    family: 'podcast',
    title: '潮汐实验室的三十个夜晚 - 科技与社会',
    section: '科技与社会',
    folder: '播客/科技与社会',
    publishedAt: '2025-03-29T16:30:00Z',
    feedAt: '2025-03-29T17:15:00Z',
    opaqueGuid: 'WBMZ330101-RFI-CN-20250329',
    byline: '阿列娜·维索',
    standfirst: '北岬岛的研究员每晚记录一次潮位，已经坚持了三十天。',
    lead: picture(21, 'tide_lab.jpg'),
    template: '2022',
    tags: ['北岬岛', '科学'],
    enclosure: { path: tide.path, type: 'audio/mpeg', length: 417 },
    body: [
      p('实验室只有两间屋子，一间放仪器，一间放行军床。负责人说，最难的不是熬夜，而是让记录不断线。'),
      audio2020(tide),
      p('节目里，我们跟随值班员走完一次夜间巡查，从栈桥尽头的水尺一直走到山顶的天线。'),
      selfPromo,
    ],
  },
  {
    id: 'podcast-lead-player',
    edition: 'cn',
    family: 'podcast',
    title: '夜市厨房：一口锅的账本 - 城市声音',
    section: '城市声音',
    folder: '播客/城市声音',
    publishedAt: '2025-03-29T14:00:00Z',
    feedAt: '2025-03-29T14:48:00Z',
    byline: '苏晚晴',
    standfirst: '一碗面卖八块钱，摊主能留下多少？',
    lead: picture(22, 'night_kitchen.jpg'),
    leadMedia: leadSound(kitchen),
    template: '2025',
    tags: ['榆关市', '夜市'],
    enclosure: { path: kitchen.path, type: 'audio/mpeg', length: 417 },
    body: [
      p('摊主老郑把一天的开销写在墙上：面粉、煤气、摊位、雨棚。写到最后一行，他用粉笔画了一个圈。'),
      audio2023(kitchen),
      p('“圈里的数，就是我今天的工钱。”他说。'),
      selfPromo,
    ],
  },
  {
    id: 'broadcast',
    edition: 'cn',
    family: 'broadcast',
    title: '第一次播音 2025年3月29日 北京时间19时',
    section: '播音',
    folder: '播客/播音',
    publishedAt: '2025-03-29T11:00:00Z',
    feedAt: '2025-03-29T11:35:00Z',
    opaqueGuid: 'WBMZ330103-RFI-CN-20250329',
    byline: null,
    standfirst: '一小时新闻节目。',
    lead: null,
    genericLogo: true,
    leadMedia: leadSound(broadcast),
    template: '2020',
    tags: ['播音'],
    enclosure: { path: broadcast.path, type: 'audio/mpeg', length: 417 },
    body: [],
  },
];
