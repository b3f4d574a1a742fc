// A process that claims entries and a host's slot, and is killed before it can give them back.
import { systemClock } from '../../src/core/clock.ts';
import { newOwner } from '../../src/store/owner.ts';
import { openState } from '../../src/store/state.ts';
import { claimOf } from './samples.ts';

const [file = ''] = process.argv.slice(2);
const { state, budget } = openState({ file, clock: systemClock, mode: 'write' });
await state.claim(claimOf(newOwner(), systemClock.now(), { limit: 2 }));
await budget.reserve({ host: 'news.example', kind: 'page', gapMs: 0, leaseMs: 600_000 });
process.kill(process.pid, 'SIGKILL');
