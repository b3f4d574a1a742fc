// A long list of the state's, read a page at a time. Knows no list.

const pageSize = 500;

/**
 * Everything that `read` gives, in its order; the next page is asked for when the last one has been used up.
 * @param first what stands for "from the beginning"
 * @param cursorOf where the page after an item begins
 */
export async function* inPages<Item, Cursor>(
  first: NoInfer<Cursor>,
  read: (after: Cursor, limit: number) => Promise<readonly Item[]>,
  cursorOf: (last: Item) => NoInfer<Cursor>,
): AsyncGenerator<Item, undefined> {
  let after: Cursor = first;
  for (;;) {
    const page = await read(after, pageSize);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return;
    after = cursorOf(last);
  }
}
