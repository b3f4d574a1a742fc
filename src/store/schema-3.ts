// The step from schema version 2 to 3, as SQL: what the blog holds besides posts. Never edited once released.

export const schemaVersion3 = `
-- Copied media: one row an address. Files have the name of their hash, so several rows may share one.
CREATE TABLE media (
  url TEXT PRIMARY KEY,
  -- Relative to the Jekyll folder.
  path TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  fetched_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX media_by_path ON media (path, bytes);
CREATE INDEX media_by_age ON media (fetched_at);
-- Which posts show which copy.
CREATE TABLE media_uses (
  entry_id INTEGER NOT NULL REFERENCES entries (id),
  path TEXT NOT NULL,
  PRIMARY KEY (entry_id, path)
) STRICT, WITHOUT ROWID;
CREATE INDEX media_uses_by_path ON media_uses (path, entry_id);

-- Links from post to post.
CREATE TABLE links (
  entry_id INTEGER NOT NULL REFERENCES entries (id),
  -- Its place among the links of the written body, from 0.
  position INTEGER NOT NULL,
  -- The canonical key of where it leads, as an entry's key or alias.
  target TEXT NOT NULL,
  -- The address at the source, as the post spells it.
  source TEXT NOT NULL,
  -- The blog's own address that stands there instead; null: the source's.
  shown TEXT,
  PRIMARY KEY (entry_id, position)
) STRICT, WITHOUT ROWID;
-- Posts about to be written anew: announced before, gone when that is recorded. links: JSON, as the rows above; null
-- when nobody has looked at them yet.
CREATE TABLE rewrites (
  entry_id INTEGER PRIMARY KEY REFERENCES entries (id),
  body_hash TEXT NOT NULL,
  links TEXT
) STRICT;
ALTER TABLE entries ADD COLUMN links_known INTEGER NOT NULL DEFAULT 0;
CREATE INDEX entries_links_unknown ON entries (key)
  WHERE links_known = 0 AND status IN ('full', 'summary');

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
