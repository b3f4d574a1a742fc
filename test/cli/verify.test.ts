import { createHash } from 'node:crypto';
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openWorkplace, runProgram, type Workplace } from './run-program.ts';

let place: Workplace;

beforeEach(async () => {
  place = await openWorkplace();
});

afterEach(() => place.remove());

async function put(path: string, text: string, ageDays = 3): Promise<void> {
  const file = join(place.folder, 'blog', path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  const at = Date.now() / 1000 - ageDays * 86_400;
  await utimes(file, at, at);
}

function copyOf(content: string, extension = 'jpg'): string {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 32);
  return `assets/mirror/${hash.slice(0, 2)}/${hash}.${extension}`;
}

async function verify(...more: readonly string[]) {
  const args = await place.configure(['jekyll: { dir: blog }', 'contact: me@blog.example']);
  return runProgram(['verify', ...args, ...more], { cwd: place.folder });
}

it('finds what is missing, damaged and shown by nothing; --prune removes only the last', async () => {
  await put(copyOf('one'), 'one');
  await put(copyOf('two'), 'other bytes');
  await put(copyOf('three'), 'three');
  await put(copyOf('young'), 'young', 0);
  await put(copyOf('drafted'), 'drafted');
  await put('assets/mirror/logo.png', 'the owner’s own');
  await put(
    '_posts/2026-03-01-a.md',
    `---\ntitle: a\n---\n<img src="/b/${copyOf('one')}"> <img src="/${copyOf('two')}">`,
  );
  await put('_drafts/b.md', `![x](/${copyOf('drafted')})`);
  await put('about.html', `<img src="/${copyOf('gone')}">`);
  await put('_site/old.html', `<img src="/${copyOf('three')}">`);

  const found = await verify();
  expect(found.status).toBe(1);
  expect(found.stdout.split('\n').sort()).toEqual(
    [
      '',
      `  missing ${copyOf('gone')}  (shown by about.html)`,
      `  damaged ${copyOf('two')}`,
      `  unreferenced ${copyOf('three')}`,
      '1 missing, 1 damaged, 1 unreferenced ("feedmirror verify --prune" removes them)',
    ].sort(),
  );
  const pruned = await verify('--prune', '--json');
  expect(pruned.status).toBe(1);
  expect(JSON.parse(pruned.stdout.trim().split('\n').at(-1) ?? '')).toEqual({
    event: 'summary',
    missing: 1,
    damaged: 1,
    unreferenced: 0,
    removed: 1,
  });
  const left = await readdir(join(place.folder, 'blog', 'assets'), { recursive: true });
  expect(left.filter((name) => /\.(?:jpg|png)$/.test(name))).toHaveLength(5);
});

it('says when all is in order, also where nothing was ever copied', async () => {
  const none = await verify();
  expect([none.status, none.stdout]).toEqual([0, 'All copied media are in order.\n']);
  await put(copyOf('one'), 'one');
  await put('_posts/2026-03-01-a.md', `<img src="/${copyOf('one')}">`);
  expect((await verify('--prune')).status).toBe(0);
});
