// A process that asks for one host's slots again and again. Prints of each request when it was
// asked for, when it began and when it ended.
import { systemClock } from '../../src/core/clock.ts';
import { openState } from '../../src/store/state.ts';

const [file = '', rounds = '0', gapMs = '0'] = process.argv.slice(2);
const { budget, shut } = openState({ file, clock: systemClock, mode: 'write' });
const request = { host: 'news.example', kind: 'page' as const, gapMs: Number(gapMs), leaseMs: 20_000 };

for (let done = 0; done < Number(rounds); ) {
  const asked = Date.now();
  const reservation = await budget.reserve(request);
  if (reservation.state !== 'go') {
    // A tenth of what may be waited, so that the processes really get into each other's way.
    await systemClock.sleep(Math.min(3, reservation.until.getTime() - Date.now()));
    continue;
  }
  const start = Date.now();
  await systemClock.sleep(2);
  process.stdout.write(`${JSON.stringify({ asked, start, end: Date.now() })}\n`);
  await budget.release({ host: request.host, token: reservation.token, responseMs: 2 });
  done += 1;
}
shut();
