// Pages that are dear to parse, select in or write out, each as large as it may be. All are made, none was met.

const many = (count: number, piece: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => piece(index)).join('');
const same = (count: number, piece: string): string => piece.repeat(count);
const paragraph = `<p>${'港口的居民说，今年的冰比往年来得晚。'.repeat(20)}</p>`;

/** Name → the markup of a body. Sizes are in what a server may send: some megabytes. */
export const worstBodies: Readonly<Record<string, () => string>> = {
  '3,000 open divs': () => `${same(3000, '<div>')}${paragraph}`,
  '3,000 closed blockquotes': () => `${same(3000, '<blockquote>')}${paragraph}${same(3000, '</blockquote>')}`,
  'a text of 5 MB': () => `<p>${same(5_000_000, '字')}</p>`,
  'a text of 5 MB without a paragraph': () => same(5_000_000, '字'),
  '200,000 elements': () => same(200_000, '<b>x</b>'),
  '99,000 paragraphs': () => same(99_000, '<p>字</p>'),
  '25,000 paragraphs of no letters': () => same(25_000, '<p>© </p>'),
  '99,000 elements at one place': () => same(99_000, '<br>'),
  '100,000 attributes': () => `<p ${many(100_000, (i) => `a${i}=1 `)}>${paragraph}`,
  '100,000 attributes after a quoted >': () =>
    `<p title=">" ${many(100_000, (i) => `a${i}=1 `)}>${paragraph}`,
  '100,000 attributes parted by slashes': () => `<p ${many(100_000, (i) => `a${i}/`)}>${paragraph}`,
  '100,000 attributes that touch': () => `<p ${many(100_000, (i) => `a${i}=""`)}>${paragraph}`,
  '300 elements of 4,900 attributes': () => same(300, `<p ${many(4900, (i) => `${i.toString(36)} `)}>`),
  '50,000 body tags on 4,900 attributes': () =>
    `<body ${many(4900, (i) => `${i.toString(36)} `)}>${same(50_000, '<body x>')}`,
  'an attribute of 10 MB': () => `<p title="${same(10_000_000, 'x')}">${paragraph}`,
  'an attribute of 7 MB': () =>
    `<a href="https://example.org/" title="${same(7_000_000, 'x ')}">${paragraph}</a>`,
  'an address of 7 MB': () => `<a href="https://example.org/${same(7_000_000, '"')}">${paragraph}</a>`,
  '1,000,000 entities': () => `<p>${same(1_000_000, '&amp;')}</p>`,
  '1,000,000 broken entities': () => `<p>${same(1_000_000, '&notit')}</p>`,
  '100,000 open b': () => `${same(100_000, '<b>')}${paragraph}`,
  '99,000 open a': () => `${same(99_000, '<a href=/x>')}${paragraph}`,
  '99,000 open font': () => `${many(99_000, (i) => `<font size=${i}>`)}${paragraph}`,
  '4,900 fonts in 90,000 paragraphs': () =>
    `<p>${many(4900, (i) => `<font size=${i}>`)}${same(90_000, '<p>字')}`,
  '1,000 fonts closed by 1,000 paragraphs': () =>
    `<p>${many(1000, (i) => `<b c=${i}>`)}${same(1000, '<p>字')}`,
  'fonts of many attributes': () =>
    `<p>${many(2000, (i) => `<font x=${i} ${many(30, (a) => `a${a} `)}>`)}</p>${same(20_000, '<font y>')}`,
  'wrong ends of b and i': () => same(45_000, '<b><i></b></i>'),
  'b round blocks, closed late': () => `${same(4000, '<b><div>')}${same(4000, '</b>')}`,
  'links in links in blocks': () => same(30_000, '<a href=/x><div>'),
  '50,000 paragraphs in 4,900 divs': () => `${same(4900, '<div>')}${same(50_000, '<p>字')}`,
  '90,000 ends of nothing in 4,900 spans': () => `${same(4900, '<span>')}${same(900_000, '</x>')}`,
  'ends that hide the depth': () => `${same(60_000, '<div></x>')}${paragraph}`,
  '90,000 items in 4,900 divs': () => `<ul>${same(4900, '<div>')}${same(90_000, '<li>')}`,
  '50,000 nested tables': () => same(50_000, '<table><tr><td>'),
  '50,000 tables in tables': () => same(99_000, '<table>'),
  '99,000 elements before a table': () => `<table>${same(99_000, '<b>x</b>')}`,
  '2,000,000 texts before a table': () => `<table>${same(400_000, 'x<!---->')}`,
  '49,000 paragraphs out of a table': () => `<table>${same(49_000, '<p>字<tr>')}`,
  '50,000 selects': () => same(50_000, '<select><option>'),
  '50,000 templates': () => `${same(50_000, '<template>')}${paragraph}`,
  '4,900 templates, then rows': () => `${same(4900, '<template>')}${same(90_000, '<tr>')}`,
  '50,000 svg': () => `${same(50_000, '<svg>')}${paragraph}`,
  '50,000 svg sources': () => `<svg>${same(50_000, '<source>')}${same(40_000, '<tr>')}`,
  '50,000 foreignObjects': () => `${same(33_000, '<svg><foreignObject>')}${paragraph}`,
  '50,000 math': () => `${same(33_000, '<math><mtext>')}${paragraph}`,
  '50,000 comments': () => `${same(50_000, '<!-- x -->')}${paragraph}`,
  '2,000,000 bogus comments': () => `${same(2_000_000, '<!>')}${paragraph}`,
  '2,000,000 instructions': () => `${same(2_000_000, '<?>')}${paragraph}`,
  'an open comment of 7 MB': () => `${paragraph}<!--${same(1_400_000, '-- <x')}`,
  'an open tag of 7 MB': () => `${paragraph}<${same(3_500_000, 'a<')}`,
  angles: () => `${paragraph}${same(7_000_000, '<')}`,
  'half tags': () => `${paragraph}${same(2_000_000, '<a ')}`,
  '30,000 forms': () => same(30_000, '<form></div></form>'),
  '4,900 buttons': () => `${same(4900, '<div><p>')}${same(80_000, '<button>')}`,
  '90,000 headings': () => `${same(4900, '<div>')}${same(90_000, '<h1>')}`,
  '90,000 ruby texts': () => `${same(4900, '<ruby><rtc>')}${same(80_000, '<rt>')}`,
  '400 articles round 30,000 paragraphs': () => `${same(400, '<article>')}${same(30_000, '<p>港口的居民说')}`,
  '400 divs round 90,000 breaks': () => `${same(400, '<div>')}${same(90_000, 'x<br>')}`,
  '30,000 items of nested lists': () => same(30_000, '<ul><li>字'),
  '76 quotes round 60,000 items': () => `${same(76, '<blockquote>')}<ul>${same(60_000, '<li>字</li>')}`,
  '99,000 empty items': () => `<ul>${same(99_000, '<li>')}</ul>${paragraph}`,
  '80,000 pictures': () => same(80_000, '<img src=/a.jpg>'),
  '40,000 lazy pictures': () =>
    same(40_000, '<img src="data:x" data-src=/a.jpg><noscript><img src=/a.jpg></noscript>'),
  'a srcset of 500,000': () => `<img srcset="${many(500_000, (i) => `/a${i % 10} ${i}w,`)}">${paragraph}`,
  '60,000 figures in figures': () => same(60_000, '<figure>'),
  '30,000 captions': () => `<figure>${same(30_000, '<figcaption>字<img src=/a.jpg></figcaption>')}</figure>`,
  '50,000 paragraphs in one item': () => `<ul><li>${same(50_000, '<p>字')}`,
  '99,000 formats of one line': () => `<p>${same(24_000, '<b>x</b><i>y</i><u>z</u><s>x</s>')}`,
  '30,000 spaces at the end': () => `<p>字${same(45_000, '<b> </b><br>')}</p>`,
  'a pre of 99,000 lines': () => `<pre>${same(99_000, '<b>\n</b>')}</pre>`,
  'white space of 7 MB': () => `<p>字${same(7_000_000, ' ')}字</p>`,
  'no-break space of 7 MB': () => `<p>字${same(3_500_000, ' \u00a0')}字</p>`,
  'a title of 7 MB': () => `<title>${same(1_500_000, '&amp;<')}</title>${paragraph}`,
  'markup hidden in JSON-LD': () =>
    `<script type="application/ld+json">{"@type":"NewsArticle","headline":"&amp;${same(4900, '\\u003cdiv>')}${same(90_000, '\\u003cp>')}"}</script>${paragraph}`,
  'deep JSON-LD': () => `<script type="application/ld+json">${same(2_000_000, '[')}</script>${paragraph}`,
  '90,000 JSON-LD scripts': () =>
    `${same(90_000, '<script type="application/ld+json">{}</script>')}${paragraph}`,
  '90,000 metas': () => `${same(90_000, '<meta property=og:image content=/a.jpg>')}${paragraph}`,
  '90,000 framesets': () => same(90_000, '<frameset>'),
  '90,000 bodies after the end': () => same(45_000, '</body></html><p>x'),
};

/** The same as a page that RFI's rules and the generic method both find an article in. */
export function worstPage(body: string): string {
  return `<!DOCTYPE html><html><head><link rel="canonical" href="https://example.org/a"><title>题</title></head><body><main><div class="t-content t-content--article"><article><h1 class="t-content__title a-page-title">题</h1><div class="t-content__body u-clearfix">${paragraph}${body}</div></article></div></main></body></html>`;
}
