// What kramdown asks of a body: every start tag has its end tag, in order.

/** The names of elements that are left open or closed at the wrong place; none in a good body. */
export function unbalanced(html: string): string[] {
  const open: string[] = [];
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z0-9]+)[^<>]*>/g)) {
    if (['br', 'hr', 'img', 'source'].includes(name)) continue;
    if (slash === '') open.push(name);
    else if (open.pop() !== name) return [name];
  }
  return open;
}
