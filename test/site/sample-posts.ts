// Posts as the program writes them, for the pages of the small site: everyday ones, odd ones, tortured ones.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SafeHtml } from '../../src/core/types.ts';
import { pathCandidates } from '../../src/post/filename.ts';
import { type PostInput, renderPost } from '../../src/post/render.ts';

type Article = Extract<PostInput['body'], { readonly kind: 'article' }>;

const sentence = '港口的居民说，今年的冰比往年来得晚，渔民们在等待，灯塔每夜照常亮着。';
const paragraphs = Array.from({ length: 6 }, (_, index) => `<p>${sentence.repeat(1 + (index % 4))}</p>`).join(
  '',
);

/** An everyday article; `about` says what is different. */
export function article(
  about: Omit<Partial<PostInput>, 'body'> & { readonly number: number; readonly body?: Partial<Article> },
): PostInput {
  const { number, body, ...rest } = about;
  return {
    title: `第${number}号渔港的冬天`,
    publishedAt: new Date(Date.UTC(2026, 2, 1, 9, 12) - number * 3_600_000),
    author: '港报',
    url: `https://news.example/cn/${number}-港口`,
    tags: ['港报'],
    categories: ['港报'],
    frontMatter: [],
    modifiedAt: null,
    language: 'zh-Hans',
    ...rest,
    body: {
      kind: 'article',
      printedDate: '01/03/2026 - 10:05',
      image: null,
      standfirst: `导语${number}：渔民等待冰期，“灯塔”照常亮着 & 不熄。`,
      html: paragraphs as SafeHtml,
      credit: '© 2026 港报',
      ...body,
    },
  };
}

/**
 * A hundred and forty posts of several months, with everything that a body may have among them.
 * @param baseurl stands in the address of a copied picture, as the program writes it
 */
export function samplePosts(baseurl: string): readonly PostInput[] {
  const special: readonly PostInput[] = [
    article({
      number: 0,
      title: '冰期来临：渔港的一天',
      body: {
        image: {
          url: `${baseurl}/assets/mirror/ab/harbour.png`,
          caption: '清晨的渔港。',
          credit: '© 港报',
          alt: '渔港',
        },
      },
    }),
    article({
      number: 1,
      title: '图片留在来源网站的文章',
      body: {
        image: {
          url: 'https://pictures.elsewhere.example/boats.jpg',
          caption: null,
          credit: null,
          alt: '船 "A" > B',
        },
        html: `${paragraphs}<figure><img src="https://pictures.elsewhere.example/ice.jpg"><figcaption>冰</figcaption></figure><p><a href="https://news.example/gallery"><img src="https://pictures.elsewhere.example/linked.jpg" alt="图集"></a></p><iframe src="https://www.youtube.com/embed/abc" title="渔港录像"></iframe><video controls poster="https://pictures.elsewhere.example/p.jpg"><source src="https://video.elsewhere.example/a.mp4"></video><audio src="https://video.elsewhere.example/a.mp3" controls></audio>${paragraphs}` as SafeHtml,
      },
    }),
    article({
      number: 2,
      title: '宽表格、长网址和代码',
      body: {
        html: `<h2>渔获</h2><table><caption>各港渔获（吨）</caption><thead><tr>${'<th>港口名称</th>'.repeat(12)}</tr></thead><tbody><tr>${'<td>一二三四五</td>'.repeat(12)}</tr></tbody></table><p>https://news.example/${'a-very-long-path-without-a-break'.repeat(6)}</p><pre>${'0123456789'.repeat(20)}</pre><blockquote><p>“冰来了。”</p></blockquote><ul><li>一</li><li>二</li></ul>${paragraphs}` as SafeHtml,
      },
    }),
    article({
      number: 3,
      title: '漁港的冬天',
      author: '港報',
      categories: ['港報'],
      tags: ['港報'],
      language: 'zh-Hant',
      frontMatter: [['lang', 'zh-Hant']],
    }),
    {
      ...article({ number: 4, title: '只有摘要的文章' }),
      body: {
        kind: 'summary',
        image: 'https://pictures.elsewhere.example/summary.jpg',
        summary: '页面取不到，只有摘要。' as SafeHtml,
      },
    },
    article({ number: 5, title: '没有导语', body: { standfirst: null, printedDate: null } }),
  ];
  // From here on a post every eight hours: about ninety a month.
  const usual = Array.from({ length: 134 }, (_, index) =>
    article({
      number: index + 6,
      publishedAt: new Date(Date.UTC(2026, 1, 27, 3, 30) - index * 8 * 3_600_000),
      ...(index % 7 === 0 ? { categories: ['晚报 B'], tags: ['晚报 B'], author: '晚报 B' } : {}),
    }),
  );
  return [...special, ...usual];
}

/** Writes each under the first name that is free. */
export async function writePosts(folder: string, posts: readonly PostInput[]): Promise<void> {
  const taken = new Set<string>();
  for (const post of posts) {
    const free = pathCandidates(post).find(({ slug, day }) =>
      [-1, 0, 1].every((days) => {
        const near = new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
        return !taken.has(`${near} ${slug}`);
      }),
    );
    if (free === undefined) throw new Error(`no free name for ${post.url}`);
    taken.add(`${free.day} ${free.slug}`);
    const file = join(folder, free.path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, renderPost(post), { flag: 'wx' });
  }
}
