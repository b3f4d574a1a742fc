// Builds state files as earlier versions of the program left them, one sample a version.
import Database from 'better-sqlite3';
import { migrations } from '../../src/store/migrations.ts';

const first = `
  INSERT INTO feeds (id, address, etag, choice) VALUES ('cn', 'https://news.example/cn/rss', '"v1"', 'only: sea');
  INSERT INTO entries (key, feed_id, url, status, open, title, published_at, date_source, path, slug, day,
    body_hash, first_seen_at)
  VALUES ('https://news.example/cn/lamp', 'cn', 'https://news.example/cn/lamp', 'full', 0, '灯塔',
    1709627400000, 'feed', '2024-03-05-灯塔.md', '灯塔', '2024-03-05', 'h1', 1709640000000);
  INSERT INTO aliases (name, entry_id) VALUES ('guid:cn:7', 1);
  INSERT INTO hosts (host, hold_until) VALUES ('news.example', 4102444800000);
`;

const second = `${first}
  INSERT INTO site_readings (site, key, rules, at, matched, text_length, outside_text, is_doubted)
  VALUES ('rfi', 'https://news.example/cn/lamp', 'r1', 1709640000000, '["body","title"]', 900, 0, 0);
  INSERT INTO site_alarms (site, rule, reason, raised_at, told_at)
  VALUES ('rfi', 'body', 'no body on 3 pages in a row', 1709640000000, 1709640000000);
`;

/** What a file of each version held: by the version, the rows that its program would have written. */
const samples: Readonly<Record<number, string>> = {
  1: first,
  2: second,
  3: second,
};

/** Creates `file` at schema `version`, in WAL mode like the program's own, with that version's sample in it. */
export function buildOldState(file: string, version: number): void {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  for (const step of migrations.filter((migration) => migration.version <= version)) db.exec(step.sql);
  db.pragma(`user_version = ${version}`);
  const sample = samples[version];
  if (sample === undefined) throw new Error(`no sample for schema ${version}: add one`);
  db.exec(sample);
  db.close();
}
