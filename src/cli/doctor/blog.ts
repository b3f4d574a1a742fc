// The blog: its configuration and all of its posts, read and judged.
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { type Finding, failure, ok, warning } from '../../core/finding.ts';
import { growthFinding } from '../../jekyll/growth.ts';
import { postFindings } from '../../jekyll/post-findings.ts';
import { openSurvey, type PostSurvey } from '../../jekyll/post-survey.ts';
import { type JekyllSite, jekyllSite } from '../../jekyll/site-config.ts';
import { type SiteFacts, siteFindings } from '../../jekyll/site-findings.ts';
import { type Check, type Ground, hasBlog } from './ground.ts';

export const blog: Check = async (ground) => {
  const { config, blog: found } = ground;
  // Posts can be looked at by Jekyll's defaults, whatever the file says.
  const site = found.site ?? jekyllSite(null);
  const { survey, bytes } = await surveyPosts(ground, site);
  const categories = [
    ...new Set(config.feeds.flatMap((feed) => feed.categories.filter((one) => typeof one === 'string'))),
  ];
  const own = found.site === null ? [unreadable(found)] : ownFindings(ground, { site, categories, survey });
  const size = { posts: survey.count, bytes, postsADay: survey.lastWeek / 7 };
  return [...own, ...postFindings(survey, site), growthFinding(size)];
};

function ownFindings(ground: Ground, about: Omit<SiteFacts, 'config'>): readonly Finding[] {
  const { file } = ground.blog;
  if (hasBlog(ground))
    return siteFindings({
      ...about,
      config: { file, text: ground.blog.site === null ? null : ground.blog.text },
    });
  const { dir } = ground.config.jekyll;
  return dir === ground.config.archive
    ? [ok('blog', `${dir} has no _config.yml: it holds posts, and is no blog of its own.`)]
    : [
        warning(
          'blog',
          `${dir} has no _config.yml.`,
          `Mend jekyll.dir in ${ground.file}, if the blog is elsewhere.`,
        ),
      ];
}

function unreadable({ file, detail }: { readonly file: string; readonly detail: string }): Finding {
  if (file.endsWith('.toml'))
    return warning(
      'blog',
      `${file}: ${detail}, so the addresses of posts are unknown.`,
      'Write the same settings into _config.yml, which Jekyll takes before it.',
    );
  return failure(
    'blog',
    `${file} cannot be read: ${detail}.`,
    `Mend that line of ${file}: Jekyll does not build without.`,
  );
}

const dated = /^\d{2,4}-\d{1,2}-\d{1,2}-./;
const postEnding = /\.(?:md|markdown|mkdown|mkdn|mkd|html?)$/i;
const passedOver = /^[._#~]|~$/;
/** The head of any sane post; a longer one is read whole. */
const headBytes = 4 * 1024;

async function surveyPosts(
  { config, places, now }: Ground,
  site: JekyllSite,
): Promise<{ readonly survey: PostSurvey; readonly bytes: number }> {
  const surveyor = openSurvey({ site, postsFolder: config.jekyll.posts, now });
  const paths = await postPaths(places.postsDir);
  const buffer = Buffer.alloc(headBytes);
  let bytes = 0;
  for (const path of paths) {
    surveyor.addName(path);
    const head = readHead(join(places.postsDir, path), buffer);
    bytes += head?.size ?? 0;
    if (head !== null && postEnding.test(path)) surveyor.add(path, head.text);
  }
  return { survey: surveyor.result(), bytes };
}

/** All files that Jekyll takes for posts, whatever they end in; relative, with `/`, sorted. */
async function postPaths(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.isDirectory() && dated.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, sep).length).split(sep))
    .filter((parts) => !parts.some((part) => passedOver.test(part)))
    .map((parts) => parts.join('/'))
    .sort();
}

/** Synchronous: for many small files that is three times as fast. Null when it cannot be read. */
function readHead(file: string, buffer: Buffer): { readonly text: string; readonly size: number } | null {
  let descriptor: number | null = null;
  try {
    descriptor = openSync(file, 'r');
    const { size } = fstatSync(descriptor);
    const read = readSync(descriptor, buffer, 0, buffer.length, 0);
    const text = buffer.toString('utf8', 0, read);
    const isWhole = read >= size || /\n(?:---|\.\.\.)[ \t]*\r?\n/.test(text);
    return { text: isWhole ? text : readFileSync(file, 'utf8'), size };
  } catch {
    return null;
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}
