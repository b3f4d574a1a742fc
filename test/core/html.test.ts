import { describe, expect, it } from 'vitest';
import {
  attribute,
  childrenOf,
  type HtmlElement,
  isElement,
  isSelector,
  isText,
  matches,
  parseDocument,
  parseFragment,
  select,
  textOf,
  walk,
} from '../../src/core/html.ts';
import { append, createElement, replace, unwrap } from '../../src/core/html-edit.ts';

/** A short picture of a tree: p(甲 b(乙)). */
function outline(root: Parameters<typeof walk>[0]): string {
  const parts: string[] = [];
  walk(root, {
    enter(node) {
      if (isText(node)) parts.push(node.data);
      if (isElement(node)) parts.push(`${node.name}(`);
      return true;
    },
    leave(node) {
      if (isElement(node)) parts.push(')');
    },
  });
  return parts.join('');
}

function only(root: Parameters<typeof select>[0], selector: string): HtmlElement {
  const [found] = select(root, selector);
  if (found === undefined) throw new Error(`no ${selector}`);
  return found;
}

describe('parsing', () => {
  it('a page always has head and body', () => {
    expect(outline(parseDocument('<title>题</title>甲'))).toBe('html(head(title(题))body(甲))');
  });

  it('a fragment has its own top nodes, white space included', () => {
    const tree = parseFragment(' 甲<p>乙<p>丙');
    expect(outline(tree)).toBe(' 甲p(乙)p(丙)');
    expect(tree.children.map((node) => node.parent === tree)).toEqual([true, true, true]);
  });

  it('what stands in noscript is elements', () => {
    expect(select(parseFragment('<noscript><img src="a"></noscript>'), 'noscript > img')).toHaveLength(1);
  });

  it('no tree is deeper than 512 levels, and nothing is lost by that', () => {
    const tree = parseFragment(`${'<div>'.repeat(3000)}底<b>层</b>`);
    let level = 0;
    let deepest = 0;
    walk(tree, {
      enter() {
        level += 1;
        deepest = Math.max(deepest, level);
        return true;
      },
      leave() {
        level -= 1;
      },
    });
    expect(deepest).toBeLessThanOrEqual(514);
    expect(textOf(tree)).toBe('底层');
    expect(select(tree, 'div:has(b)').length).toBeGreaterThan(0);
  });

  it('a hundred thousand top nodes take no more than a moment', () => {
    const tree = parseFragment('<p>x</p>'.repeat(50_000));
    expect(tree.children).toHaveLength(50_000);
    expect(select(tree, 'p')).toHaveLength(50_000);
  }, 5000);
});

describe('selecting', () => {
  const tree = parseFragment('<div class="a b"><p id="x">甲</p></div><p>乙</p>');

  it('finds in document order, at any depth', () => {
    expect(select(tree, 'p').map(textOf)).toEqual(['甲', '乙']);
    expect(select(only(tree, 'div'), 'p').map(textOf)).toEqual(['甲']);
  });

  it('does not find the root itself', () => {
    expect(select(only(tree, 'div'), 'div')).toEqual([]);
  });

  it('matches and reads attributes', () => {
    expect(matches(only(tree, 'div'), '.b')).toBe(true);
    expect(attribute(only(tree, 'p'), 'id')).toBe('x');
    expect(attribute(only(tree, 'p'), 'class')).toBeNull();
  });

  it.each([
    ['p > .a:not(:has(b))', true],
    ['p[', false],
    ['', false],
    [':nope', false],
  ])('%j is a selector: %s', (text, expected) => {
    expect(isSelector(text)).toBe(expected);
  });

  it('the text leaves scripts and styles out', () => {
    expect(
      textOf(parseFragment('甲<script>x</script><style>y</style><template>z</template><!-- c -->乙')),
    ).toBe('甲乙');
  });
});

describe('changing', () => {
  it('replaces, moves and keeps the neighbours', () => {
    const tree = parseFragment('<p>甲</p><b>乙</b><i>丙</i>');
    const b = only(tree, 'b');
    replace(b, [createElement('u', { title: 't' }), b, only(tree, 'p')]);
    expect(outline(tree)).toBe('u()b(乙)p(甲)i(丙)');
    expect(only(tree, 'i').prev).toBe(only(tree, 'p'));
    expect(only(tree, 'u').next).toBe(b);
  });

  it('takes away', () => {
    const tree = parseFragment('甲<b>乙</b>丙');
    replace(only(tree, 'b'), []);
    expect(outline(tree)).toBe('甲丙');
    expect(childrenOf(tree)[0]?.next).toBe(childrenOf(tree)[1]);
  });

  it('unwraps', () => {
    const tree = parseFragment('<div>甲<b>乙</b></div>丙');
    unwrap(only(tree, 'div'));
    expect(outline(tree)).toBe('甲b(乙)丙');
  });

  it('appends text as text', () => {
    const element = append(createElement('p'), ' <b>&amp; ', createElement('br'));
    expect(textOf(element)).toBe(' <b>&amp; ');
    expect(element.children).toHaveLength(2);
  });
});
