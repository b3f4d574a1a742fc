// The real clock. Tests bring their own.
import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from './ports.ts';

export const systemClock: Clock = {
  now: () => new Date(),
  sleep: async (ms, signal) => {
    await wait(Math.max(0, ms), undefined, signal === undefined ? {} : { signal });
  },
};
