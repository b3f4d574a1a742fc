// Bodies that kramdown or Liquid stumble over when they are written as they come.

/** A harmless one, to stand in front. */
export const balanced = '<p>第一段。</p>';
/** HTML, and texts that a page must then show. */
export const bodies: readonly (readonly [string, readonly string[]])[] = [
  [
    '<p>{{ a }} {% b %} {{{ c }}} {% endraw %} {%- endraw -%} {% raw %}</p>',
    ['{{ a }} {% b %} {{{ c }}} {% endraw %} {%- endraw -%} {% raw %}'],
  ],
  ['<pre>\n\n  {{ a }}\n\n    b\t*c*\n</pre>', ['{{ a }} b']],
  [
    '<p>*a* _b_ `c` ~~d~~ $$e$$ [f](g) ![h](i) {:.x} {::options} ---</p>',
    ['*a* _b_ `c` ~~d~~ $$e$$ [f](g) ![h](i) {:.x} {::options} ---'],
  ],
  ['<p>---</p>\n\n    code?\n\n```\nfence\n```\n<p>...</p>', ['code? ``` fence ```']],
  ['<ul><li>a<li>b</ul><table><tr><td>c<td>d</table><dl><dt>e<dd>f</dl>', ['c', 'd']],
  ['</div></p>x</section><p>y<b><i>z</b></i>', ['x', 'z']],
  ['<p>a<!-- unclosed', ['a']],
  ['<script>x</script><p markdown="1" @click="b" [c]="d">*e*</p>', ['*e*']],
  ['<img src=https://img.example/a.jpg><p>1 &lt; 2 &amp;amp; 3 > 2</p>', ['1 < 2 &amp; 3 > 2']],
  [`${'<blockquote>'.repeat(300)}深`, ['深']],
  [`${'<ul><li>'.repeat(3000)}很深`, ['很深']],
  [`<p>长</p>${'<p>一<b>二</b></p>'.repeat(1200)}<p>末</p>`, ['长', '末']],
  [`<p>${'<b>粗</b>'.repeat(1800)}</p>`, ['粗粗']],
  [
    '<table><caption>t</caption><thead><tr><th colspan="2">a</th></tr></thead><tbody><tr><td><p>b</p></td><td><ul><li>c</li></ul></td></tr></tbody></table>',
    ['t', 'b', 'c'],
  ],
  [
    '<figure><img src="https://img.example/a.jpg" alt="{{ x }} &quot;y&quot;"><figcaption>图</figcaption></figure><details><summary>s</summary><p>d</p></details>',
    ['图', 's'],
  ],
  [
    '<iframe src="https://video.example/embed/a" allowfullscreen></iframe><audio controls src="https://a.example/b.mp3"></audio><video controls><source src="https://a.example/b.mp4" type="video/mp4"></video><p>看</p>',
    ['看'],
  ],
  [
    '<p><ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby> H<sub>2</sub>O <code>a</code> <q>b</q> <abbr title="c">d</abbr> <time datetime="2020-08-21">e</time> <mark>f</mark> <del>g</del></p>',
    ['漢(hàn) H2O a b d e f g'],
  ],
  [
    '<p><a href="https://a.example/{{x}}?a=1&b=(2)&quot;">链接</a><a href="javascript:alert(1)">无</a></p>',
    ['链接无'],
  ],
  ['loose text<br>and <h1>a heading</h1> more', ['loose text', 'a heading', 'more']],
  ['<p>a\u2028b\u0085c\u00a0d\ufeffe\u0007f\ud800g</p>', ['a b c\u00a0defg']],
  ['', []],
];
