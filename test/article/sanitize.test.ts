import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sanitizeHtml, sanitizePassage } from '../../src/article/sanitize.ts';
import { isElement, parseFragment, select, walk } from '../../src/core/html.ts';

const about = { baseUrl: 'https://example.org/news/story', embedHosts: ['youtube.com'] };
const clean = (html: string): string => sanitizeHtml(html, about);

describe('blocks', () => {
  it.each([
    ['a div of text is a paragraph', '<div>甲</div>', '<p>甲</p>'],
    ['divs do not glue', '<div>甲<div>乙</div>丙</div>', '<p>甲</p><p>乙</p><p>丙</p>'],
    ['a span is nothing', '<p>甲<span>乙</span>丙</p>', '<p>甲乙丙</p>'],
    ['loose text is a paragraph', '甲<p>乙</p>丙', '<p>甲</p><p>乙</p><p>丙</p>'],
    [
      'headings have three ranks',
      '<h1>一</h1><h2>二</h2><h5>五</h5><h6>六</h6>',
      '<h2>一</h2><h2>二</h2><h4>五</h4><h4>六</h4>',
    ],
    ['a paragraph in a heading is the heading', '<h2><p>甲</p></h2>', '<h2>甲</h2>'],
    ['emphasis has one name', '<b>甲</b><i>乙</i>', '<p><strong>甲</strong><em>乙</em></p>'],
    [
      'emphasis round blocks goes into them',
      '<b><p>甲</p><p>乙</p></b>',
      '<p><strong>甲</strong></p><p><strong>乙</strong></p>',
    ],
    ['emphasis inside itself is one', '<b>甲<strong>乙</strong></b>', '<p><strong>甲乙</strong></p>'],
    ['empty things go', '<p></p><p> &nbsp; </p><p><b> </b><br></p><ul><li></li></ul><p>甲</p>', '<p>甲</p>'],
    ['invisible characters are empty', '<p>&#8203;</p><p>甲</p>', '<p>甲</p>'],
    [
      'white space folds',
      '<p>\n  甲  \n <b> 乙</b>  <i>丙 </i> </p>',
      '<p>甲 <strong>乙</strong> <em>丙</em></p>',
    ],
    ['one no-break space stays', '<p>10&nbsp;km</p>', '<p>10\u00a0km</p>'],
    ['the ends of a line are trimmed', '<p>\u3000\u3000甲<br> </p>', '<p>甲</p>'],
    ['line breaks stay', '<p>甲<br/> 乙</p>', '<p>甲<br />乙</p>'],
    ['pre keeps its lines', '<pre>a\n  b &lt;c&gt;</pre>', '<pre>a\n  b &lt;c&gt;</pre>'],
    ['an item holds its text', '<ul><li><p>甲</p></li></ul>', '<ul><li>甲</li></ul>'],
    [
      'an item with two paragraphs keeps both',
      '<ul><li><p>甲</p>乙</li></ul>',
      '<ul><li><p>甲</p><p>乙</p></li></ul>',
    ],
    ['text in a list is an item', '<ul>甲<li>乙</li>丙</ul>', '<ul><li>甲</li><li>乙</li><li>丙</li></ul>'],
    ['an item without a list is a paragraph', '<li>甲</li>', '<p>甲</p>'],
    ['quotes hold paragraphs', '<blockquote>甲</blockquote>', '<blockquote><p>甲</p></blockquote>'],
    [
      'cells may be empty',
      '<table><tr><td></td><td>甲</td></tr></table>',
      '<table><tbody><tr><td></td><td>甲</td></tr></tbody></table>',
    ],
    [
      'a figure without a picture is its caption',
      '<figure><figcaption>甲</figcaption></figure>',
      '<p>甲</p>',
    ],
    ['unknown elements are nothing', '<o:p>甲</o:p><my-card>乙</my-card>', '<p>甲乙</p>'],
    ['a rule parts two texts', '<hr><p>甲</p><hr><p>乙</p><hr>', '<p>甲</p><hr /><p>乙</p>'],
    [
      'ruby stays',
      '<ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>',
      '<p><ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby></p>',
    ],
  ])('%s', (_name, html, expected) => {
    expect(clean(html)).toBe(expected);
  });
});

describe('addresses', () => {
  it.each([
    [
      'relative links become absolute',
      '<a href="/x?a=1&amp;b=2">甲</a>',
      '<p><a href="https://example.org/x?a=1&amp;b=2">甲</a></p>',
    ],
    [
      'protocol-relative ones too',
      '<a href="//other.example/x">甲</a>',
      '<p><a href="https://other.example/x">甲</a></p>',
    ],
    [
      'tracking goes',
      '<a href="/x?utm_source=rss&amp;id=7">甲</a>',
      '<p><a href="https://example.org/x?id=7">甲</a></p>',
    ],
    [
      'only http(s) is a link',
      '<a href="javascript:alert(1)">甲</a><a href="mailto:a@b.c">乙</a><a href="data:text/html,x">丙</a>',
      '<p>甲乙丙</p>',
    ],
    ['an anchor without address is text', '<a name="x">甲</a>', '<p>甲</p>'],
    [
      'a link keeps its title only',
      '<a href="/x" title="t" target="_blank" rel="noopener" onclick="x()">甲</a>',
      '<p><a href="https://example.org/x" title="t">甲</a></p>',
    ],
    [
      'a picture keeps alt and size',
      '<img src="/a.jpg" alt="图" width="10" height="20" class="c" style="d">',
      '<p><img src="https://example.org/a.jpg" alt="图" width="10" height="20" /></p>',
    ],
    ['an empty alt goes', '<img src="/a.jpg" alt="">', '<p><img src="https://example.org/a.jpg" /></p>'],
    ['a counting pixel goes', '<p>甲<img src="/a.gif" width="1" height="1"></p>', '<p>甲</p>'],
    ['a data picture goes', '<p>甲<img src="data:image/gif;base64,AAAA"></p>', '<p>甲</p>'],
    [
      'a lazy picture is real',
      '<img src="data:image/gif;base64,AA" data-src="/a.jpg">',
      '<p><img src="https://example.org/a.jpg" /></p>',
    ],
    [
      'its noscript copy is one with it',
      '<img src="data:image/gif;base64,AA"><noscript><img src="/a.jpg"></noscript>',
      '<p><img src="https://example.org/a.jpg" /></p>',
    ],
    [
      'the largest of a srcset',
      '<img srcset="/s.jpg 310w, /l.jpg 980w">',
      '<p><img src="https://example.org/l.jpg" /></p>',
    ],
  ])('%s', (_name, html, expected) => {
    expect(clean(html)).toBe(expected);
  });

  it('without a base, relative addresses are none', () => {
    const html = sanitizeHtml('<a href="/x">甲</a><img src="b.jpg">', { baseUrl: null, embedHosts: [] });
    expect(html).toBe('<p>甲</p>');
  });
});

describe('frames and players', () => {
  it('keeps frames of allowed hosts, titled, lazy and by https', () => {
    expect(clean('<iframe src="http://www.youtube.com/embed/x" onload="y()" srcdoc="<b>"></iframe>')).toBe(
      '<iframe src="https://www.youtube.com/embed/x" title="youtube.com" loading="lazy"></iframe>',
    );
  });

  it.each([
    'https://youtube.com.evil.example/embed/x',
    'https://evilyoutube.com/embed/x',
    'https://evil.example/?youtube.com',
    'javascript:alert(1)//youtube.com',
    'data:text/html,youtube.com',
    '//evil.example\\@www.youtube.com/',
  ])('drops the frame %s', (address) => {
    expect(clean(`<p>甲</p><iframe src="${address}"></iframe>`)).toBe('<p>甲</p>');
  });

  it('keeps sound and film with controls and no autoplay', () => {
    expect(clean('<audio src="/a.mp3" autoplay>no sound</audio>')).toBe(
      '<audio src="https://example.org/a.mp3" controls="controls" preload="none"></audio>',
    );
    expect(clean('<video poster="/p.jpg"><source src="/v.mp4" type="video/mp4">no film</video>')).toBe(
      '<video poster="https://example.org/p.jpg" controls="controls" preload="none"><source src="https://example.org/v.mp4" type="video/mp4" /></video>',
    );
  });
});

describe('hostile input', () => {
  it.each([
    '<script>alert(1)</script>',
    '<style>*{background:url(//evil.example)}</style>',
    '<svg><script>alert(1)</script><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
    '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
    '<textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea>',
    '<xmp><img title="</xmp><img src=x onerror=alert(1)>"></xmp>',
    '<template><img src=x onerror=alert(1)></template>',
    '<object data="javascript:alert(1)"></object><embed src="data:text/html,x">',
    '<meta http-equiv="refresh" content="0;url=javascript:alert(1)"><base href="//evil.example/">',
    '<form action="//evil.example"><input autofocus onfocus=alert(1)><button formaction="javascript:1">x</button></form>',
    '<img src="x" onerror="alert(1)"><p onmouseover=alert(1) style="position:fixed" id="location" name="cookie">x</p>',
    '<a href="java\tscript:alert(1)">x</a><a href=" &#1;javascript:alert(1)">y</a><a href="vbscript:x">z</a>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<video src="javascript:alert(1)" onloadstart=alert(1)></video>',
    '<<script>script>alert(1)<</script>/script>',
    '<a href="https://example.org/&quot; onclick=&quot;alert(1)">x</a>',
    '<p markdown="1" data-x="y">**x**</p>',
  ])('leaves nothing that runs or loads: %s', (html) => {
    const result = clean(html);
    const tree = parseFragment(result);
    expect(
      select(
        tree,
        'script, style, svg, math, form, input, object, embed, meta, base, template, noscript, iframe, textarea',
      ),
    ).toEqual([]);
    walk(tree, {
      enter(node) {
        if (!isElement(node)) return undefined;
        for (const [name, value] of Object.entries(node.attribs)) {
          expect(name).toMatch(/^(?:href|src|title|alt|width|height|controls|preload|poster)$/);
          if (['href', 'src', 'poster'].includes(name)) expect(value).toMatch(/^https?:\/\//);
        }
        return undefined;
      },
    });
    expect(clean(result)).toBe(result);
  });

  it('survives depth, and unwraps what is too deep', () => {
    const deep = `${'<blockquote>'.repeat(3000)}底${'</blockquote>'.repeat(3000)}`;
    const result = clean(deep);
    expect(result).toContain('底');
    expect(result.match(/<blockquote>/g)?.length).toBeLessThan(80);
    expect(clean(`${'<b><i>'.repeat(1500)}底`)).toBe('<p><strong><em>底</em></strong></p>');
  });

  it('gives the text of markup beyond all measure', () => {
    expect(clean(`甲${'<b>'.repeat(150_000)}乙`)).toBe('<p>甲 乙</p>');
  });
});

describe('for any HTML at all', () => {
  const names =
    'p div span h1 h2 b em a ul li dl dt dd table tr td caption figure figcaption img br hr blockquote pre details summary ruby rt iframe audio source svg math style script noscript template select option o:p ins';
  const piece = fc.oneof(
    fc.constantFrom(
      '中文',
      ' ',
      '\n',
      'a b',
      '\u00a0',
      '&lt;script&gt;',
      '\u3000字',
      '<!-- c -->',
      '<',
      '</p>',
      '</div>',
      '\u200b',
    ),
    fc
      .tuple(
        fc.constantFrom(...names.split(' ')),
        fc.constantFrom('', ' href="/x"', ' src="/i.jpg"', ' class="x" onclick="y"'),
      )
      .map(([name, attributes]) => `<${name}${attributes}>`),
    fc.constantFrom(...names.split(' ')).map((name) => `</${name}>`),
  );
  const html = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

  it('doing it again changes nothing', () => {
    fc.assert(
      fc.property(html, (text) => {
        const once = clean(text);
        expect(clean(once)).toBe(once);
        expect(once).not.toMatch(/<(?:div|span|script|style)\b|<p><\/p>|<p>\s|\s<\/p>| (?:class|onclick)=/);
      }),
      { numRuns: 1500, seed: 20200821 },
    );
  });
});

describe('sanitizePassage', () => {
  it.each([
    ['比赛在上午开始。', '比赛在上午开始。'],
    ['a &lt; b &amp; c', 'a &lt; b &amp; c'],
    ['<b>三十</b>支队伍<br>参加', '<b>三十</b>支队伍<br />参加'],
    ['<p>one</p>', '<p>one</p>'],
    ['<div>one</div><div class="x" style="y">two</div>', '<div>one</div><div>two</div>'],
    ['text <script>alert(1)</script><em onclick="x">more</em>', 'text <em>more</em>'],
    ['<a href="javascript:alert(1)">x</a><img src="data:image/gif;base64,x">', '<a>x</a><img />'],
    ['<iframe src="https://frame.example/"></iframe><svg><style>@import "x"</style></svg>', ''],
    ['', ''],
  ])('%s', (html, clean) => {
    expect(sanitizePassage(html)).toBe(clean);
  });
});
