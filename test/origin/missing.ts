// Pages that a browser shows and that are no article: "not found" served with status 200, and search results.
import { edition } from './catalogue.ts';
import { articlePath } from './page.ts';
import { card, frame } from './skeleton.ts';
import { encodePath, offsetDate } from './text.ts';

/** An article that was taken down: its address answers, and says that there is nothing. */
const gonePath = '/cn/国际/20250101-已经移走的文章';
const searchPath = '/cn/搜索';

/** The page at a decoded path, or undefined. */
export function findOtherPage(base: string, path: string): string | undefined {
  const head = (title: string) =>
    `<title>${title} - RFI</title>\n<link rel="canonical" href="${base}${encodePath(path)}">`;
  if (path === gonePath) {
    return frame({
      lang: 'zh-CN',
      head: head('找不到页面'),
      kind: 'page-builder',
      content:
        '<div class="m-error"><h1 class="a-page-title">找不到页面</h1><p>您要找的页面不存在，或者已经移走。</p></div>',
    });
  }
  if (path.replace(/\/$/, '') !== searchPath) return undefined;
  const found = edition('cn').filter((spec) => spec.tags.includes('白鹭港'));
  return frame({
    lang: 'zh-CN',
    head: head('搜索：白鹭港'),
    kind: 'page-builder',
    content:
      '<h1 class="a-page-title">搜索：白鹭港</h1>' +
      found
        .map((spec) =>
          card({
            path: encodePath(articlePath(spec)),
            title: spec.title,
            time: offsetDate(spec.publishedAt),
          }),
        )
        .join('\n'),
  });
}
