import { spawn } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Origin, startOrigin } from '../origin/server.ts';
import { configurationFor, openWorkplace, runProgram, type Workplace } from './run-program.ts';

let origin: Origin;
let place: Workplace;

beforeEach(async () => {
  origin = await startOrigin();
  place = await openWorkplace();
});

afterEach(async () => {
  await origin.close();
  await place.remove();
});

const run = (args: readonly string[]) => runProgram(args, { cwd: place.folder });

it.each([
  [['mirorr'], /unknown command 'mirorr'/],
  [['once', '--fast'], /unknown option '--fast'/],
  [['once', '--max-duration', 'soon'], /'soon' is invalid.*not a duration/],
  [['once'], /config\/feedmirror\.yaml/],
  [['extract'], /missing required argument 'sources'/],
])('%j is bad usage', async (args, sentence) => {
  const ended = await run(args);
  expect(ended.status).toBe(2);
  expect(ended.stderr).toMatch(sentence);
  expect(ended.stdout).toBe('');
});

it.each([
  ['an unknown key', ['htpp: { gap: 1s }'], /feedmirror\.yaml.*htpp.*http/],
  ['a value that is none', ['http: { gap: soon }'], /feedmirror\.yaml.*http\.gap.*soon/],
  ['broken YAML', ['feeds: ['], /feedmirror\.yaml/],
  ['unknown site rules', ['feeds: [{ id: a, url: "https://a.example/rss", site: nowhere }]'], /nowhere/],
  ['a missing variable', ['contact: "$' + '{FEEDMIRROR_TEST_NOT_SET}"'], /contact.*FEEDMIRROR_TEST_NOT_SET/],
])('%s in the configuration is named', async (_what, lines, sentence) => {
  const args = await place.configure(lines);
  const ended = await run(['once', ...args]);
  expect(ended.status).toBe(2);
  expect(ended.stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(ended.stderr).toMatch(sentence);
  expect(await readdir(place.folder)).toEqual(['feedmirror.yaml']);
});

it('an unknown feed id is named together with those that exist', async () => {
  const args = await place.configure(configurationFor(origin.feedUrl));
  const ended = await run(['once', '--feed', 'smaple', ...args]);
  expect(ended.status).toBe(2);
  expect(ended.stderr).toContain('no feed "smaple" in the configuration; it has sample');
});

it('a feed that is HTML is one sentence with its address', async () => {
  origin.fault('feed', { kind: 'html-feed' });
  const args = await place.configure(configurationFor(origin.feedUrl));
  const ended = await run(['once', '--log-level', 'silent', ...args]);
  expect(ended.status).toBe(1);
  expect(ended.stderr).toBe(`sample: ${origin.feedUrl} is not a feed but an HTML page.\n`);
});

it('an archive that cannot be written is named before anything is asked for', async () => {
  await writeFile(join(place.folder, 'archive'), 'a file in the way');
  const args = await place.configure(configurationFor(origin.feedUrl));
  const ended = await run(['once', ...args]);
  expect(ended.status).toBe(1);
  expect(ended.stderr).toMatch(/^Cannot .*archive/);
  expect(origin.log).toEqual([]);
});

it('a posts folder that cannot be written loses nothing', async () => {
  await mkdir(join(place.folder, 'blog'));
  await writeFile(join(place.folder, 'blog', '_posts'), 'a file in the way');
  const blocked = await place.configure(configurationFor(origin.feedUrl, ['jekyll: { dir: blog }']));
  const ended = await run(['once', '--log-level', 'silent', ...blocked]);
  expect(ended.status).toBe(1);
  expect(ended.stderr).toMatch(/blog\/_posts/);
  const free = await place.configure(configurationFor(origin.feedUrl, ['jekyll: { dir: other }']));
  expect((await run(['once', '--force', ...free])).stdout).toMatch(/^30 written/m);
});

it('loopback is refused unless it is allowed', async () => {
  await place.configure(configurationFor(origin.feedUrl));
  const ended = await run(['once', '--config', 'feedmirror.yaml', '--log-level', 'silent']);
  expect(ended.status).toBe(1);
  expect(ended.stderr).toContain('--allow-private-hosts');
  expect(origin.log).toEqual([]);
});

it('credentials of a feed address reach neither log nor message', async () => {
  const secret = origin.feedUrl.replace('http://', 'http://reader:hunter2@').replace('/cn/rss', '/nowhere');
  const args = await place.configure(configurationFor(secret));
  const ended = await run(['once', '--log-level', 'debug', ...args]);
  expect(ended.status).toBe(1);
  expect(ended.stdout + ended.stderr).not.toContain('hunter2');
});

it('a key whose feature is not there yet says so, and the run goes on', async () => {
  const args = await place.configure(configurationFor(origin.feedUrl, ['captures: { enabled: true }']));
  const ended = await run(['once', '--dry-run', ...args]);
  expect(ended.status).toBe(0);
  expect(ended.stderr).toMatch(/^feedmirror\.yaml: captures: this version /m);
});

it('once says when the blog that was named is no Jekyll site', async () => {
  const args = await place.configure(configurationFor(origin.feedUrl, ['jekyll: { dir: blgo }']));
  const ended = await run(['once', '--dry-run', ...args]);
  expect(ended.status).toBe(0);
  expect(ended.stderr).toContain('blgo (jekyll.dir) has no _config.yml');
});

it('once warns when nobody can be reached', async () => {
  const args = await place.configure(configurationFor(origin.feedUrl).slice(1));
  const ended = await run(['once', '--dry-run', ...args]);
  expect(ended.status).toBe(0);
  expect(ended.stderr).toContain('contact is not set');
});

/** Runs a line of bash in which "$0" is the program and "$@" its arguments. */
async function shell(line: string, args: readonly string[]): Promise<string> {
  const script = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
  const child = spawn('bash', ['-c', line, script, ...args], { cwd: place.folder });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  await new Promise((resolve) => child.on('close', resolve));
  return output;
}

it('a closed pipe is no error, and the work is done all the same', async () => {
  const args = await place.configure(configurationFor(origin.feedUrl));
  const line =
    'node "$0" once --json --log-level silent "$@" | head -n 1; echo "status $' + '{PIPESTATUS[0]}"';
  expect(await shell(line, args)).toMatch(/"event":"feed"[^\n]*\nstatus 0\n$/);
  expect(await readdir(join(place.folder, 'archive', '_posts'))).toHaveLength(30);
});

it('an output that cannot be written is one sentence, and the work is done all the same', async () => {
  const args = await place.configure(configurationFor(origin.feedUrl));
  const output = await shell('node "$0" once --log-level silent "$@" > /dev/full; echo "status $?"', args);
  expect(output).toMatch(/^The output cannot be written: [^\n]*\nstatus 1\n$/);
  expect(await readdir(join(place.folder, 'archive', '_posts'))).toHaveLength(30);
});

it.each([
  [['extract', '--url', 'foo', 'page.html'], /--url: foo is not an http or https address/],
  [['extract', '--site', 'nowhere', 'page.html'], /no site rules named "nowhere"/],
])('%j is bad usage', async (args, sentence) => {
  const ended = await run(args);
  expect(ended.status).toBe(2);
  expect(ended.stderr).toMatch(sentence);
});

it('an empty variable names no configuration', async () => {
  const ended = await runProgram(['once'], { cwd: place.folder, env: { FEEDMIRROR_CONFIG: '' } });
  expect(ended.status).toBe(2);
  expect(ended.stderr).toContain('config/feedmirror.yaml');
});

it('--strict says why, even when --quiet', async () => {
  origin.fault('pages', { kind: 'status', status: 403 });
  const args = await place.configure(configurationFor(origin.feedUrl));
  const ended = await run(['once', '--quiet', '--strict', '--log-level', 'silent', ...args]);
  expect(ended.status).toBe(1);
  expect(ended.stdout).toBe('');
  expect(ended.stderr).toMatch(/was refused with status 403/);
});
