import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/build.ts',
    setupFiles: 'test/property-seed.ts',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Much of the time is spent waiting for other programs: the default, one core less than there are, leaves half of
    // a small machine idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
