import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { PostLink } from '../../src/core/links-port.ts';
import { linksAsKnown, rewritePost } from '../../src/pipeline/rewrites.ts';
import { openPostFiles } from '../../src/store/posts.ts';
import { openState } from '../../src/store/state.ts';
import { handClock, keyOf, noon, postOnDisk, scratchFolder } from '../store/samples.ts';

const link: PostLink = { position: 0, target: keyOf('tide'), source: keyOf('tide'), shown: null };

it.each<[string, readonly PostLink[] | null, readonly string[]]>([
  ['links that are known stay so', [link], []],
  ['links that nobody has looked at wait for "rebuild" as before', null, [keyOf('lamp')]],
])('a rewriting that touches no link: %s', async (_what, known, unread) => {
  const folder = scratchFolder();
  const postsDir = join(folder, '_posts');
  mkdirSync(postsDir);
  const post = postOnDisk('lamp');
  writeFileSync(join(postsDir, post.path), 'old\n');
  const { state, shut } = openState({ file: join(folder, 'state.db'), clock: handClock(), mode: 'write' });
  onTestFinished(shut);
  const posts = openPostFiles({ postsDir, tempDir: join(folder, 'tmp') });
  await state.adopt([post], noon);
  if (known !== null) await state.recordLinks(post.key, known);

  const links = await linksAsKnown(post.key, { state });
  await rewritePost(post, { text: 'new\n', links }, { state, posts });
  expect(await posts.read(post.path)).toBe('new\n');
  expect(await state.linksOf(post.key)).toEqual(known ?? []);
  expect((await state.unreadPosts(null, 9)).map(({ key }) => key)).toEqual(unread);
  expect(await state.unfinishedRewrites()).toEqual([]);
});
