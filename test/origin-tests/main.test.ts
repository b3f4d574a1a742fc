import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { getText } from './get.ts';

const entry = fileURLToPath(new URL('../origin/main.ts', import.meta.url));
const start = () =>
  fork(entry, [], { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });

describe('the sample site as a process', () => {
  it('says where it is and ends when its parent lets go', async () => {
    const child = start();
    const printed = once(child.stdout ?? child, 'data');
    const [message] = await once(child, 'message');
    expect(message).toEqual({
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      feedUrl: `${message.url}/cn/rss`,
      rules: 'rfi',
    });
    expect(JSON.parse(String((await printed)[0]))).toEqual(message);
    expect(await getText(message.feedUrl)).toContain('<rss version="2.0"');
    const exited = once(child, 'exit');
    child.disconnect();
    expect(await exited).toEqual([0, null]);
  });

  it('ends at SIGTERM', async () => {
    const child = start();
    await once(child, 'message');
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
  });
});
