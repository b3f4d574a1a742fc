// The message of a commit: counts in the subject, titles in the body, nothing that a git host would act on. Pure.

export interface CommitContents {
  readonly added: readonly PostTitle[];
  readonly changed: readonly PostTitle[];
  readonly removed: number;
  /** Files that are no posts: pictures, sound. */
  readonly otherFiles: number;
}

export interface PostTitle {
  readonly path: string;
  /** null: its post tells none. */
  readonly title: string | null;
}

const mostTitles = 50;
const longestTitle = 200;

/** Subject, empty line, a list of the posts. */
export function commitMessage({ added, changed, removed, otherFiles }: CommitContents): string {
  const parts = [
    counted(added.length, 'add # post', 'add # posts'),
    counted(changed.length, 'update # post', 'update # posts'),
    counted(removed, 'remove # post', 'remove # posts'),
    counted(otherFiles, 'copy # file', 'copy # files'),
  ].filter((part) => part !== '');
  const subject = capitalised(parts.join(', ') || 'Update the mirror');
  const titles = [...added, ...changed];
  const shown = titles.slice(0, mostTitles).map(({ path, title }) => `- ${inert(title ?? path)}`);
  const rest = titles.length - shown.length;
  const more = rest > 0 ? [`- and ${rest} more`] : [];
  return [subject, ...(shown.length > 0 ? ['', ...shown, ...more] : []), ''].join('\n');
}

function counted(count: number, one: string, many: string): string {
  return count === 0 ? '' : (count === 1 ? one : many).replace('#', String(count));
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const inertSigns: Readonly<Record<string, string>> = {
  '[': '［',
  ']': '］',
  '@': '＠',
  '#': '＃',
  '*': '＊',
};

/**
 * A title as data. Git hosts act on what a message says: they mention people (@name), close issues (#12, GH-12, !12,
 * or an issue's address), skip builds ([skip ci], ***NO_CI***) and read trailers; the list mark before each title
 * keeps it from being one.
 */
export function inert(title: string): string {
  const line = title
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|\p{Cs}/gu, '')
    .replace(/[[\]@#*]/g, (sign) => inertSigns[sign] ?? sign)
    .replace(/!(?=\d)/g, '！')
    .replace(/\b(GH)-(?=\d)/gi, '$1‐')
    .replaceAll('://', '：//')
    .trim();
  const cut = [...line].slice(0, longestTitle).join('');
  return cut === line ? line : `${cut}…`;
}
