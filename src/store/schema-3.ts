// The step from schema version 2 to 3, as SQL: what the blog holds besides posts. Never edited once released.

export const schemaVersion3 = `
-- Copied media.

-- Links from post to post.

-- Pushes.

-- Repairs under way: the body that is about to be written. A row is left only by a process that died.
CREATE TABLE repairs (
  entry_id INTEGER PRIMARY KEY REFERENCES entries (id),
  body_hash TEXT NOT NULL
) STRICT;
`;
