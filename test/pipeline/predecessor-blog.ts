// The posts of an older mirror, as such blogs have them after years: its format, its defects, its owner's own posts
// between them. Pure and seeded; all prose is invented.

export interface PredecessorFile {
  /** Relative to the posts folder. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** What is wrong with it, or `plain`. */
  readonly kind: Kind;
  /** The article's address in its plainest form; null for the owner's own posts. */
  readonly source: string | null;
}

const kinds = [
  'plain',
  'shuffled', // front matter in another order, with keys of other programs
  'broken-yaml', // quotation marks and backslashes that nobody escaped
  'interstitial', // an advertisement in the text, whole
  'cut-interstitial', // the same, cut out so that end tags are left over
  'promo', // newsletter boxes under the text
  'feed-tail', // what a full-text service adds
  'placeholder', // a lazy picture with its noscript shell
  'script',
  'liquid',
  'unclosed',
  'logo', // the site's picture for "no picture"
  'nan', // a date that could not be read
  'no-from', // only the link line tells the source
  'crlf',
  'bom',
  'nfd', // name decomposed, as macOS leaves it
  'subfolder',
  'html',
  'markdown',
  'own', // the owner's own post, without a source
  'copy', // a second post of the article before it
] as const;
export type Kind = (typeof kinds)[number] | 'not-utf8' | 'impossible-date';

const subjects = ['港口', '灯塔', '渡轮', '图书馆', '果园', '钟楼', '山路', '集市'];
const deeds = ['重新开放', '推迟修缮', '公布新规', '迎来访客', '宣布停运', '换了主人'];
const sentences = [
  '清晨的雾散去以后，人们在岸边等了很久。',
  '负责人说，工程要到明年春天才会完成。',
  '两位老人记得，这里从前是一片菜园。',
  '市里的预算只够修好一半，另一半要靠募捐。',
  '孩子们在台阶上数船，数到十七就忘了。',
];

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface PredecessorBlog {
  /** Scheme, host and port of the source; posts name their articles there in many spellings. */
  readonly base: string;
  readonly count: number;
  readonly seed: number;
  /** How often one is no UTF-8 or has an impossible date in its name: one in so many of each; 0: never. */
  readonly oneBrokenIn: number;
}

/** The files of such a blog, one after the other. Their paths differ. */
export function* predecessorBlog(blog: PredecessorBlog): Generator<PredecessorFile> {
  const random = seededRandom(blog.seed);
  let before: PredecessorPost | null = null;
  for (let number = 0; number < blog.count; number += 1) {
    const broken = brokenKind(number, blog.oneBrokenIn);
    const kind = broken ?? (number < kinds.length ? kinds[number] : pick(kinds, random)) ?? 'plain';
    const post: PredecessorPost =
      kind === 'copy' && before !== null ? again(before, number) : newPost(number, blog.base, random);
    if (kind !== 'own') before = post;
    yield fileOf(post, kind);
  }
}

interface PredecessorPost {
  readonly number: number;
  readonly title: string;
  readonly date: Date;
  /** As the plainest spelling has it. */
  readonly source: string;
  /** As the post has it. */
  readonly from: string;
  readonly paragraphs: readonly string[];
}

function newPost(number: number, base: string, random: () => number): PredecessorPost {
  const title = `${pick(subjects, random)}${pick(deeds, random)} 第${number}号`;
  const date = new Date(Date.UTC(2018, 0, 1) + Math.floor(random() * 1000) * 86_400_000 + number * 1000);
  const day = date.toISOString().slice(0, 10).replaceAll('-', '');
  const source = new URL(`/cn/国际/${day}-${title.replaceAll(' ', '-')}`, base).href;
  const paragraphs = Array.from({ length: 2 + Math.floor(random() * 5) }, () =>
    Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(sentences, random)).join(''),
  );
  return { number, title, date, source, from: pick(spellings, random)(source), paragraphs };
}

/** The same article a day later under another spelling. */
function again(post: PredecessorPost, number: number): PredecessorPost {
  return {
    ...post,
    number,
    title: `${post.title}（更新）`,
    date: new Date(post.date.getTime() + 86_400_000),
    from: post.source,
  };
}

/** One address as feeds, services and mirrors wrote it in the course of the years. */
const spellings: readonly ((source: string) => string)[] = [
  (source) => source,
  (source) => source.replace('/cn/', '//cn/'),
  (source) => decodeURI(source),
  (source) => `${source}?utm_source=feed&xtor=RSS-1`,
  (source) => `${source}#comments`,
  (source) => `${source}/`,
  (source) => source.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
];

function brokenKind(number: number, oneIn: number): Kind | null {
  if (oneIn === 0 || number % oneIn > 1 || number < oneIn) return null;
  return number % oneIn === 0 ? 'not-utf8' : 'impossible-date';
}

function fileOf(post: PredecessorPost, kind: Kind): PredecessorFile {
  const isOwn = kind === 'own';
  const text = isOwn ? ownPost(post) : `${headOf(post, kind)}${linesOf(post, kind)}`;
  return { path: pathOf(post, kind), bytes: bytesOf(text, kind), kind, source: isOwn ? null : post.source };
}

function pathOf({ title, date, number }: PredecessorPost, kind: Kind): string {
  const iso = date.toISOString();
  const day = kind === 'impossible-date' ? `${iso.slice(0, 4)}-13-45` : iso.slice(0, 10);
  const ending = kind === 'html' ? 'html' : kind === 'markdown' ? 'markdown' : 'md';
  const name = `${day}-${kind === 'nfd' ? `Café ${title}`.normalize('NFD') : title}.${ending}`;
  if (kind === 'subfolder') return `${iso.slice(0, 4)}/${name}`;
  // Folders of thousands of files are usual, and so are a few that somebody sorted.
  return number % 10 === 0 ? `old/${iso.slice(0, 7)}-01-folder.md/${name}` : name;
}

function headOf({ title, date, from }: PredecessorPost, kind: Kind): string {
  const lines = [
    'layout: post',
    `title: "${kind === 'broken-yaml' ? `所谓"和解" C:\\新 ${title}` : title}"`,
    `date: ${date.toISOString()}`,
    kind === 'broken-yaml' ? 'author: 记者: @港口' : 'author: 法广',
    ...(kind === 'no-from' ? [] : [`from: ${from}`]),
    'tags: [ 法广 ]',
    'comments: True',
    'categories: [ 法广 ]',
  ];
  const more = ['permalink_old: /a/b', 'image:', '  path: /assets/a.png', ''];
  const ordered = kind === 'shuffled' ? [...more, ...lines.reverse()] : lines;
  return `---\n${ordered.join('\n')}\n---\n`;
}

function linesOf(post: PredecessorPost, kind: Kind): string {
  const ms = kind === 'nan' ? 'NaN' : String(post.date.getTime());
  return `<!--${ms}-->\n[${post.title}](${post.from})\n------\n\n<div>\n${bodyOf(post, kind)}\n</div>\n`;
}

const picture = '<img src="https://pictures.example/display/0a1b/w:310/p:16x9/a.jpg">';

function bodyOf(post: PredecessorPost, kind: Kind): string {
  const [first = '', ...rest] = post.paragraphs.map((text) => `<p>${text}</p>`);
  const image = kind === 'logo' ? '<img src="https://static.rfi.fr/meta_og_twcards/rfi_cn.png">' : picture;
  const lead = `<div>22/08/2020 - 01:18</div>${image}<p><strong>${first.slice(3, -4)}</strong></p>`;
  return `${lead}<div class="t-content__body u-clearfix">${damaged(kind, rest.join(''))}`;
}

/** The text with what is wrong with it, and the end of the box that it stands in. */
function damaged(kind: Kind, text: string): string {
  const button =
    '<button data-readmore-unlocker class="m-interstitial__unlock-btn"><span class="m-interstitial__unlock-btn__text">继续浏览后续</span>' +
    '<span class="m-interstitial__unlock-btn__svg"><svg><defs><style>.a{fill:none}</style></defs></svg></span></button>';
  switch (kind) {
    case 'interstitial':
      return (
        '<div class="m-interstitial"><div class="m-interstitial__ad" data-readmore-target><div class="m-block-ad" data-tms-ad-type="box">' +
        `<div class="m-block-ad__label">广告</div><div class="m-block-ad__content"></div></div></div>${button}</div>${text}</div>`
      );
    case 'cut-interstitial':
      return `<div class="m-interstitial"></div><div class="m-block-ad__content"></div></div></div>${button}</div>${text}</div>`;
    case 'promo':
      return `${text}<div class="o-self-promo o-self-promo--nl o-self-promo--hidden" data-selfpromo-newsletter></div></div>`;
    case 'feed-tail':
      return `${text}</div><br><hr><div>获取更多RSS：<br><a href="https://feedx.net" style="color:orange" target="_blank">https://feedx.net</a> <br></div>`;
    case 'placeholder':
      return `<img class="lazy" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><noscript>${picture}</noscript>${text}</div>`;
    case 'script':
      return `${text}<script>var a = 1;</script></div>`;
    case 'liquid':
      return `${text}<p>查询写作 {{bbox}} 的形式。</p></div>`;
    case 'unclosed':
      return `${text.replaceAll('</p>', '')}`;
    default:
      return `${text}</div>`;
  }
}

function ownPost({ title, date, paragraphs }: PredecessorPost): string {
  return `---\nlayout: post\ntitle: 我写的${title}\ndate: ${date.toISOString()}\n---\n## 小题\n\n${paragraphs.join('\n\n')}\n`;
}

function bytesOf(text: string, kind: Kind): Uint8Array {
  const lines = kind === 'crlf' ? text.replaceAll('\n', '\r\n') : text;
  const bytes = Buffer.from(kind === 'bom' ? `\ufeff${lines}` : lines, 'utf8');
  // Somebody's editor put a byte of another encoding into the body.
  return kind === 'not-utf8'
    ? Buffer.concat([bytes.subarray(0, -8), Buffer.from([0xb9, 0xfa]), bytes.subarray(-8)])
    : bytes;
}

function pick<T>(values: readonly T[], random: () => number): T {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new Error('there is nothing to choose from');
  return value;
}
