import { chmod, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ListingServer, startListingServer } from '../pipeline/listing-server.ts';
import { type PredecessorFile, predecessorBlog } from '../pipeline/predecessor-blog.ts';
import { configurationFor, openWorkplace, runProgram, type Workplace } from './run-program.ts';

let source: ListingServer;
let place: Workplace;

beforeEach(async () => {
  source = await startListingServer();
  place = await openWorkplace();
});

afterEach(async () => {
  await source.close();
  await place.remove();
});

async function run(words: readonly string[]) {
  const args = await place.configure(configurationFor(source.feedUrl, ['jekyll: { dir: blog }']));
  return runProgram([...words, ...args], { cwd: place.folder });
}

async function makeBlog(count: number, oneBrokenIn = 0): Promise<readonly PredecessorFile[]> {
  const files = [...predecessorBlog({ base: source.base, count, seed: 7, oneBrokenIn })];
  for (const { path, bytes } of files) {
    const file = join(place.folder, 'blog', '_posts', path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
  await writeFile(join(place.folder, 'blog', '_config.yml'), 'timezone: UTC\n');
  return files;
}

async function contents(): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const entry of await readdir(join(place.folder, 'blog'), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) found.set(path, (await readFile(path)).toString('base64'));
  }
  return found;
}

const sources = (files: readonly PredecessorFile[]): ReadonlySet<string> =>
  new Set(files.flatMap(({ source: one }) => (one === null ? [] : [one])));

describe('adopt', () => {
  it('learns what an older mirror left, names what cannot be read, and no article is written again', async () => {
    const files = await makeBlog(400, 40);
    const before = await contents();
    const copies = files.filter(({ kind }) => kind === 'copy').length;
    const broken = files.filter(({ kind }) => kind === 'not-utf8' || kind === 'impossible-date');
    expect([copies > 5, broken.length]).toEqual([true, 18]);

    const first = await run(['adopt', 'blog', '--json']);
    expect(first.status).toBe(1);
    const told: unknown = JSON.parse(first.stdout);
    expect(told).toMatchObject({
      event: 'folder',
      adopted: 400 - copies,
      moved: 0,
      deleted: 0,
      unreadable: 18,
    });
    expect(told).toMatchObject({
      problems: expect.arrayContaining(
        broken.map(({ path, kind }) => ({
          path,
          reason: expect.stringMatching(kind === 'not-utf8' ? /not valid UTF-8/ : /impossible date/),
        })),
      ),
    });
    expect(first.stderr).toContain(`Cannot read the post ${broken[0]?.path}: it is not valid UTF-8`);

    const second = await run(['adopt', 'blog']);
    expect(second.stdout).not.toContain('adopted');
    expect(await contents()).toEqual(before);

    // Every article is listed once more, by spellings that the posts do not have.
    source.links = [...sources(files)].flatMap((link) => [
      `${link.replace('/cn/', '///cn/')}?xtor=RSS-9&at_medium=feed`,
      `${decodeURI(link)}#fragment`,
    ]);
    const pass = await run(['once']);
    expect(pass.stdout).toMatch(/^0 written/m);
    expect(source.asked).toEqual([]);
    expect(await contents()).toEqual(before);
  });

  it('knows an article again behind a redirect', async () => {
    const files = await makeBlog(3);
    const [{ source: known = null } = {}] = files;
    await run(['adopt']);
    const title = /title: "(.*)"/.exec(Buffer.from(files[0]?.bytes ?? []).toString())?.[1] ?? '';
    source.redirects.set('/go/1', new URL(known ?? '').pathname);
    source.links = [`${source.base}/go/1`];
    source.titles = [title];
    const before = await contents();
    const pass = await run(['once']);
    expect(pass.stdout).toMatch(/^0 written/m);
    expect(source.asked).toHaveLength(2);
    expect(await contents()).toEqual(before);
  });

  it('remembers what its owner deleted: no feed brings it back, under whatever guid', async () => {
    const files = await makeBlog(25);
    await run(['adopt']);
    const gone = files.find(({ kind }) => kind === 'promo')?.path ?? '';
    await rm(join(place.folder, 'blog', '_posts', gone));
    expect((await run(['adopt'])).stdout).toBe('1 post deleted by hand remembered\n');
    expect((await run(['adopt'])).stdout).toBe('Nothing new in the folder.\n');
    source.links = [...sources(files)];
    expect((await run(['once'])).stdout).toMatch(/^0 written/m);
    expect(source.asked).toEqual([]);
    expect((await contents()).has(join(place.folder, 'blog', '_posts', gone))).toBe(false);
  });

  it('goes on where it was killed', async () => {
    await makeBlog(400);
    for (const delayMs of [250, 400, 550]) {
      const args = await place.configure(configurationFor(source.feedUrl, ['jekyll: { dir: blog }']));
      await runProgram(['adopt', ...args], { cwd: place.folder, killAfterMs: delayMs });
    }
    const last = await run(['adopt', '--json']);
    expect(last.status).toBe(0);
    const after = await run(['status', '--json']);
    const known = JSON.parse(after.stdout).entries as { total: number; pending: number };
    await rm(join(place.folder, 'archive'), { recursive: true });
    const fresh = JSON.parse((await run(['adopt', '--json'])).stdout) as { adopted: number };
    expect(known).toMatchObject({ total: fresh.adopted, pending: 0 });
  });

  it('takes the blog under every name that leads to it', async () => {
    await makeBlog(25);
    await symlink('blog', join(place.folder, 'link'));
    const [first, ...others] = ['link', 'blog/', 'blog/_posts', 'link/_posts', join(place.folder, 'blog')];
    expect((await run(['adopt', first ?? ''])).stdout).toMatch(/^2\d posts found in the folder adopted$/m);
    for (const name of others) {
      const again = await run(['adopt', name]);
      expect([name, again.status, again.stdout, again.stderr]).toEqual([
        name,
        0,
        'Nothing new in the folder.\n',
        '',
      ]);
    }
  });

  it.each([
    ['nowhere', 2, 'There is no folder nowhere.'],
    ['feedmirror.yaml', 2, 'feedmirror.yaml is a file, not a folder.'],
    ['other', 2, 'other is not the blog of the configuration (blog): set jekyll.dir to it.'],
    ['blog', 2, 'blog has no posts: there is no folder blog/_posts (jekyll.dir and jekyll.posts say where).'],
  ])('says in one sentence what is wrong with %s, and begins nothing', async (name, status, sentence) => {
    await mkdir(join(place.folder, 'other'));
    await mkdir(join(place.folder, 'blog'));
    const ended = await run(['adopt', name]);
    expect(ended).toEqual({ status, stdout: '', stderr: `${sentence}\n` });
    expect((await readdir(place.folder)).sort()).toEqual(['blog', 'feedmirror.yaml', 'other']);
  });

  it('still accepts that the whole folder is gone', async () => {
    await makeBlog(25);
    await run(['adopt', 'blog']);
    await rm(join(place.folder, 'blog', '_posts'), { recursive: true });
    const asked = await run(['adopt', 'blog']);
    expect(asked.status).toBe(1);
    expect(asked.stderr).toContain('known posts are gone from blog/_posts');
    const accepted = await run(['adopt', 'blog', '--accept-deletions']);
    expect(accepted.status).toBe(0);
    expect(accepted.stdout).toMatch(/^2\d posts deleted by hand remembered$/m);
  });

  it('needs no right to write in the blog', async () => {
    await makeBlog(25);
    const posts = join(place.folder, 'blog', '_posts');
    await chmod(posts, 0o555);
    const { mtimeMs } = await stat(posts);
    const ended = await run(['adopt', 'blog']);
    await chmod(posts, 0o755);
    expect([ended.status, ended.stderr]).toEqual([0, '']);
    expect((await stat(posts)).mtimeMs).toBe(mtimeMs);
    expect((await readdir(join(place.folder, 'blog'))).sort()).toEqual(['_config.yml', '_posts']);
  });
});
