// A post written again: the head belongs to the blog's owner, the rest to the mirror.

const frontMatter = /^\uFEFF?---[ \t]*\r?\n[\s\S]*?\r?\n---[ \t]*\r?\n/;

/**
 * The new text under the front matter that stands on disk, byte for byte: keys that the owner added survive, and
 * title and date, fixed at the first writing, do not move. A text without front matter is replaced whole.
 */
export function keepFrontMatter(before: string, after: string): string {
  const head = frontMatter.exec(before)?.[0];
  return head === undefined ? after : head + after.replace(frontMatter, '');
}
