// Who works on which entry: leases that end by themselves when their process dies.
import type { EntryRecord } from '../core/entry-record.ts';
import type { StateStore } from '../core/state-port.ts';
import type { Db } from './connection.ts';
import { type EntryRow, entryFromRow } from './rows.ts';

type ClaimRequest = Parameters<StateStore['claim']>[0];
type Work = Pick<EntryRow, 'id' | 'due_at' | 'first_seen_at' | 'published_at'>;

interface WorkQuery {
  readonly status: 'pending' | 'summary';
  readonly feedId: string | null;
  readonly now: number;
  readonly triedBefore: number;
  readonly limit: number;
}

export interface Claims {
  /**
   * Pending entries before summary-only ones. Pending: oldest first. Summary-only: in turns, by the time that each is
   * due, so that a page which can never be had does not keep the others waiting. To be called inside a transaction.
   */
  take(request: ClaimRequest): readonly EntryRecord[];
  giveBack(owner: string): void;
}

export function claims(db: Db): Claims {
  const find = (ofFeed: string) => {
    const columns = `SELECT id, due_at, first_seen_at, published_at FROM entries
      WHERE open = 1 AND claim_until IS NULL AND status = @status ${ofFeed}`;
    const untried = '(tried_at IS NULL OR tried_at < @triedBefore)';
    // Two ranges of one index, so that neither a long backlog nor many entries that wait for their next try make a
    // claim slower.
    return [
      db.prepare<[WorkQuery], Work>(
        `${columns} AND due_at = 0 AND ${untried} ORDER BY first_seen_at, published_at LIMIT @limit`,
      ),
      db.prepare<[WorkQuery], Work>(
        `${columns} AND due_at > 0 AND due_at <= @now AND ${untried}
         ORDER BY due_at, first_seen_at, published_at LIMIT @limit`,
      ),
    ];
  };
  const ofAll = find('');
  const ofFeed = find('AND feed_id = @feedId');
  const free = 'UPDATE entries SET claim_owner = NULL, claim_until = NULL';
  const freeEnded = db.prepare<[number]>(`${free} WHERE claim_until <= ?`);
  const giveBack = db.prepare<[string]>(`${free} WHERE claim_owner = ?`);
  const lease = db.prepare<[{ id: number; owner: string; until: number }], EntryRow>(
    'UPDATE entries SET claim_owner = @owner, claim_until = @until WHERE id = @id RETURNING *',
  );

  const due = (status: WorkQuery['status'], request: ClaimRequest): readonly Work[] => {
    const query = {
      status,
      now: request.now.getTime(),
      triedBefore: request.triedBefore.getTime(),
      limit: request.limit,
    };
    const found =
      request.feedIds === null
        ? ofAll.flatMap((statement) => statement.all({ ...query, feedId: null }))
        : [...new Set(request.feedIds)].flatMap((feedId) =>
            ofFeed.flatMap((statement) => statement.all({ ...query, feedId })),
          );
    return found.sort(status === 'pending' ? oldestFirst : longestDueFirst);
  };

  return {
    take: (request) => {
      if (request.limit <= 0) return [];
      freeEnded.run(request.now.getTime());
      const until = request.now.getTime() + request.leaseMs;
      return [...due('pending', request), ...due('summary', request)]
        .slice(0, request.limit)
        .flatMap(({ id }) => lease.all({ id, owner: request.owner, until }))
        .map(entryFromRow);
    },
    giveBack: (owner) => {
      giveBack.run(owner);
    },
  };
}

function longestDueFirst(a: Work, b: Work): number {
  return a.due_at - b.due_at || oldestFirst(a, b);
}

function oldestFirst(a: Work, b: Work): number {
  return a.first_seen_at - b.first_seen_at || (a.published_at ?? 0) - (b.published_at ?? 0) || a.id - b.id;
}
