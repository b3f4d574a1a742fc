// The readings and alarms of sites. Knows how many are kept, not what they mean.
import {
  type JudgedReading,
  ringSize,
  type SiteAlarm,
  type SiteHealthStore,
} from '../core/site-health-port.ts';
import type { Db } from './connection.ts';
import { toDate } from './rows.ts';

interface ReadingRow {
  readonly id: number;
  readonly key: string;
  readonly rules: string;
  readonly at: number;
  readonly matched: string;
  readonly text_length: number | null;
  readonly outside_text: number;
  readonly is_doubted: number;
}

interface AlarmRow {
  readonly site: string;
  readonly rule: string;
  readonly reason: string;
  readonly raised_at: number;
  readonly told_at: number | null;
  readonly ended_at: number | null;
}

type NoteReading = SiteHealthStore['noteReading'];
type Noted = Awaited<ReturnType<NoteReading>>;

/** SiteHealthStore's methods; `note` and `takeUntold` are to be called inside a transaction. */
export interface SiteHealth {
  note(note: Parameters<NoteReading>[0], judge: Parameters<NoteReading>[1]): Noted;
  takeUntold(at: Date): readonly SiteAlarm[];
  alarms(): readonly SiteAlarm[];
}

export function siteHealth(db: Db): SiteHealth {
  const ofSite = db.prepare<[string], ReadingRow>('SELECT * FROM site_readings WHERE site = ? ORDER BY id');
  const forget = db.prepare<[number]>('DELETE FROM site_readings WHERE id = ?');
  const add = db.prepare<[Omit<ReadingRow, 'id'> & { readonly site: string }]>(
    `INSERT INTO site_readings (site, key, rules, at, matched, text_length, outside_text, is_doubted)
     VALUES (@site, @key, @rules, @at, @matched, @text_length, @outside_text, @is_doubted)`,
  );
  const standing = db.prepare<[], AlarmRow>(
    'SELECT * FROM site_alarms WHERE ended_at IS NULL ORDER BY site, rule',
  );
  const raise = db.prepare<[{ site: string; rule: string; reason: string; at: number }]>(
    `INSERT INTO site_alarms (site, rule, reason, raised_at) VALUES (@site, @rule, @reason, @at)
     ON CONFLICT DO UPDATE SET reason = @reason, raised_at = @at, told_at = NULL, ended_at = NULL
     WHERE ended_at IS NOT NULL`,
  );
  const end = db.prepare<[{ site: string; rule: string; at: number }], AlarmRow>(
    'UPDATE site_alarms SET ended_at = @at WHERE site = @site AND rule = @rule AND ended_at IS NULL RETURNING *',
  );
  const tell = db.prepare<[number], AlarmRow>(
    'UPDATE site_alarms SET told_at = ? WHERE told_at IS NULL AND ended_at IS NULL RETURNING *',
  );

  const standingOf = (site: string): string[] =>
    standing
      .all()
      .filter((row) => row.site === site)
      .map(({ rule }) => rule);

  const trim = (site: string): void => {
    const rows = ofSite.all(site).reverse();
    for (const kind of [0, 1])
      for (const { id } of rows.filter((row) => row.is_doubted === kind).slice(ringSize)) forget.run(id);
  };

  return {
    note: ({ site, rules, reading }, judge) => {
      const at = reading.at.getTime();
      const rows = ofSite.all(site);
      const isAfresh = rows.some((row) => row.rules !== rules);
      const past = isAfresh ? [] : rows;
      const over = isAfresh ? standingOf(site).flatMap((rule) => end.all({ site, rule, at })) : [];
      const verdict = judge(past.map(readingFromRow), new Set(standingOf(site)));
      const isDoubted = verdict.doubt !== null || reading.textLength === null;

      for (const { id, key } of rows) if (isAfresh || key === reading.key) forget.run(id);
      add.run({
        site,
        key: reading.key,
        rules,
        at,
        matched: JSON.stringify(reading.matched),
        text_length: reading.textLength,
        outside_text: reading.outsideText,
        is_doubted: isDoubted ? 1 : 0,
      });
      trim(site);
      for (const { rule, reason } of verdict.raised) raise.run({ site, rule, reason, at });
      for (const rule of verdict.ended) over.push(...end.all({ site, rule, at }));
      return { doubt: verdict.doubt, ended: over.map(alarmFromRow) };
    },
    takeUntold: (at) => tell.all(at.getTime()).map(alarmFromRow),
    alarms: () => standing.all().map(alarmFromRow),
  };
}

function readingFromRow(row: ReadingRow): JudgedReading {
  return {
    key: row.key,
    at: new Date(row.at),
    matched: JSON.parse(row.matched) as string[],
    textLength: row.text_length,
    outsideText: row.outside_text,
    isDoubted: row.is_doubted === 1,
  };
}

function alarmFromRow({ site, rule, reason, raised_at, told_at, ended_at }: AlarmRow): SiteAlarm {
  const times = { raisedAt: new Date(raised_at), toldAt: toDate(told_at), endedAt: toDate(ended_at) };
  return { site, rule, reason, ...times };
}
