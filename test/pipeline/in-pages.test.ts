import { expect, it } from 'vitest';
import { inPages } from '../../src/pipeline/in-pages.ts';

/** The numbers after `after`, below `end`; and what was asked for. */
function numbers(end: number) {
  const asked: number[] = [];
  const read = async (after: number, limit: number): Promise<readonly number[]> => {
    asked.push(after);
    return Array.from(
      { length: Math.max(0, Math.min(limit, end - 1 - after)) },
      (_, index) => after + 1 + index,
    );
  };
  return { asked, read };
}

it.each([
  [0, [0]],
  [500, [0, 500]],
  [501, [0, 500]],
  [1_100, [0, 500, 1_000]],
])('gives %i items once each; a page that is not full is the last', async (count, pages) => {
  const { asked, read } = numbers(count + 1);
  const given: number[] = [];
  for await (const item of inPages(0, read, (last) => last)) given.push(item);
  expect(given).toEqual(Array.from({ length: count }, (_, index) => index + 1));
  expect(asked).toEqual(pages);
});

it('asks for the next page only when the last one is used up', async () => {
  const { asked, read } = numbers(2_000);
  for await (const item of inPages(0, read, (last) => last)) if (item === 499) break;
  expect(asked).toEqual([0]);
});
