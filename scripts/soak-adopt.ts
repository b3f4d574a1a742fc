// A blog of many posts of an older mirror, learned and checked: `npx tsx scripts/soak-adopt.ts [posts]` (20,000). Runs
// dist/main.js under /usr/bin/time where there is one, and prints seconds and memory.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { startListingServer } from '../test/pipeline/listing-server.ts';
import { predecessorBlog } from '../test/pipeline/predecessor-blog.ts';

const count = Number(process.argv[2] ?? 20_000);
const script = resolve('dist/main.js');
const timer = '/usr/bin/time';

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly seconds: number;
  /** Memory and processor time; null where nobody measures them. */
  readonly cost: string | null;
}

function run(words: readonly string[], cwd: string): Promise<Ended> {
  const isTimed = existsSync(timer);
  const command = [
    process.execPath,
    script,
    ...words,
    '--config',
    'feedmirror.yaml',
    '--allow-private-hosts',
  ];
  const [name = '', ...args] = isTimed ? [timer, '-f', 'peak %M cpu %U', ...command] : command;
  const begun = performance.now();
  const child = spawn(name, args, { cwd });
  const out = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    out.stderr += text;
  });
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (status) => {
      const [, kB, cpu] = /^peak (\d+) cpu ([\d.]+)$/m.exec(out.stderr) ?? [];
      const seconds = Math.round(performance.now() - begun) / 1000;
      done({
        status,
        stdout: out.stdout,
        seconds,
        cost: kB === undefined ? null : `${Math.round(Number(kB) / 1024)} MB at most, ${cpu} s of work`,
      });
    });
  });
}

function check(what: string, found: unknown, wanted: unknown): void {
  const isRight = JSON.stringify(found) === JSON.stringify(wanted);
  console.log(
    `${isRight ? 'ok  ' : 'BAD '} ${what}: ${JSON.stringify(found)}${isRight ? '' : `, not ${JSON.stringify(wanted)}`}`,
  );
  if (!isRight) process.exitCode = 1;
}

function tell(what: string, { seconds, cost }: Ended): void {
  console.log(`     ${what}: ${seconds} s${cost === null ? '' : `, ${cost}`}`);
}

async function newestChange(folder: string): Promise<number> {
  let newest = 0;
  for (const name of await readdir(folder, { recursive: true }))
    newest = Math.max(newest, (await stat(join(folder, name))).mtimeMs);
  return newest;
}

const source = await startListingServer();
const folder = await mkdtemp(join(tmpdir(), 'feedmirror-soak-'));
try {
  const posts = join(folder, 'blog', '_posts');
  const articles = new Set<string>();
  let copies = 0;
  let broken = 0;
  for (const file of predecessorBlog({ base: source.base, count, seed: 1, oneBrokenIn: 1000 })) {
    const path = join(posts, file.path);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, file.bytes);
    if (file.kind === 'copy') copies += 1;
    if (file.kind === 'not-utf8' || file.kind === 'impossible-date') broken += 1;
    if (file.source !== null) articles.add(file.source);
  }
  await writeFile(
    join(folder, 'feedmirror.yaml'),
    `contact: https://example.org/mirror\nhttp: { gap: 0s }\njekyll: { dir: blog }\nfeeds:\n  - { id: soak, url: "${source.feedUrl}", site: rfi }\n`,
  );
  const before = await newestChange(posts);

  const first = await run(['adopt', 'blog', '--json'], folder);
  tell(`adopt, ${count} posts`, first);
  const learned = JSON.parse(first.stdout) as { adopted: number; unreadable: number };
  check('learned', learned.adopted, count - copies);
  check('unreadable', learned.unreadable, broken);
  check('status', first.status, broken === 0 ? 0 : 1);

  const second = await run(['adopt', 'blog', '--json'], folder);
  tell('adopt again', second);
  check('learned again', (JSON.parse(second.stdout) as { adopted: number }).adopted, 0);

  source.links = [...articles].map((link) => `${link.replace('/cn/', '//cn/')}?xtor=RSS-9#top`);
  const pass = await run(['once', '--json'], folder);
  tell(`once, ${articles.size} listed`, pass);
  const last = pass.stdout.trimEnd().split('\n').at(-1) ?? '';
  check('written', (JSON.parse(last) as { written: number }).written, 0);
  check('pages asked for', source.asked.length, 0);
  check('newest change in the blog', await newestChange(posts), before);
} finally {
  await source.close();
  await rm(folder, { recursive: true, force: true });
}
