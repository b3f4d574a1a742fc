// The blog's theme: whether pages name the source as their canonical address.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, warning } from '../../core/finding.ts';
import { type Check, hasBlog } from './ground.ts';

const folders = ['_includes', '_layouts'];
const line = '<link rel="canonical" href="{{ page.from | default: page.url | absolute_url }}">';

export const theme: Check = async (ground) => {
  if (!hasBlog(ground)) return [];
  const { dir } = ground.config.jekyll;
  for (const folder of folders) {
    for (const name of (await readdir(join(dir, folder), { recursive: true }).catch(() => [])).sort()) {
      if (!/\.html?$/.test(name)) continue;
      const file = join(dir, folder, name);
      const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n');
      const index = lines.findIndex((text) => /rel=["']?canonical|\{%-?\s*seo\b/.test(text));
      const found = lines[index];
      if (found === undefined) continue;
      if (found.includes('page.from')) return [ok('canonical', `${file}:${index + 1} names the source.`)];
      const isPlugin = /\{%-?\s*seo\b/.test(found);
      return [
        warning(
          'canonical',
          `${file}:${index + 1} calls the copy the original of each article, to search engines.`,
          isPlugin
            ? `Put \`${line}\` before ${file}:${index + 1}; the tag there has no way to name the source from the line "from".`
            : `Write \`${line}\` in ${file}:${index + 1}.`,
        ),
      ];
    }
  }
  return [
    warning(
      'canonical',
      `No layout in ${dir} tells search engines that the source is the original of each article.`,
      `Put \`${line}\` into the head of the layout, such as ${join(dir, '_includes', 'head.html')}.`,
    ),
  ];
};
