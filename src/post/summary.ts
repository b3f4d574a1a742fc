// A feed's summary as plain paragraphs: text and inline markup stay, every block is a paragraph's end. Knows no post.
import { type HtmlElement, isElement, isText, walk } from '../core/html.ts';
import type { SafeHtml } from '../core/types.ts';
import { blockMarkup } from './body.ts';
import { isMedia, isVoid, keptAttributes, treatmentOf } from './elements.ts';
import { Markup, type Tag } from './markup.ts';
import { parseBody } from './tree.ts';

const paragraph: Tag = { name: 'p', isBlock: true };

/** Paragraphs as `blockMarkup` writes them: pictures, sound and frames left out. Empty when there is no text. */
export function summaryMarkup(summary: SafeHtml): string {
  const markup = new Markup();
  const endings: (Tag | 'break' | null)[] = [];
  let inlineDepth = 0;
  let isOpen = false;
  let hasText = false;

  const open = (): void => {
    if (isOpen) return;
    markup.start(paragraph, []);
    isOpen = true;
    hasText = false;
  };
  const breakHere = (): void => {
    if (isOpen && inlineDepth === 0) {
      markup.end(paragraph);
      isOpen = false;
    } else markup.separate();
  };
  const enter = (element: HtmlElement): boolean => {
    const { treatment, name } = treatmentOf(element.name);
    if (treatment === 'drop' || isMedia(name)) return false;
    const tag = { name, isBlock: false };
    const attributes = treatment === 'inline' ? keptAttributes(name, element.attribs) : null;
    if (attributes !== null && isVoid(name)) {
      if (isOpen && hasText) markup.start(tag, attributes);
      return false;
    }
    if (attributes !== null) {
      open();
      markup.start(tag, attributes);
      inlineDepth += 1;
      endings.push(tag);
      return true;
    }
    const isBreak = treatment === 'block' || treatment === 'box';
    if (isBreak) breakHere();
    endings.push(isBreak ? 'break' : null);
    return true;
  };

  walk(parseBody(summary), {
    enter(node) {
      if (isText(node)) {
        if (node.data.trim() !== '') {
          open();
          hasText = true;
        }
        markup.text(node.data);
      }
      return isElement(node) && enter(node);
    },
    leave() {
      const ending = endings.pop() ?? null;
      if (ending === 'break') breakHere();
      else if (ending !== null) {
        markup.end(ending);
        inlineDepth -= 1;
      }
    },
  });
  if (isOpen) markup.end(paragraph);
  return blockMarkup(markup.toString(), 'paragraph');
}
