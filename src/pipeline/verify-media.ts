// Copied media against what shows them: missing, unreferenced, damaged. Changes nothing but on request.
import { hashDigits, type MediaFiles, mediaNameForm } from '../core/media-port.ts';
import type { Clock } from '../core/ports.ts';
import type { StateStore } from '../core/state-port.ts';

export type MediaFinding =
  /** `shownBy` shows a copy that is not there. */
  | { readonly event: 'missing'; readonly path: string; readonly shownBy: string }
  /** Nothing shows it. */
  | {
      readonly event: 'unreferenced';
      readonly path: string;
      readonly bytes: number;
      readonly removed: boolean;
    }
  /** It holds something else than what its name says. */
  | { readonly event: 'damaged'; readonly path: string };

export interface VerifyParts {
  readonly files: MediaFiles;
  readonly state: Pick<StateStore, 'forgetMedia'>;
  readonly clock: Clock;
  /** Every text of the blog that may show a copy. */
  readonly texts: AsyncIterable<{ readonly path: string; readonly text: string }>;
  readonly report: (finding: MediaFinding) => void;
}

/** Younger than this, a file may belong to a post that is being written, or waits in its owner's editor. */
const graceMs = 24 * 3_600_000;

/**
 * @param request `dirs`: the media folders, relative to the Jekyll folder; `prune` removes what nothing shows
 * @throws PostError, StoreError
 */
export async function verifyMedia(
  request: { readonly dirs: readonly string[]; readonly prune: boolean },
  parts: VerifyParts,
): Promise<void> {
  const { files, state, clock, report } = parts;
  const onDisk = new Set<string>();
  const found: { readonly path: string; readonly bytes: number; readonly isYoung: boolean }[] = [];
  for (const dir of request.dirs) {
    for await (const { path, bytes, changedAt } of files.list(dir)) {
      const name = path.slice(dir.length + 1);
      if (mediaNameForm.exec(name)?.[0] !== name) continue;
      onDisk.add(name);
      found.push({ path, bytes, isYoung: clock.now().getTime() - changedAt.getTime() < graceMs });
    }
  }
  const shown = await shownNames(request.dirs, { onDisk, texts: parts.texts, report });
  for (const { path, bytes, isYoung } of found) {
    const name = mediaNameForm.exec(path)?.[0] ?? '';
    if (!shown.has(name)) {
      if (isYoung) continue;
      if (request.prune) {
        // Forgotten first: a file that nobody knows is removed by the next run, one that is gone must not be shown.
        await state.forgetMedia(path);
        await files.remove(path);
      }
      report({ event: 'unreferenced', path, bytes, removed: request.prune });
    } else if (!(await files.hash(path))?.startsWith(hashIn(name))) report({ event: 'damaged', path });
  }
}

/** By their names, wherever they stand in a text: what its owner wrote himself counts too. */
async function shownNames(
  dirs: readonly string[],
  about: Pick<VerifyParts, 'texts' | 'report'> & { readonly onDisk: ReadonlySet<string> },
): Promise<ReadonlySet<string>> {
  const shown = new Set<string>();
  const everywhere = new RegExp(mediaNameForm, 'g');
  for await (const { path: shownBy, text } of about.texts) {
    const missing = new Set<string>();
    for (const match of text.matchAll(everywhere)) {
      const name = match[0];
      if (about.onDisk.has(name)) shown.add(name);
      // Elsewhere such a name may be anybody's.
      else if (dirs.some((dir) => isBelow(dir, { text, at: match.index }))) missing.add(name);
    }
    for (const name of missing) about.report({ event: 'missing', path: `${dirs[0]}/${name}`, shownBy });
  }
  return shown;
}

function isBelow(dir: string, { text, at }: { readonly text: string; readonly at: number }): boolean {
  return text.startsWith(`/${dir}/`, at - dir.length - 2);
}

function hashIn(name: string): string {
  return name.slice(3, 3 + hashDigits);
}
