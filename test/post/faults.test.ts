import { describe, expect, it } from 'vitest';
import type { SafeHtml } from '../../src/core/types.ts';
import { serialiseBody } from '../../src/post/body.ts';
import { faultsOf } from '../../src/post/faults.ts';
import { bodies } from './torture/bodies.ts';

describe('the faults of a body', () => {
  it.each([
    ['<p>一</p></div>', ['unbalanced-tags']],
    ['<p>一', ['unbalanced-tags']],
    ['<ul><li>一<li>二</ul>', ['unbalanced-tags']],
    ['<b><i>一</b></i>', ['unbalanced-tags']],
    ['<p title="a>一</p>', ['unbalanced-tags']],
    ['<divclass="m-block-ad "data-x="1">一</div>', ['unbalanced-tags']],
    ['<p>一</p><!-- 二', ['unbalanced-tags']],
    ['<!DOCTYPE html><p>一</p>', ['unbalanced-tags']],
    ['<p>一 {{ x }}</p>', ['live-liquid']],
    ['<a href="{%x">一</a>', ['live-liquid']],
    ['<img src="data:image/gif;base64,R0">', ['placeholder-image']],
    ['<p onclick="x()">一</p>', ['event-handlers']],
    ['<play-media v-on:click="play"></play-media>', ['script-tags']],
    ['<diaporama></diaporama>', ['script-tags']],
    ['<script>if (a < b) "</p>"</script><noscript><p>一</p></noscript>', ['<noscript>', '<script>']],
    ['<button><svg><path d="M0"/></svg></button>', ['<button>']],
  ])('of %s are %j', (html, faults) => {
    expect(faultsOf(html)).toEqual(faults);
  });

  it.each([
    '<div class="t-content__body u-clearfix"><P>一<br>二<hr/></P><img src="a.jpg" alt="a > b"></div>',
    '<p>1 < 2, a &lt; b &#123;&#123; x } {</p>',
    '<!-- <p> --><table><tr><td>一</td></tr></table><font color=red>二</font>',
    '<p\n>一</p\n>',
    '',
  ])('are none: %s', (html) => {
    expect(faultsOf(html)).toEqual([]);
  });

  it('are none in what we write ourselves', () => {
    for (const html of bodies) expect(faultsOf(serialiseBody(html as SafeHtml))).toEqual([]);
  });
});
