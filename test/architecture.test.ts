import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A room may import those that stand before it in this list, except where it says less. */
const rooms = [
  'core',
  'feed',
  'article',
  'post',
  'jekyll',
  'config',
  'http',
  'store',
  'publish',
  'pipeline',
  'cli',
] as const;
type Room = (typeof rooms)[number];

const mayImport: Readonly<Record<Room, readonly Room[]>> = {
  core: [],
  feed: ['core'],
  article: ['core'],
  post: ['core'],
  jekyll: ['core', 'post'],
  config: ['core'],
  http: ['core'],
  store: ['core'],
  publish: ['core'],
  pipeline: ['core', 'feed', 'article', 'post', 'jekyll'],
  cli: ['core', 'feed', 'article', 'post', 'jekyll', 'config', 'http', 'store', 'publish', 'pipeline'],
};

/** No clock, no chance, no disk, no network. A hash is a pure function; node:vm ends what takes too long. */
const pureRooms: readonly Room[] = ['core', 'feed', 'article', 'post', 'jekyll', 'pipeline'];
const pureBuiltins = ['node:crypto', 'node:buffer', 'node:util', 'node:vm'];
/** The system clock is an edge that happens to live in core. */
const impureFiles = ['src/core/clock.ts'];

interface SourceFile {
  readonly path: string;
  readonly room: Room | null;
  readonly text: string;
  readonly imports: readonly string[];
}

function sourceFiles(): readonly SourceFile[] {
  const names = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.ts'))
    .map((name) => {
      const path = posix.join('src', name.replaceAll('\\', '/'));
      const text = readFileSync(join(root, path), 'utf8');
      const folder = path.split('/')[1] ?? '';
      const room = rooms.find((known) => known === folder) ?? null;
      return { path, room, text, imports: importsOf(text) };
    });
}

function importsOf(text: string): readonly string[] {
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\b[^;'"]*?from\s*'([^']+)'|\bimport\('([^']+)'\)/g,
  );
  return [...found].map((match) => match[1] ?? match[2] ?? '');
}

function target(file: SourceFile, specifier: string): string {
  return posix.normalize(posix.join(dirname(file.path), specifier));
}

const files = sourceFiles();

describe('the house', () => {
  it('is found at all', () => {
    expect(files.length).toBeGreaterThan(40);
    expect(files.flatMap((file) => file.imports).length).toBeGreaterThan(100);
  });

  it('has only known rooms', () => {
    const strangers = files.filter((file) => file.room === null && file.path !== 'src/main.ts');
    expect(strangers.map((file) => file.path)).toEqual([]);
  });

  it('imports downward only', () => {
    const wrong = files.flatMap((file) =>
      file.imports
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => target(file, specifier))
        .filter((path) => {
          const other = path.split('/')[1] as Room;
          if (file.room === null) return other !== 'cli';
          return other !== file.room && !mayImport[file.room].includes(other);
        })
        .map((path) => `${file.path} → ${path}`),
    );
    expect(wrong).toEqual([]);
  });

  it('has no cycles', () => {
    const edges = new Map(
      files.map((file) => [
        file.path,
        file.imports.filter((name) => name.startsWith('.')).map((name) => target(file, name)),
      ]),
    );
    const done = new Set<string>();
    const cycles: string[] = [];
    const walk = (path: string, above: readonly string[]): void => {
      if (above.includes(path)) cycles.push([...above.slice(above.indexOf(path)), path].join(' → '));
      if (done.has(path) || above.includes(path)) return;
      for (const next of edges.get(path) ?? []) walk(next, [...above, path]);
      done.add(path);
    };
    for (const path of edges.keys()) walk(path, []);
    expect(cycles).toEqual([]);
  });

  it('does no IO in its pure rooms', () => {
    const impure = files
      .filter(
        (file) => file.room !== null && pureRooms.includes(file.room) && !impureFiles.includes(file.path),
      )
      .flatMap((file) => [
        ...file.imports
          .filter((name) => name.startsWith('node:') && !pureBuiltins.includes(name))
          .map((name) => `${file.path}: ${name}`),
        ...(
          file.text.match(/\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.|\bfetch\(['"`]/g) ?? []
        ).map((use) => `${file.path}: ${use}`),
      ]);
    expect(impure).toEqual([]);
  });

  it('takes each library through one door', () => {
    const doors = new Map<string, string[]>();
    for (const file of files) {
      for (const name of new Set(file.imports.filter((specifier) => !/^(?:\.|node:)/.test(specifier)))) {
        doors.set(name, [...(doors.get(name) ?? []), file.path]);
      }
    }
    const shared = [...doors].filter(([, paths]) => paths.length > 1);
    expect(shared).toEqual([]);
    expect(doors.size).toBeGreaterThan(8);
  });

  it('knows no site: host names are data', () => {
    // Names of XML vocabularies are addresses by custom; they belong to the formats.
    const named = files
      .filter((file) => file.path !== 'src/feed/vocabularies.ts')
      .flatMap((file) =>
        [...file.text.matchAll(/\b(?:[a-z0-9-]+\.)+(?:com|org|net|fr|cn|tw|io)\b/gi)]
          .map((match) => match[0])
          .filter((host) => !/(?:^|\.)(?:example\.(?:org|com|net)|schema\.org|w3\.org)$/i.test(host))
          .map((host) => `${file.path}: ${host}`),
      );
    expect(named).toEqual([]);
  });

  it('keeps its files small', () => {
    const long = files.filter((file) => file.text.split('\n').length > 220).map((file) => file.path);
    expect(long).toEqual([]);
  });

  it('opens each file with what it owns', () => {
    const silent = files
      .filter((file) => !/^(?:#![^\n]*\n)?\/\/ \S/.test(file.text))
      .map((file) => file.path);
    expect(silent).toEqual([]);
  });
});
