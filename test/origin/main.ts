// The sample site as a process of its own: says where it is and ends by itself. Meant for child_process.fork.
import { parseArgs } from 'node:util';
import { startOrigin } from './server.ts';

/** Nobody needs a sample site for longer. */
const lifeMs = 10 * 60_000;

const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });
const origin = await startOrigin({ port: Number(values.port) });

function end(): void {
  void origin.close().then(() => process.exit(0));
}

process.on('SIGTERM', end);
process.on('SIGINT', end);
process.on('disconnect', end);
setTimeout(end, lifeMs).unref();

// Without an IPC channel the death of the parent shows in its id alone.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) end();
}, 1_000).unref();

// The rules that a mirror of this site would use.
const about = { url: origin.url, feedUrl: origin.feedUrl, rules: 'rfi' };
process.stdout.on('error', () => {});
process.stdout.write(`${JSON.stringify(about)}\n`);
process.send?.(about);
