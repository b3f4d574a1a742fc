// The tables of schema version 1, as SQL. A released version is never edited: a change is a new migration.

export const schemaVersion1 = `
-- One row a configured feed. Times are epoch milliseconds everywhere.
CREATE TABLE feeds (
  id TEXT PRIMARY KEY,
  -- The address that gave the two validators after it; null when there are none.
  address TEXT,
  etag TEXT,
  last_modified TEXT,
  choice TEXT NOT NULL DEFAULT '',
  polled_at INTEGER,
  succeeded_at INTEGER,
  last_status INTEGER,
  error_count INTEGER NOT NULL DEFAULT 0,
  last_error_code TEXT,
  last_error TEXT,
  last_new_post_at INTEGER
) STRICT;

-- One row an article. due_at is 0 for "at any time", so that an index can order it. The claim's two columns are null
-- together: a claimed entry leaves the work indexes, so that no look-up has to step over it.
CREATE TABLE entries (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  feed_id TEXT,
  url TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('pending', 'full', 'summary', 'filtered', 'deleted')),
  open INTEGER NOT NULL CHECK (open IN (0, 1)),
  title TEXT,
  published_at INTEGER,
  date_source TEXT,
  path TEXT,
  slug TEXT,
  day TEXT,
  body_hash TEXT,
  first_seen_at INTEGER NOT NULL,
  tried_at INTEGER,
  attempts INTEGER NOT NULL DEFAULT 0,
  due_at INTEGER NOT NULL DEFAULT 0,
  last_error_code TEXT,
  claim_owner TEXT,
  claim_until INTEGER,
  -- Last, because it is long: what stands before it is read without it.
  payload TEXT
) STRICT;

CREATE UNIQUE INDEX entries_by_path ON entries (path) WHERE path IS NOT NULL;
CREATE INDEX entries_by_slug ON entries (slug, day) WHERE slug IS NOT NULL;
CREATE INDEX entries_by_owner ON entries (claim_owner) WHERE claim_owner IS NOT NULL;
CREATE INDEX entries_by_claim_end ON entries (claim_until) WHERE claim_until IS NOT NULL;
CREATE INDEX entries_work ON entries (status, due_at, first_seen_at, published_at)
  WHERE open = 1 AND claim_until IS NULL;
CREATE INDEX entries_work_of_feed ON entries (feed_id, status, due_at, first_seen_at, published_at)
  WHERE open = 1 AND claim_until IS NULL;

-- Other names of an entry: guids, redirect targets.
CREATE TABLE aliases (
  name TEXT PRIMARY KEY,
  entry_id INTEGER NOT NULL REFERENCES entries (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX aliases_by_entry ON aliases (entry_id);

-- Kept by triggers, so that status needs no count over all entries.
CREATE TABLE entry_counts (
  status TEXT NOT NULL,
  open INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (status, open)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER entries_count_insert AFTER INSERT ON entries BEGIN
  INSERT INTO entry_counts (status, open, n) VALUES (new.status, new.open, 1)
    ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER entries_count_update AFTER UPDATE OF status, open ON entries
WHEN old.status <> new.status OR old.open <> new.open BEGIN
  UPDATE entry_counts SET n = n - 1 WHERE status = old.status AND open = old.open;
  INSERT INTO entry_counts (status, open, n) VALUES (new.status, new.open, 1)
    ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER entries_count_delete AFTER DELETE ON entries BEGIN
  UPDATE entry_counts SET n = n - 1 WHERE status = old.status AND open = old.open;
END;

-- One row a host: its last start, the lease of the request that runs, and what it asked for.
CREATE TABLE hosts (
  host TEXT PRIMARY KEY,
  started_at INTEGER NOT NULL DEFAULT 0,
  gap_ms INTEGER NOT NULL DEFAULT 0,
  response_ms INTEGER NOT NULL DEFAULT 0,
  lease_token TEXT,
  lease_kind TEXT,
  lease_ms INTEGER NOT NULL DEFAULT 0,
  hold_until INTEGER NOT NULL DEFAULT 0,
  robots_at INTEGER,
  robots_body TEXT
) STRICT;

CREATE TABLE breakers (
  host TEXT NOT NULL REFERENCES hosts (host),
  kind TEXT NOT NULL,
  until INTEGER NOT NULL,
  refusals INTEGER NOT NULL,
  PRIMARY KEY (host, kind)
) STRICT, WITHOUT ROWID;
`;
