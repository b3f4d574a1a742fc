// Where elements stand to each other.
import { type HtmlElement, isElement } from '../core/html.ts';

/** The element around; null at the top. */
export function parentOf(element: HtmlElement): HtmlElement | null {
  const { parent } = element;
  return parent !== null && 'name' in parent && isElement(parent) ? parent : null;
}

/** Is the element the container, or inside it? */
export function isInside(element: HtmlElement, container: HtmlElement): boolean {
  for (let at: HtmlElement | null = element; at !== null; at = parentOf(at))
    if (at === container) return true;
  return false;
}

/** Is the element inside one of them? */
export function isInsideOf(element: HtmlElement, containers: ReadonlySet<HtmlElement>): boolean {
  for (let at = parentOf(element); at !== null; at = parentOf(at)) if (containers.has(at)) return true;
  return false;
}

/** All elements around, the nearest first. */
export function ancestorsOf(element: HtmlElement): readonly HtmlElement[] {
  const found: HtmlElement[] = [];
  for (let at = parentOf(element); at !== null; at = parentOf(at)) found.push(at);
  return found;
}

/** Those that stand in no other of them. */
export function outermost(elements: readonly HtmlElement[]): readonly HtmlElement[] {
  const all = new Set(elements);
  return elements.filter((element) => !isInsideOf(element, all));
}
