// Takes out what a reader never sees as text: scripts, styles, forms' controls, comments.
import { adopt, type HtmlElement, isElement, isText } from '../../core/html.ts';
import { droppedNames } from '../elements.ts';

const media = new Set(['embed', 'object']);

/** Changes the tree below `element`. Trees are at most 512 levels deep. */
export function removeSilent(element: HtmlElement): void {
  const kept = element.children.filter(
    (child) =>
      isText(child) || (isElement(child) && (!droppedNames.has(child.name) || media.has(child.name))),
  );
  if (kept.length < element.children.length) adopt(element, kept);
  for (const child of kept) if (isElement(child)) removeSilent(child);
}
