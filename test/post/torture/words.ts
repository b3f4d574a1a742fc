// Titles, names, addresses, dates and keywords that once broke a Jekyll site: the rows of what was measured.

/** Rows stand between `¶`, white space round them apart; backslashes are what they look like. */
function rows(text: TemplateStringsArray): readonly string[] {
  return (text.raw[0] ?? '').trim().split(/\s*¶\s*/);
}

const liquid = rows`
  {{ site.source }} ¶ {{ x ¶ {{b:1}} ¶ {{{ x }}} ¶ {% unknown %} ¶ {% raw %} ¶ {% endraw %} ¶ {%- endraw -%} ¶
  {% include nope %} ¶ {% ¶ {%%} ¶ {# x ¶ }} ¶ %} ¶ {% # note %} ¶ {
`;
const yaml = rows`
  a "b" c ¶ C:\new \x41 ¶ \d ¶ trailing \ ¶ a: b # c ¶ 'x' | [y] ¶ a: ¶ - a ¶ @a ¶ %a ¶ *a ¶ !a ¶ &a ¶ ~ ¶ [a ¶ {a ¶ ? a ¶
  , a ¶ > a ¶ | a ¶ :a ¶ #a ¶ = ¶ << ¶ true ¶ yes ¶ null ¶ y ¶ 2020-01-01 ¶ 007 ¶ 1_000 ¶ 12:30:45 ¶ 0x1F ¶ 1e3 ¶ .inf ¶
  a: b: c: ¶ -- ¶ --- ¶ ...
`;
const controls = [
  ...['--- a\n---\n...', 'a\n...\nb', '\ufeffa\u200b\u202eb\u0007', 'a\u0085b\u2028c\u2029d', '\t tab\t '],
  ...['a\u007fb\u009fc\ufffed', '\ud800x\udc00', '`a', '`', 'cafe\u0301', 'x\u0304y', 'a\u00a0b', 'a\u3000b'],
  ...['a\u00adb', '', '👩\u200d🚀', '字'.repeat(80), '𠮷'.repeat(40)],
];
const markdown = rows`
  a [b] c ¶ a [b ¶ ] ¶ [ ¶ x]: y ¶ x\]: y ¶ *[H]: x ¶ ^foo ¶ [^1] ¶ a](http://evil.example) ¶ a \ ¶ *a* _b_ ~~d~~ $$e$$ ¶
  ![i](j) ¶ <b>粗</b> ¶ <script>alert(1)</script> ¶ &amp; &#65; &lt; &nbsp; ¶ {:.x} ¶ {::options /} ¶ # h ¶ 1. x ¶ > q ¶
  * * * ¶ === ¶ ------ ¶ a | b ¶ | a | ¶ <!--x--> ¶ $$ ¶ x -- y --- z ... ¶ "a" 'b' ¶ https://a.example/ ¶
  <https://a.example/> ¶ [a](b "c") ¶ ((a)) ¶ \*a\*
`;
const names = rows`
  ！？ ¶ 🎉 ¶ 🎉🎉 ¶ ❤️ 1️⃣ ¶ .hidden ¶ _draft ¶ ~x ¶ #x ¶ “.NET” ¶ He said “No.” ¶ a...b.. ¶ x. ¶ a/b/../c ¶ / ¶ .. ¶ a\b ¶
  café ¶ ﬁ ¶ 为何？ ¶ 为何！ ¶ 为何 ¶ A B ¶ a-b ¶ a b ¶ A  b ¶ a%20b ¶ a?b ¶ a*b ¶ CON ¶ index ¶ index.html ¶ a.md ¶ a.html ¶
  हिन्दी समाचार ¶ ข่าว ¶ العربية ¶ İstanbul ¶ ẞ ¶ ǅ ¶ Ａ
`;
export const titles: readonly string[] = [...liquid, ...yaml, ...controls, ...markdown, ...names];

export const authors: readonly string[] = [
  ...rows`
    法广 ¶ a: b ¶ a: ¶ @a ¶ %a ¶ [a ¶ {a ¶ - a ¶ "a" b ¶ > a ¶ | a ¶ ? a ¶ , a ¶ 'a' b ¶ O’Neil ¶ #a ¶ &a ¶ !a ¶ ~ ¶ yes ¶ N ¶
    Null ¶ nil ¶ OFF ¶ 007 ¶ 1.5 ¶ 1_000 ¶ 2020-08-21 ¶ 12:30 ¶ a #b ¶ [a] ¶ *a ¶ :a ¶ Jean-Paul (AFP) ¶ 张三（北京） ¶
    {{ x }} \ ¶ <script> ¶ A · B ¶ .inf
  `,
  ...['', '`a', 'a\n---\nb', 'a\tb'],
];

/** As the configuration takes them. */
export const sources = rows`法广 ¶ BBC News ¶ 20 minutes ¶ rfi-cn ¶ A·B ¶ .net ¶ No 1 ¶ -x`;

/** Sections and keywords of pages, and the name that is made of each; null: none. */
export const keywords: ReadonlyMap<string, string | null> = new Map([
  ...Object.entries({
    经济: '经济',
    '政：治': '政 治',
    '《思想》': '思想',
    हिन्दी: 'हिन्दी',
    '法广: 新闻': '法广 新闻',
  }),
  ...Object.entries({
    '法广:新闻': '法广 新闻',
    '1:2': '1 2',
    'a b:c': 'a b c',
    'BBC:News': 'BBC News',
    'a, b': 'a b',
  }),
  ...Object.entries({
    'a ]': 'a',
    'Asie/Pacifique': 'Asie Pacifique',
    '..': null,
    'a..b': 'a b',
    '@港': '港',
  }),
  ...Object.entries({ '#海': '海', ':a': 'a', '"q"': 'q', '2020': null, yes: null, 'Null.': null, '': null }),
  ...Object.entries({ '{{ x }} {% y': 'x y', '<script>': 'script', 'C:\\d': 'C d', 'a\n---\nb': 'a --- b' }),
  ['世'.repeat(300), '世'.repeat(50)],
]);

/** Behind `https://host/number/`. */
export const addressEnds: readonly string[] = [
  ...rows`
    a ¶ b: ¶ a: b ¶ (c ¶ d) ¶ (e) ¶ [f] ¶ g'h ¶ ?i&copy=1&amp;x ¶ ?a=&lt;&#65; ¶ {{j}} ¶ {%k%} ¶ "l" ¶ 国 际 ¶ #m ¶ #n: ¶
    _p_*q* ¶ r|s^t\u ¶ %zz ¶ %7B%7B ¶ ?a=<b> ¶ //x//y ¶ a%20b ¶ ~a ¶ ?q=('x') ¶ é ¶ 𠮷 ¶ ]: x ¶ ?a=1;b=2 ¶ ![a](b) ¶ -- ¶
    ... ¶ $$a$$ ¶ %E4%B8%AD
  `,
  ...['`o`', '\ud800', 'a\tb\nc'],
];

const onDay = (day: number, time: string) => new Date(`2020-08-${day}T${time}Z`);
/** Most on three neighbouring days, so that names collide over midnight in every zone. */
export const dates: readonly Date[] = [
  ...[20, 21, 22].flatMap((day) =>
    ['23:57:10.000', '00:00:00.000', '15:59:59.999'].map((time) => onDay(day, time)),
  ),
  ...[new Date(0), new Date('1988-07-01T15:30:00.000Z'), new Date('2020-02-29T12:00:00.001Z')],
  ...[
    new Date('2020-12-31T23:59:59.999Z'),
    new Date('2038-01-19T03:14:08.000Z'),
    new Date('9999-12-30T00:00:00.000Z'),
  ],
];
