// A process that records an entry, writes its post and is killed before it can say so.
import { systemClock } from '../../src/core/clock.ts';
import { openPostFiles } from '../../src/store/posts.ts';
import { openState } from '../../src/store/state.ts';
import { claimOf, planned, poll } from './samples.ts';

const [file = '', postsDir = '', tempDir = ''] = process.argv.slice(2);
const { state } = openState({ file, clock: systemClock, mode: 'write' });
const now = new Date();
await state.recordPoll(poll([planned('lamp'), planned('untouched')], { at: now }));
const [entry] = await state.claim(claimOf('child', now, { limit: 1 }));
await openPostFiles({ postsDir, tempDir }).write(entry?.path ?? '', 'the whole post\n');
process.kill(process.pid, 'SIGKILL');
