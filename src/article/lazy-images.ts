// Pictures that a script would load later: the placeholder gets its real address, or that of its copy in noscript.
import { attribute, type HtmlElement, type HtmlParent, isElement, isText, select } from '../core/html.ts';
import { largestImage } from './image-candidates.ts';

/** Changes the tree below `root`: afterwards every picture that has a real address has it in `src`. */
export function restoreLazyImages(root: HtmlParent): void {
  for (const shell of select(root, 'noscript')) {
    const copy = select(shell, 'img')[0];
    const placeholder = precedingImage(shell);
    if (copy === undefined || placeholder === null || !isReal(copy) || isReal(placeholder)) continue;
    placeholder.attribs['src'] = attribute(copy, 'src') ?? '';
  }
  for (const image of select(root, 'img')) {
    if (isReal(image)) continue;
    const picture =
      image.parent !== null && 'name' in image.parent && image.parent.name === 'picture'
        ? image.parent
        : image;
    const address = largestImage(picture, () => 0);
    if (address !== null) image.attribs['src'] = address;
  }
}

function isReal(image: HtmlElement): boolean {
  const address = attribute(image, 'src')?.trim() ?? '';
  return address !== '' && !/^(?:data|about|blob):/i.test(address);
}

/** The picture that stands just before, alone or as the last thing in a wrapper. */
function precedingImage(shell: HtmlElement): HtmlElement | null {
  let before = shell.prev;
  while (before !== null && isText(before) && before.data.trim() === '') before = before.prev;
  if (before === null || !isElement(before)) return null;
  return before.name === 'img' ? before : (select(before, 'img').at(-1) ?? null);
}
