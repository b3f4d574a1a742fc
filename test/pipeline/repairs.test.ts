import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { noCommonRules } from '../../src/core/common-rules.ts';
import { PostError, StoreError } from '../../src/core/errors.ts';
import type { PostFiles } from '../../src/core/ports.ts';
import type { StateStore } from '../../src/core/state-port.ts';
import { reconcileFolder } from '../../src/pipeline/folder.ts';
import { type RepairEvent, repairPosts } from '../../src/pipeline/repairs.ts';
import { openPostFiles } from '../../src/store/posts.ts';
import { openState } from '../../src/store/state.ts';
import { handClock, scratchFolder } from '../store/samples.ts';

/** A blog of one damaged post, learned. */
async function blog() {
  const folder = scratchFolder();
  const postsDir = join(folder, '_posts');
  mkdirSync(postsDir);
  const file = join(postsDir, '2020-01-01-a.md');
  const head =
    '---\ntitle: "a"\nfrom: https://news.example/a\n---\n<!--1-->\n[a](https://news.example/a)\n------\n\n<div>\n';
  writeFileSync(file, `${head}<p>一。</p></div>\n</div>\n`);
  const clock = handClock();
  const { state } = openState({ file: join(folder, 'state.db'), clock, mode: 'write' });
  const posts = openPostFiles({ postsDir, tempDir: join(folder, 'tmp') });
  await reconcileFolder(
    { folder: '_posts', deletions: 'guard', identityOf: () => ({}) },
    { state, posts, clock },
  );

  const repair = async (changes: { state?: Partial<StateStore>; posts?: Partial<PostFiles> } = {}) => {
    const events: RepairEvent[] = [];
    const sums = await repairPosts(
      { siteOf: () => ({ rules: null, embeds: 'iframe' }), common: noCommonRules, mode: 'write' },
      {
        state: { ...state, ...changes.state },
        posts: { ...posts, ...changes.posts },
        signal: new AbortController().signal,
        owner: 'test',
        clock,
        report: (event) => {
          if (event.event === 'repair') events.push(event);
        },
      },
    );
    return { sums, events };
  };
  return { file, state, repair, mended: `${head}<p>一。</p>\n</div>\n` };
}

describe('a repair that is broken off', () => {
  it('between the file and its record is no edit of the owner’s: the next run records it', async () => {
    const { file, state, repair, mended } = await blog();
    const full = new StoreError('store.write', { file: 'state.db', detail: 'the disk is full' });
    await expect(repair({ state: { endRewrite: () => Promise.reject(full) } })).rejects.toBe(full);
    expect(readFileSync(file, 'utf8')).toBe(mended);

    expect((await repair()).sums).toMatchObject({ repaired: 0, edited: 0, sound: 1 });
    // And an edit after that is one.
    writeFileSync(file, mended.replace('一。', '一。我的话。</b>'));
    expect((await repair()).events).toMatchObject([{ outcome: 'edited', rules: ['unbalanced-tags'] }]);
    expect(await state.unfinishedRewrites()).toEqual([]);
  });

  it('before the file is written is done again', async () => {
    const { file, repair, mended } = await blog();
    const denied = new PostError('post.write', { file: 'x', detail: 'the disk is read-only' });
    await expect(repair({ posts: { write: () => Promise.reject(denied) } })).rejects.toBe(denied);
    expect((await repair()).sums).toMatchObject({ repaired: 1, edited: 0 });
    expect(readFileSync(file, 'utf8')).toBe(mended);
  });

  it('goes past a post that cannot be read', async () => {
    const { repair } = await blog();
    const denied = new PostError('post.read', { file: 'x', detail: 'permission denied' });
    const { events, sums } = await repair({ posts: { readExactly: () => Promise.reject(denied) } });
    expect(events).toMatchObject([{ outcome: 'unreadable', reason: 'permission denied' }]);
    expect(sums).toMatchObject({ repaired: 0, unreadable: 1 });
  });
});
