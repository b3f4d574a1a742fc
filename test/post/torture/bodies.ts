// Bodies that kramdown, Liquid or kramdown's patience break on when they are written as they come: one row each of what
// was measured, and sound ones with every element that may stand.

/** A harmless one, to stand in front. */
export const balanced = '<p>第一段。</p>';

const liquid = [
  '<p>{{ x }} {{b:1}} {{{ x }}}</p>',
  '<p>{{ x</p>',
  '<p>{% unknown %}</p>',
  '<p>{% b</p><p>{%%}</p>',
  '<p>{% raw %}</p>',
  '<p>{% if x %}</p>',
  '<p>{% endraw %} {%- endraw -%}</p>',
  '<p>{% raw %} {% endraw %} {{ site.source }}</p>',
  '<p>{% include nope %}{% link %}{% post_url %}</p>',
  '<p>{% # note %} {# x #} }} %}</p>',
  '<p>{% for i in (1..3000000) %}{{ i }}{% endfor %}</p>',
  '<pre>{% raw %}\n{{ x</pre><p><code>{% b</code> <abbr title="{{ &quot;a&quot; }}">c</abbr></p>',
  '<!-- {% unknown %} --><p>{&#123; x }} &#123;% y %}</p><script>{% z</script>',
  '<p><a href="https://a.example/{{x}}{%y%}">链接</a> <img src="/assets/mirror/{{x}}.jpg" alt="{% x"></p>',
];

const markdown = [
  '<p>*a* _b_ `c` ~~d~~ $$e$$ [f](g) ![h](i) {:.x} {::options} ---</p>',
  '<p>a\n\n    four spaces\n\n\ttab\n\n```\nfence\n```\n\n---\n...\n</p>',
  '---\n\n# x\n\n> y\n\n1. z\n\n[a]: http://b.example/\n\n*[H]: x',
  '<p>{:.x}{::options parse_block_html="true" /}{::comment}</p>',
  '<p markdown="1">*e*</p><div markdown="block"># f</div>',
  '<p>&amp;amp; &lt;b&gt; &amp;lt; 1 < 2 > 1 &copy; &hellip; "quoted" \'it\' -- --- ...</p>',
];

const unbalanced = [
  '</div>',
  '<p>a</div><p>b',
  '</div></p>x</section><p>y<b><i>z</b></i>',
  '<ul><li>a<li>b</ul><dl><dt>c<dd>d</dl>',
  '<table><tr><td>a<td>b<tr><td>c</table>',
  '<select><option>1<option>2</select><p>a',
  '<p><span>a<p><b>b<p><a href="https://a.example/">c<p>d',
  '<b><i>a</b>b</i>c',
  '<div><button>x</button></div></div><p>y</p>',
  '<p>a<!-- unclosed',
  '<p>a</p><script>if (a < b) {',
  '<p>a</p><style>b { c',
  '<!DOCTYPE html><p>a</p><![CDATA[ b ]]><?php c ?>',
  '<p @click="b" [c]="d" (e)="f" g=h.i>j</p>',
  '<img src=https://img.example/a.jpg?b=c&d=e><p>k',
  '<a href="https://a.example/1">a<a href="https://a.example/2">b</a></a>',
  '<td>x</td></tr><li>y</li></ul>',
  '<h1>a<h2>b</h3>c<h6>d',
  '<p>a<svg><p>b</svg>c<math><mi>d</math>e',
  '<form><input value="a"><textarea>b</textarea></form><noscript><p>c</p></noscript><template>d</template>e',
];

const boxes = [
  '<div>a</div><div>b <span>c</span></div><section>d<p>e</p>f</section>',
  '<div><div><div><p>a</p></div></div></div><article>b<aside>c</aside></article>',
  '<div> </div><p></p><p>a<b> </b>b<em></em></p><ul><li></li></ul><blockquote> <p><i></i></p></blockquote>c<h2></h2>d',
  '<strong>a<center><p>b</p></center>c</strong>',
];

const sound = [
  '<table><caption>t</caption><thead><tr><th colspan="2" scope="col">a</th></tr></thead><tbody><tr><td><p>b</p></td><td><ul><li>c</li></ul></td></tr></tbody><tfoot><tr><td></td><td>d</td></tr></tfoot></table>',
  '<figure><img src="https://img.example/a.jpg" alt="{{ x }} &quot;y&quot;"><figcaption>图 <em>夜</em></figcaption></figure><details><summary>s</summary><p>d</p></details>',
  '<iframe src="https://video.example/embed/a?b=1&amp;c" title="{{ t" allowfullscreen loading="lazy"></iframe><p>看</p>',
  '<audio controls src="https://a.example/b.mp3"></audio><video controls poster="/assets/mirror/p.jpg"><source src="https://a.example/b.mp4" type="video/mp4"></video>',
  '<p><ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby> H<sub>2</sub>O x<sup>2</sup> <code>a</code> <q cite="https://a.example/">b</q> <abbr title="c">d</abbr> <time datetime="2020-08-21">e</time> <mark>f</mark> <del>g</del><ins>h</ins> <u>i</u><s>j</s><small>k</small> <cite>l</cite></p>',
  '<pre>甲<b> </b>乙\u0085丙&#13;丁</pre><pre><b></b>\n\n戊</pre><div><br><iframe>x</iframe></div>',
  '<pre>\n\n  {{ a }}\n\n    b\t*c*\n<code>d\n\n</code></pre><p>e</p>',
  '<h1>一</h1><h2>二</h2><h3>三</h3><h4>四</h4><h5>五</h5><h6>六</h6><hr><p>a<br>b<br><br>c</p>',
  '<ol start="3"><li>a<ul><li>b</li></ul></li></ol><dl><dt>c</dt><dd>d</dd></dl><blockquote cite="https://a.example/"><p>e</p></blockquote>',
  '<p>甲<img src="/assets/mirror/ab/abcdef.jpg" alt="船" width="640" height="360" data-source="https://img.example/船.jpg?w=1&amp;h=2">乙</p><figure><img src="/blog/assets/mirror/港 口.png" data-source="https://img.example/b.png"><figcaption>副本</figcaption></figure>',
  '<img src="//evil.example/a.jpg"><img src="/\\evil.example/b.jpg"><img src="/..//evil.example"><img src="data:image/gif;base64,R0"><img src="a.jpg"><img><p>无图</p>',
  '<p><a href="https://a.example/国 际?q=(\'x\')&amp;y#f:">一</a><a href="javascript:alert(1)">二</a><a href=" java\tscript:alert(1)">三</a><a href="#x">四</a><a>五</a><a href="/cn/x">六</a></p>',
  'loose text<br>and <h1>a heading</h1> more',
  '<p>a\u2028b\u0085c\u00a0d\ufeffe\u0007f\ud800g\ufffeh\u3000i\u200dj</p>',
  '<p>👩\u200d🚀 e\u0301 \u202eabc\u202c العربية हिन्दी ไทย</p>',
  '',
];

/** HTML whose every element must be accounted for. */
export const bodies: readonly string[] = [...liquid, ...markdown, ...unbalanced, ...boxes, ...sound];

/** Deep and long ones: what kramdown would fail on, or chew on for half a minute. */
export const large: readonly string[] = [
  `${'<blockquote>'.repeat(300)}深`,
  `<p>长</p>${'<p>一<b>二</b></p>'.repeat(1200)}<p>末</p>`,
  `<p>${'<b>粗</b>'.repeat(1800)}</p>`,
  `<table>${'<tr><td>一<td>二'.repeat(700)}</table>`,
  `<p>${'没有标签的长文。'.repeat(9000)}</p>`,
];

/** So deep that only its text is asked for. */
export const deepest: readonly (readonly [string, string])[] = [
  [`${'<ul><li>'.repeat(3000)}很深`, '很深'],
  [`<p>前</p>${'<div><span>'.repeat(2000)}底`, '前\n底'],
];

/** Summaries of feeds: HTML, the lines that a page must show, and its elements. */
export const summaries: readonly (readonly [string | null, readonly string[], readonly string[]])[] = [
  [null, [], []],
  ['', [], []],
  ['纯文本 {{ x }} {% y', ['纯文本 {{ x }} {% y'], ['p']],
  [
    '<p>一</p><p>二 <b>三</b></p><img src="https://img.example/x.jpg">',
    ['一', '二 三'],
    ['p', 'p', 'strong'],
  ],
  ['<ul><li>一<li>二</ul></div>三', ['一', '二', '三'], ['p', 'p', 'p']],
  ['a<br>b *c* [d](e)<script>f</script>', ['a', 'b *c* [d](e)'], ['p', 'br']],
  [
    '<div>甲<blockquote>乙</blockquote></div><iframe src="https://v.example/"></iframe>',
    ['甲', '乙'],
    ['p', 'p'],
  ],
  ['1 &lt; 2 &amp;amp; "3"\n\n---\n\n    4', ['1 < 2 &amp; "3" --- 4'], ['p']],
];
