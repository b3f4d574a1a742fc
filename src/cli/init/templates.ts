// The files that come with the program for `init`: read here, written by put-files.ts.
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file to be made; `path` is relative to the folder of `init`, with `/`. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** src/cli/init and dist/cli/init are both three below the package's folder. */
const folder = fileURLToPath(new URL('../../../templates', import.meta.url));

export function readConfigTemplate(): Promise<string> {
  return readFile(join(folder, 'feedmirror.yaml'), 'utf8');
}

/** The files of the small Jekyll site. npm packs no file named .gitignore, so that one has another name in the package. */
export async function readSiteTemplates(): Promise<readonly NewFile[]> {
  const site = join(folder, 'site');
  const entries = await readdir(site, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(site, join(entry.parentPath, entry.name)))
    .sort();
  return Promise.all(
    names.map(async (name) => ({
      path: name === 'gitignore' ? '.gitignore' : name.split(sep).join('/'),
      text: await readFile(join(site, name), 'utf8'),
    })),
  );
}
