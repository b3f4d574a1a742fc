// Commits and pushes in the state: the publisher's lease, the last commit, how each remote stands. Knows no git.
import type { LastCommit, PublishStore, RemoteState } from '../core/publish-port.ts';
import type { Db } from './connection.ts';
import { toDate, toMs } from './rows.ts';

interface RemoteRow {
  readonly remote: string;
  readonly commit_id: string | null;
  readonly pushed_at: number | null;
  readonly failures: number;
  readonly error_code: string | null;
  readonly error: string | null;
  readonly due_at: number | null;
  readonly attempts: string;
}

/** The methods of PublishStore without their promises; writing ones are to be called inside a transaction. */
export type PublishTable = {
  readonly [Name in keyof PublishStore]: (
    ...args: Parameters<PublishStore[Name]>
  ) => Awaited<ReturnType<PublishStore[Name]>>;
};

export function publishTable(db: Db): PublishTable {
  const take = db.prepare<[{ owner: string; at: number; until: number }]>(
    `UPDATE publisher SET lease_owner = @owner, lease_until = @until
     WHERE lease_owner IS NULL OR lease_until <= @at OR lease_owner = @owner`,
  );
  const give = db.prepare<[string]>(
    'UPDATE publisher SET lease_owner = NULL, lease_until = NULL WHERE lease_owner = ?',
  );
  const last = db.prepare<[], { commit_id: string | null; committed_at: number | null }>(
    'SELECT commit_id, committed_at FROM publisher',
  );
  const note = db.prepare<[string, number]>('UPDATE publisher SET commit_id = ?, committed_at = ?');
  const all = db.prepare<[], RemoteRow>('SELECT * FROM remotes');
  const put = db.prepare<[RemoteRow]>(
    `INSERT OR REPLACE INTO remotes (remote, commit_id, pushed_at, failures, error_code, error, due_at, attempts)
     VALUES (@remote, @commit_id, @pushed_at, @failures, @error_code, @error, @due_at, @attempts)`,
  );
  return {
    beginPublish: ({ owner, at, leaseMs }) => {
      const now = at.getTime();
      return take.run({ owner, at: now, until: now + leaseMs }).changes > 0;
    },
    endPublish: (owner) => {
      give.run(owner);
    },
    lastCommit: (): LastCommit | null => {
      const row = last.get();
      const at = toDate(row?.committed_at ?? null);
      return row?.commit_id && at !== null ? { id: row.commit_id, at } : null;
    },
    noteCommit: ({ id, at }) => {
      note.run(id, at.getTime());
    },
    remoteStates: () => all.all().map(fromRow),
    noteRemote: (state) => {
      put.run(toRow(state));
    },
  };
}

function fromRow(row: RemoteRow): RemoteState {
  const attempts: readonly number[] = JSON.parse(row.attempts);
  return {
    remote: row.remote,
    commit: row.commit_id,
    pushedAt: toDate(row.pushed_at),
    failures: row.failures,
    errorCode: row.error_code,
    error: row.error,
    nextTryAt: toDate(row.due_at),
    attempts: attempts.map((ms) => new Date(ms)),
  };
}

function toRow(state: RemoteState): RemoteRow {
  return {
    remote: state.remote,
    commit_id: state.commit,
    pushed_at: toMs(state.pushedAt),
    failures: state.failures,
    error_code: state.errorCode,
    error: state.error,
    due_at: toMs(state.nextTryAt),
    attempts: JSON.stringify(state.attempts.map((at) => at.getTime())),
  };
}
