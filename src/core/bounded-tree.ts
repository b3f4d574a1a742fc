// The tree builder behind the HTML parser, which counts the parser's steps. The only file that imports the library.
import { adapter } from 'parse5-htmlparser2-tree-adapter';
import { elementLimit } from './complexity.ts';

type TreeBuilder = typeof adapter;

/**
 * Looks at an open element, nodes made, neighbours passed. A page of 20,000 elements sixty levels deep takes under three
 * million; 3,000 open elements in a row some ten.
 */
export const stepLimit = 16_000_000;

/** Where the text ends, the parser calls itself once for each open template. */
const templateLimit = 500;

/** The parser gave up: `message` is a clause for a person. */
export class TooMuchMarkup extends Error {}

/**
 * A builder for one parse. The parser's time is not a matter of the text's length: for each tag it may look through all
 * open elements, for each paragraph open all unclosed emphasis anew, for each piece of text in a table search the
 * table's neighbours. It asks the builder at every such step, so that the steps can be counted here.
 */
export function boundedBuilder(): TreeBuilder {
  let steps = 0;
  let elements = 0;
  let templates = 0;
  const spend = (count: number): void => {
    steps += count;
    if (steps > stepLimit) throw new TooMuchMarkup('its elements are nested too deep or too wrongly');
  };
  return {
    ...adapter,
    createElement(name, namespace, attributes) {
      elements += 1;
      // Emphasis that is never closed is opened anew in each block: elements that stand in no text.
      if (elements > elementLimit) throw new TooMuchMarkup(`more than ${elementLimit} elements`);
      spend(1 + attributes.length);
      return adapter.createElement(name, namespace, attributes);
    },
    setTemplateContent(template, content) {
      templates += 1;
      if (templates > templateLimit) throw new TooMuchMarkup(`more than ${templateLimit} templates`);
      adapter.setTemplateContent(template, content);
    },
    getTagName(element) {
      spend(1);
      return adapter.getTagName(element);
    },
    getNamespaceURI(element) {
      spend(1);
      return adapter.getNamespaceURI(element);
    },
    getAttrList(element) {
      const attributes = adapter.getAttrList(element);
      // The list is made anew at each call.
      spend(1 + attributes.length * 10);
      return attributes;
    },
    insertBefore(parent, node, reference) {
      spend(neighbours(parent.children.length));
      adapter.insertBefore(parent, node, reference);
    },
    insertTextBefore(parent, text, reference) {
      spend(neighbours(parent.children.length));
      adapter.insertTextBefore(parent, text, reference);
    },
    detachNode(node) {
      spend(neighbours(node.parent?.children.length ?? 0));
      adapter.detachNode(node);
    },
  };
}

/** To find one among many is a native search: some thirty to a step. */
function neighbours(count: number): number {
  return 1 + Math.ceil(count / 30);
}
