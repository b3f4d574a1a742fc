import { describe, expect, it } from 'vitest';
import type { SafeHtml } from '../../src/core/types.ts';
import { serialiseBody } from '../../src/post/body.ts';

/** The writer trusts nobody: it is fed with raw HTML here. */
const serialise = (html: string) => serialiseBody(html as SafeHtml);

describe('serialiseBody', () => {
  it.each([
    [
      'optional end tags',
      '<ul><li>a<li>b</ul><dl><dt>c<dd>d</dl>',
      '<ul><li>a</li><li>b</li></ul><dl><dt>c</dt><dd>d</dd></dl>',
    ],
    ['unclosed', '<p>a<p>b <b>c', '<p>a</p><p>b <strong>c</strong></p>'],
    ['stray ends', '</div>a</p></section>', 'a'],
    ['misnested', '<p><b><i>x</b></i></p>', '<p><strong><em>x</em></strong></p>'],
    [
      'a link in a link',
      '<a href="http://a.example/">1<a href="http://b.example/">2</a></a>',
      '<a href="http://a.example/">1</a><a href="http://b.example/">2</a>',
    ],
    ['a table cell without table', '<td>x</td>', 'x'],
    ['void elements', 'a<br/>b<BR>c<hr />', 'a<br>b<br>c<hr>'],
    [
      'old names',
      '<h1>a</h1><h5>b</h5><h6>c</h6><b>d</b><i>e</i>',
      '<h2>a</h2><h4>b</h4><h4>c</h4><strong>d</strong><em>e</em>',
    ],
    [
      'boxes',
      '<div>a</div><div>b <span>c</span></div><section>x<p>y</p>z</section>',
      '<p>a</p><p>b c</p>x<p>y</p>z',
    ],
    ['boxes in a line', '<strong>a<center><p>b</p></center>c</strong>', '<strong>a<p>b</p>c</strong>'],
    [
      'what is dropped',
      '<p>a<script>1</script><style>2</style><!-- 3 --><button>4</button><svg><text>5</text></svg><template>6</template><noscript>7</noscript><select><option>8</select><textarea>9</textarea>b</p>',
      '<p>ab</p>',
    ],
    ['what is unwrapped', '<p><font color="red">a</font> <blink>b</blink></p>', '<p>a b</p>'],
    [
      'Liquid',
      '<p title="{{x}}">{{ a }} {% b %}</p><pre>{% raw %}</pre>',
      '<p>&#123;&#123; a &#125;&#125; &#123;% b %&#125;</p><pre>&#123;% raw %&#125;</pre>',
    ],
    [
      'Liquid in attributes',
      '<abbr title="{{ &quot;a&quot; }}">b</abbr><img src="https://i.example/{{x}}.jpg">',
      '<abbr title="&#123;&#123; &quot;a&quot; &#125;&#125;">b</abbr><img src="https://i.example/%7B%7Bx%7D%7D.jpg">',
    ],
    [
      'entities',
      '<p>a &amp;amp; b &lt;c&gt; &nbsp;d &#123;{</p>',
      '<p>a &amp;amp; b &lt;c&gt; \u00a0d &#123;&#123;</p>',
    ],
    [
      'white space',
      ' <p> a\n\n b\t c </p>\n\n<p>\u3000\u3000d\u2028e</p> ',
      '<p>a b c</p><p>\u3000\u3000d e</p>',
    ],
    [
      'white space between inline elements',
      '<p><strong>a</strong> <em>b</em><br> c</p>',
      '<p><strong>a</strong> <em>b</em><br> c</p>',
    ],
    [
      'preformatted text',
      '<pre>\n\n  a\n\tb <code>c\n</code></pre> <p>d</p>',
      '<pre>&#10;&#10;  a&#10;\tb <code>c&#10;</code></pre><p>d</p>',
    ],
    [
      'line ends of other systems in preformatted text',
      '<pre>a\u0085b&#13;c&#13;&#10;d&#12;e</pre>',
      '<pre>a&#10;b&#10;c&#10;d&#10;e</pre>',
    ],
    [
      'a first line that is empty, behind an element that is too',
      '<pre><b></b>\n\na</pre>',
      '<pre>&#10;&#10;&#10;a</pre>',
    ],
    ['an emphasised space in preformatted text', '<pre>a<b> </b>b</pre>', '<pre>a<strong> </strong>b</pre>'],
    ['a box with a frame alone', '<div><br><iframe>x</iframe></div>a', '<br> a'],
    ['characters', '<p>a\ufeffb\u0007c\ud800d\u0085e</p>', '<p>abcd e</p>'],
    [
      'attributes',
      '<p id="x" class="y" style="z" onclick="a()" markdown="1" @click="b" data-q="c">d</p>',
      '<p>d</p>',
    ],
    [
      'picture',
      '<img ALT="a &quot;b&quot;" width=20 height="1e9" onerror=x src=https://i.example/a.jpg?a=1&b=2>',
      '<img src="https://i.example/a.jpg?a=1&amp;b=2" alt="a &quot;b&quot;" width="20">',
    ],
    [
      'copied picture',
      '<img src="/blog/assets/a b.jpg" data-source="https://i.example/a.jpg">',
      '<img src="/blog/assets/a%20b.jpg" data-source="https://i.example/a.jpg">',
    ],
    [
      'pictures that lead elsewhere',
      '<img src="//i.example/a"><img src="/\\i.example/a"><img src="/..//i.example"><img src="data:image/gif;base64,R0"><img src="a.jpg"><img>',
      '<p></p>',
    ],
    [
      'links that are none',
      '<p><a href="javascript:alert(1)">a</a><a href=" java\tscript:alert(1)">b</a><a href="#x">c</a><a>d</a></p>',
      '<p>abcd</p>',
    ],
    [
      'a link',
      '<a href="https://a.example/国 际?q=(\'x\')#f:" target=_blank rel=x>a</a>',
      '<a href="https://a.example/%E5%9B%BD%20%E9%99%85?q=(%27x%27)#f%3A">a</a>',
    ],
    [
      'a frame',
      '<iframe src="https://www.youtube.com/embed/a" allowfullscreen srcdoc="<b>" loading=lazy>fall<b>back</iframe><iframe srcdoc="x"></iframe>',
      '<iframe src="https://www.youtube.com/embed/a" allowfullscreen="" loading="lazy"></iframe>',
    ],
    [
      'sound',
      '<audio controls src="https://a.example/x.mp3" autoplay></audio>',
      '<audio src="https://a.example/x.mp3" controls=""></audio>',
    ],
    [
      'a table',
      '<table><tr><th colspan=2 scope=col bgcolor=x>a<tr><td>b<td>c</table>',
      '<table><tbody><tr><th colspan="2" scope="col">a</th></tr><tr><td>b</td><td>c</td></tr></tbody></table>',
    ],
    ['the printed date', '<div>22/08/2020 - 01:18</div><p>a</p>', '<div>22/08/2020 - 01:18</div><p>a</p>'],
    ['a date further down', '<p>a</p><div>22/08/2020</div>', '<p>a</p><p>22/08/2020</p>'],
    [
      'empty elements',
      '<p></p><p>a<b> </b>b<em></em></p><ul><li></li></ul><blockquote> <p><i></i></p></blockquote>c<h2></h2>d',
      '<p>a b</p>c d',
    ],
    [
      'empty cells',
      '<table><tr><td></td><td>a</td></tr></table>',
      '<table><tbody><tr><td></td><td>a</td></tr></tbody></table>',
    ],
    ['nothing', ' <!-- --> ', '<p></p>'],
  ])('%s', (_, html, body) => {
    expect(serialise(html)).toBe(body);
    expect(serialise(body)).toBe(body);
  });
});
