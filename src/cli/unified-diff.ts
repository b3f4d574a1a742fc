// What would change in a file, as `diff -u` and git show it. The only file that imports diff.
import { createTwoFilesPatch, OMIT_HEADERS } from 'diff';

/**
 * Lines of a unified diff with three lines of context, without a line end each; empty when the texts are the same.
 * @param path shown behind `a/` and `b/`, as `git apply` wants it, and as it is: the library would write each character
 *   beyond ASCII in octal
 */
export function unifiedDiff(path: string, before: string, after: string): readonly string[] {
  if (before === after) return [];
  const options = { context: 3, headerOptions: OMIT_HEADERS };
  const patch = createTwoFilesPatch(path, path, before, after, undefined, undefined, options);
  return [`--- a/${path}`, `+++ b/${path}`, ...patch.replace(/\n$/, '').split('\n')];
}
