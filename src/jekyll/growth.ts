// When a blog will be too large to be built or hosted, from what it gets a day. Pure.
import { type Finding, ok, warning } from '../core/finding.ts';

/** A full build on two cores: 5,685 posts of 28 kB took 125 s with a bare layout and 418 s with a rich theme. */
const secondsAPost = { bare: 125 / 5_685, rich: 418 / 5_685 } as const;
/** Of a page beside the post itself, in such a theme. */
const frameBytes = 83_000;
/** GitHub Pages: no build longer than 10 minutes, no site beyond 1 GB, no repository beyond 1 GB. */
const buildLimitS = 600;
const sizeLimitBytes = 1e9;
const soonDays = 180;

export interface BlogSize {
  readonly posts: number;
  /** Of all post files. */
  readonly bytes: number;
  readonly postsADay: number;
}

/** Always one finding. */
export function growthFinding(size: BlogSize): Finding {
  const { posts, bytes, postsADay } = size;
  const average = posts === 0 ? 0 : bytes / posts;
  const roomFor = Math.floor(
    Math.min(
      buildLimitS / secondsAPost.rich,
      sizeLimitBytes / Math.max(1, average),
      sizeLimitBytes / (average + frameBytes),
    ),
  );
  const minutes = (seconds: number): string => (seconds / 60).toFixed(1);
  const facts =
    `${posts} posts, ${(bytes / 1e6).toFixed(1)} MB; a full build takes some ${minutes(posts * secondsAPost.bare)} min ` +
    `with a bare layout, ${minutes(posts * secondsAPost.rich)} min with a rich theme`;
  const isBeyond = posts >= roomFor;
  const daysLeft = postsADay === 0 ? Number.POSITIVE_INFINITY : (roomFor - posts) / postsADay;
  if (!isBeyond && daysLeft > soonDays) return ok('size', `${facts}.`);
  const when = isBeyond
    ? 'That is beyond'
    : `In ${Math.ceil(daysLeft)} days, with ${Math.round(postsADay)} posts a day, that is beyond`;
  return warning(
    'size',
    `${facts}. ${when} what GitHub Pages take (10 minutes, 1 GB), if the theme is rich.`,
    'Move the posts of past years to a blog of their own, build with a workflow of your own, or take a lean layout for posts.',
  );
}
