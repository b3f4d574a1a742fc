import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prepareArchive } from '../../src/store/archive.ts';
import { handClock, minutesAfter, noon, scratchFolder } from './samples.ts';

const clock = handClock();

describe('prepareArchive', () => {
  it('keeps all but the ledger out of git', async () => {
    const archive = scratchFolder();
    await prepareArchive(archive, clock);
    const own = join(archive, '.feedmirror');
    mkdirSync(join(own, 'ledger', '2024'), { recursive: true });
    mkdirSync(join(own, 'captures'));
    for (const file of [
      'state.db',
      'state.db-wal',
      'tmp/x',
      'captures/a.gz',
      'ledger/2024/a.jsonl',
      'ledger/hosts',
    ]) {
      writeFileSync(join(own, file), 'x');
    }
    writeFileSync(join(archive, 'post.md'), 'x');
    const git = (...args: string[]) => execFileSync('git', args, { cwd: archive, encoding: 'utf8' });
    git('init', '--quiet');
    const seen = git('ls-files', '--others', '--exclude-standard').trim().split('\n');
    expect(seen.sort()).toEqual(['.feedmirror/ledger/2024/a.jsonl', '.feedmirror/ledger/hosts', 'post.md']);
  });

  it("leaves an owner's own .gitignore as it is", async () => {
    const archive = scratchFolder();
    await prepareArchive(archive, clock);
    const file = join(archive, '.feedmirror', '.gitignore');
    writeFileSync(file, '*\n');
    await prepareArchive(archive, clock);
    expect(readFileSync(file, 'utf8')).toBe('*\n');
  });

  it('removes temporary files older than an hour, and only those', async () => {
    const archive = scratchFolder();
    const temp = join(archive, '.feedmirror', 'tmp');
    mkdirSync(temp, { recursive: true });
    const ages = { '.a.feedmirror-tmp': 61, '.b.feedmirror-tmp': 59, 'notes.txt': 500, 'state.db': 500 };
    for (const [name, minutes] of Object.entries(ages)) {
      writeFileSync(join(temp, name), '');
      utimesSync(join(temp, name), noon, minutesAfter(noon, -minutes));
    }
    const archived = join(archive, '.0a.feedmirror-tmp');
    writeFileSync(archived, '');
    utimesSync(archived, noon, minutesAfter(noon, -61));
    await prepareArchive(archive, clock);
    expect(readdirSync(archive)).toEqual(['.feedmirror']);
    expect(readdirSync(temp).sort()).toEqual(['.b.feedmirror-tmp', 'notes.txt', 'state.db']);
  });

  it('names its folder when it cannot be made', async () => {
    const archive = join(scratchFolder(), 'archive');
    writeFileSync(archive, '');
    await expect(prepareArchive(archive, clock)).rejects.toMatchObject({
      code: 'store.open',
      message: expect.stringContaining(join(archive, '.feedmirror')),
    });
  });
});
