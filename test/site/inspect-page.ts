/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// Runs inside the page: how wide it is, and how well its texts can be read. Uses nothing from outside.

export interface Look {
  /** CSS pixels that the page is wider than the window. */
  readonly overflow: number;
  readonly paper: string;
  /** The least contrast (WCAG 2) of any text with what lies behind it, and whose it is. */
  readonly contrast: number;
  readonly worst: string;
  readonly texts: number;
}

export function lookAtPage(): Look {
  const numbers = (color: string): readonly number[] => (color.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (color: string): number => {
    const [red = 0, green = 0, blue = 0] = numbers(color).map((value) => {
      const part = value / 255;
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const paperOf = (element: Element | null): string => {
    for (let at = element; at !== null; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (numbers(color)[3] !== 0) return color;
    }
    return 'rgb(255, 255, 255)';
  };
  let [contrast, worst, texts] = [21, '', 0];
  for (const element of document.body.querySelectorAll('*')) {
    const hasText = [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
    );
    if (!hasText || element.getClientRects().length === 0 || element.localName === 'noscript') continue;
    texts += 1;
    const [one, other] = [luminance(getComputedStyle(element).color), luminance(paperOf(element))];
    const found = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (found < contrast) [contrast, worst] = [found, `${element.localName}.${element.className}`];
  }
  const overflow = document.documentElement.scrollWidth - window.innerWidth;
  return {
    overflow,
    paper: getComputedStyle(document.documentElement).backgroundColor,
    contrast,
    worst,
    texts,
  };
}
