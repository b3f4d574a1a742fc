// Articles with pictures in the text, one for each generation of lazy loading, and a slideshow.
import { image2020, image2022, image2025, slideshow } from '../embeds-images.ts';
import { interstitial, selfPromo } from '../fragments.ts';
import type { ArticleSpec } from '../model.ts';
import { p } from '../pieces.ts';
import { picture } from './picture.ts';

export const pictureArticles: readonly ArticleSpec[] = [
  {
    id: 'images-2020',
    edition: 'cn',
    family: 'article',
    title: '青梧县古桥抢修：石匠们的最后一道榫',
    section: '文化',
    folder: '文化',
    publishedAt: '2025-03-29T09:10:00Z',
    feedAt: '2025-03-29T10:01:00Z',
    doubledSlash: true,
    byline: '顾北辰',
    standfirst: '有四百年历史的听雨桥去年被洪水冲掉一个桥墩，修复工程本周进入最后阶段。',
    lead: picture(30, 'bridge_lead.JPG', { legend: '修复中的听雨桥', credits: '© 顾北辰' }),
    template: '2020',
    tags: ['青梧县', '古建筑'],
    body: [
      p('桥墩用的石料来自原来的采石场，石匠说，只有同一座山的石头才“认得”同一条河。'),
      interstitial,
      image2020(
        picture(31, 'stone_mason.png', {
          alt: '石匠在校准榫口',
          legend: '石匠秦师傅用墨线校准榫口，误差不得超过两毫米。',
          credits: '© 样例图片社/秦岚',
        }),
        null,
      ),
      p('全桥共有一百零八块拱石，每一块都编了号，拆下来时拍照，装回去时对照。'),
      image2020(picture(32, 'arch_numbers.jpeg', { legend: '编了号的拱石' }), '4x3'),
      p('县文物所所长说，<strong>六月放水试桥</strong>，届时只允许行人通过。'),
      selfPromo,
    ],
  },
  {
    id: 'images-2022',
    edition: 'cn',
    family: 'article',
    title: '云栖谷雪线上移 牧民改道',
    section: '环境',
    folder: '环境',
    publishedAt: '2025-03-29T07:30:00Z',
    feedAt: '2025-03-29T08:05:00Z',
    byline: '扎西卓嘎',
    standfirst: '云栖谷的雪线二十年间上移了一百三十米，牧民不得不绕开松动的冰碛。',
    lead: picture(33, 'yunqi_lead.jpg', { alt: '云栖谷' }),
    template: '2022',
    tags: ['云栖谷', '气候'],
    body: [
      p('往年三月，牧道上的积雪还能没过小腿，今年只剩下背阴处薄薄一层。'),
      interstitial,
      image2022(
        picture(34, 'yunqi_path.jpg', {
          alt: '新牧道',
          legend: '牧民用石堆标出新的牧道。',
          credits: '© 扎西卓嘎',
        }),
      ),
      p(
        '气象站的记录显示，冬季平均气温比上世纪末高出一点六度。站长说，数字不大，<em>对一条路来说却足够大</em>。',
      ),
      selfPromo,
    ],
  },
  {
    id: 'images-2025',
    edition: 'cn',
    family: 'article',
    title: '南屿群岛的灯塔看守人交出最后一把钥匙',
    section: '社会',
    folder: '社会',
    publishedAt: '2025-03-28T21:15:00Z',
    feedAt: '2025-03-28T22:04:00Z',
    byline: '马库·特林',
    standfirst: '最后一座有人值守的灯塔改为自动控制，看守人在塔上住了二十六年。',
    lead: picture(35, 'lighthouse_lead.jpg', { legend: '塔顶的旧灯', credits: '© 马库·特林' }),
    template: '2025',
    tags: ['南屿群岛'],
    body: [
      p('交接只用了十分钟：一把铜钥匙、一本值班日志、一只养了九年的猫。'),
      interstitial,
      image2025(
        picture(36, 'lighthouse_log.JPG', {
          alt: '值班日志',
          legend: '值班日志写满了四十七册。',
          credits: '© 样例图片社',
        }),
      ),
      p('看守人说，最想念的会是有雾的早晨，因为那时候“整片海只听得见自己敲钟”。'),
      selfPromo,
    ],
  },
  {
    id: 'slideshow',
    edition: 'cn',
    family: 'article',
    title: '图集：苍岭大学自然馆重新开门',
    section: '文化',
    folder: '文化',
    publishedAt: '2025-03-28T19:00:00Z',
    feedAt: '2025-03-28T19:44:00Z',
    byline: '秦岚',
    standfirst: '闭馆四年之后，苍岭大学自然馆周五重新迎客。',
    lead: picture(37, 'museum_lead.jpg'),
    template: '2020',
    tags: ['苍岭大学'],
    body: [
      p('第一批观众里有许多孩子，他们在鲸鱼骨架下面躺成一排。'),
      slideshow('330201', [
        picture(38, 'whale.jpg', {
          alt: '鲸鱼骨架',
          legend: '大厅里的鲸鱼骨架长十九米。',
          credits: '© 秦岚',
        }),
        picture(39, 'minerals.jpg', {
          alt: '矿石',
          legend: '矿石厅保留了一九三〇年代的木柜。',
          credits: '© 秦岚',
        }),
        picture(40, 'birds.png', { alt: '鸟类标本', legend: '修复后的鸟类标本。', credits: '© 苍岭大学' }),
      ]),
      interstitial,
      p('馆方说，新馆不设门票，参观者需提前一天登记。'),
      selfPromo,
    ],
  },
];
