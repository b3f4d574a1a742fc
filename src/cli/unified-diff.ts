// What would change in a file, as `diff -u` and git show it. The only file that imports diff.
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';

/**
 * Lines of a unified diff with three lines of context, without a line end each; empty when the texts are the same.
 * @param path shown behind `a/` and `b/`, as `git apply` wants it
 */
export function unifiedDiff(path: string, before: string, after: string): readonly string[] {
  if (before === after) return [];
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
  return patch.replace(/\n$/, '').split('\n');
}
