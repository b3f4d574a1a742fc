// Plain text articles, among them titles that are hard to write into a post.
import { interstitial, selfPromo } from '../fragments.ts';
import type { ArticleSpec } from '../model.ts';
import { p, paragraphWithLink } from '../pieces.ts';
import { picture } from './picture.ts';

export const textArticles: readonly ArticleSpec[] = [
  {
    id: 'plain',
    edition: 'cn',
    family: 'article',
    title: '白鹭港新防波堤提前合龙 渔民担心航道变窄',
    section: '国际',
    folder: '国际',
    publishedAt: '2025-03-30T14:05:00Z',
    modifiedAt: '2025-03-30T15:20:00Z',
    feedAt: '2025-03-30T14:58:21Z',
    byline: '林望舒',
    standfirst:
      '全长两千一百米的白鹭港外堤周日合龙，比原定日期早了四个月。港务局称工程可挡住五十年一遇的风浪。',
    lead: picture(1, '2025-03-30T101500Z_bailu_breakwater.JPG', {
      alt: '白鹭港外堤合龙现场',
      legend: '2025年3月30日，最后一块沉箱在白鹭港外堤就位。',
      credits: '© 样例图片社/周岸',
    }),
    template: '2025',
    tags: ['白鹭港', '渔业'],
    body: [
      p(
        '当地时间周日上午十时许，最后一块重达一千八百吨的沉箱缓缓落入预定位置，岸上响起汽笛声。港务局局长贺知秋说：“从今天起，港内停泊的船只可以安心过冬。”',
      ),
      interstitial,
      p(
        '不过，港口东侧的渔民并不都感到高兴。从业三十年的船老大马库·特林说，新堤把原来的出海口收窄了将近一半，<strong>退潮时两条船很难交会</strong>。',
        '苍岭大学海岸工程教授阿列娜·维索认为，争议的根源在于<em>潮流模型</em>没有公开。她建议在入秋之前补做一次实测，并把数据交给渔会核对。',
        '港务局回应说，航道宽度符合规范，今年五月将增设三座灯浮标，另拨出六百万元补助小型渔船更换导航设备。',
      ),
      selfPromo,
    ],
  },
  {
    id: 'hard-title',
    edition: 'cn',
    family: 'article',
    title: '林望舒问市长："钱[去]哪儿了?" 答: {一半}在账上 C:\\港 1/2',
    section: '政治',
    folder: '政治',
    publishedAt: '2025-03-30T12:10:00Z',
    feedAt: '2025-03-30T12:55:00Z',
    doubledSlash: true,
    byline: '林望舒',
    standfirst: '石渡口市议会就防洪专款举行听证，市长首次承认“一半的钱还没有动用”。',
    lead: picture(2, 'council_hearing.jpg'),
    template: '2022',
    tags: ['石渡口'],
    body: [
      p(
        '听证会开到第三个小时，议员把一张放大的账单举过头顶，追问去年拨给石渡口的防洪专款为何只完成四成工程。',
      ),
      interstitial,
      p(
        '市长贺启明答称，余下的钱“一分不少地躺在账上”，原因是河道测量三次返工。他承诺在六月汛期之前公布逐项开支。',
        '旁听席上的柳溪镇居民代表说，镇里去年两次进水，<u>沙袋是村民自己掏钱买的</u>。',
      ),
      selfPromo,
    ],
  },
  {
    id: 'emoji-title',
    edition: 'cn',
    family: 'article',
    title: '《白鹭公约》生效首日 🎉 三岛互免签证',
    section: '国际',
    folder: '国际',
    publishedAt: '2025-03-30T10:00:00Z',
    feedAt: '2025-03-30T10:41:37Z',
    byline: '苏晚晴',
    standfirst: '北岬岛、南屿群岛与盐湖特区的居民从周日起可凭身份证互访三十天。',
    lead: picture(3, 'ferry_first_day.png', { alt: '首班渡轮', credits: '© 苏晚晴' }),
    template: '2025',
    tags: ['白鹭公约', '南屿群岛'],
    body: [
      p('首班免签渡轮清晨六点从北岬岛开出，船上一百二十个座位全部坐满，不少人只带了一只布袋。'),
      interstitial,
      p(
        '南屿群岛旅游署估计，今年访客将增加两成。署长说，岛上的水和床位都有限，<strong>“我们欢迎客人，但请先订房。”</strong>',
      ),
      paragraphWithLink({
        before: '延伸阅读：',
        path: '/cn/国际/20250330-白鹭港新防波堤提前合龙-渔民担心航道变窄',
        text: '白鹭港新防波堤提前合龙',
        after: '',
        target: '_blank',
      }),
      selfPromo,
    ],
  },
];
