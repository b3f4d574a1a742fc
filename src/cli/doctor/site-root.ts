// Files of the mirror inside the blog, which Jekyll copies into the site.
import { readdir } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { ok, warning } from '../../core/finding.ts';
import { lineOf } from '../../jekyll/config-line.ts';
import type { Check } from './ground.ts';

/** What belongs to a checkout of this program or to what remembers for it, and to no reader. */
const ours = /^(?:feedmirror.*|ecosystem\.config\.js|.*\.(?:dat|db|sqlite))$/i;

export const siteRoot: Check = async ({ config, file, blog }) => {
  const { dir } = config.jekyll;
  const names: readonly string[] = await readdir(dir).catch(() => []);
  const inside = [file, config.archive].flatMap((path) => topBelow(dir, path));
  const published = [...new Set([...inside, ...names.filter((name) => ours.test(name))])]
    .filter(
      (name) =>
        names.includes(name) && !/^[._#~]|~$/.test(name) && !isExcluded(name, blog.site?.exclude ?? []),
    )
    .sort();
  if (published.length === 0)
    return [ok('exclude', `Nothing of the mirror but posts is published with ${dir}.`)];
  const list = published.map((name) => `"${name}"`).join(', ');
  const text = blog.site === null ? null : blog.text;
  const line = lineOf({ file: blog.file, text }, 'exclude');
  return [
    warning(
      'exclude',
      `Jekyll publishes what stands in ${dir} with the blog: ${published.slice(0, 5).join(', ')}.`,
      line === null
        ? `Add to ${blog.file} the line \`exclude: [ ${list} ]\`.`
        : `Add ${list} to the list in ${blog.file}:${line}.`,
    ),
  ];
};

/** The file or folder right in `dir` that `path` is or lies in. */
function topBelow(dir: string, path: string): readonly string[] {
  const way = relative(resolve(dir), resolve(path));
  const [top = ''] = way.split(sep);
  return top === '' || top === '..' || resolve(way) === way ? [] : [top];
}

function isExcluded(name: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => {
    const plain = pattern.replace(/^\.?\//, '').replace(/\/$/, '');
    if (!plain.includes('*')) return name.startsWith(plain);
    const parts = plain.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${parts.join('.*')}$`).test(name);
  });
}
