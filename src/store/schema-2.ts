// The step from schema version 1 to 2, as SQL: how an article was read, and the health of sites. Never edited once released.

export const schemaVersion2 = `
-- How an article's body was come by: "site:rfi@2020", "generic", "feed".
ALTER TABLE entries ADD COLUMN method TEXT;

-- One row a page with text that was read: newest id last. Times are epoch milliseconds.
CREATE TABLE site_readings (
  id INTEGER PRIMARY KEY,
  -- Id of the site rules; "//host" for a site without any.
  site TEXT NOT NULL,
  key TEXT NOT NULL,
  -- Hash of the rules that it was read by.
  rules TEXT NOT NULL,
  at INTEGER NOT NULL,
  -- JSON list of rule names.
  matched TEXT NOT NULL,
  -- Null: no body was found.
  text_length INTEGER,
  outside_text INTEGER NOT NULL,
  is_doubted INTEGER NOT NULL CHECK (is_doubted IN (0, 1))
) STRICT;
CREATE INDEX site_readings_by_site ON site_readings (site, id);

CREATE TABLE site_alarms (
  site TEXT NOT NULL,
  rule TEXT NOT NULL,
  reason TEXT NOT NULL,
  raised_at INTEGER NOT NULL,
  told_at INTEGER,
  ended_at INTEGER,
  PRIMARY KEY (site, rule)
) STRICT, WITHOUT ROWID;

-- Summary-only posts, for whoever completes or counts them.
CREATE INDEX entries_summaries ON entries (key) WHERE status = 'summary';
`;
