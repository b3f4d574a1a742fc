import { describe, expect, it } from 'vitest';
import { feedCases } from './kinds.ts';
import { read } from './reading.ts';

describe.each([...new Set(feedCases.map((each) => each.kind))])('%s', (kind) => {
  it.each(feedCases.filter((each) => each.kind === kind).map((each) => [each.name, each] as const))(
    '%s',
    async (_, { document, entry }) => {
      expect((await read(document)).entries[0]).toMatchObject(entry);
    },
  );
});
