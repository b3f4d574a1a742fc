// The step from schema version 2 to 3, as SQL: what the blog holds besides posts. Never edited once released.

export const schemaVersion3 = `
-- Copied media.

-- Links from post to post.

-- Pushes. One row: who publishes at present, and the last commit that this program made. Times are epoch milliseconds.
CREATE TABLE publisher (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  lease_owner TEXT,
  lease_until INTEGER,
  commit_id TEXT,
  committed_at INTEGER
) STRICT;
INSERT INTO publisher (id) VALUES (1);

-- One row a remote that was tried. attempts: JSON list of the times of the last hour.
CREATE TABLE remotes (
  remote TEXT PRIMARY KEY,
  commit_id TEXT,
  pushed_at INTEGER,
  failures INTEGER NOT NULL,
  error_code TEXT,
  error TEXT,
  due_at INTEGER,
  attempts TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
