// The documentation against the program. UPDATE_DOCS=1 rewrites the generated tables.
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { configKeys } from '../src/config/config-keys.ts';
import { errorTable } from '../src/core/error-table.ts';

function file(name: string): URL {
  return new URL(`../${name}`, import.meta.url);
}

/** Lines of the table below a marker, up to the next empty line. */
function tableBelow(marker: string, name: string): string {
  const text = readFileSync(file(name), 'utf8');
  const start = text.indexOf(marker);
  expect(start, `${name} has the line ${marker}`).toBeGreaterThanOrEqual(0);
  const from = start + marker.length + 1;
  const until = text.indexOf('\n\n', from);
  return text.slice(from, until === -1 ? text.length : until).trimEnd();
}

function check(name: string, marker: string, table: string): void {
  if (process.env['UPDATE_DOCS'] !== undefined) {
    const text = readFileSync(file(name), 'utf8');
    writeFileSync(file(name), text.replace(tableBelow(marker, name), table));
  }
  expect(tableBelow(marker, name)).toBe(table);
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

const configMarker = '<!-- configuration table: kept in step by a test -->';

it.each([
  ['README.md', '| key | default | meaning |'],
  ['README.zh-CN.md', '| 键 | 默认值 | 含义 |'],
])('%s lists every key of this version', (name, head) => {
  const keys = configKeys().filter((row) => row.available);
  const rows = keys.map((row) => {
    const value = row.default === '' ? '' : `\`${cell(row.default)}\``;
    return `| \`${row.key}\` | ${value} | ${cell(row.description)} |`;
  });
  expect(rows.length).toBeGreaterThan(15);
  if (name === 'README.md') check(name, configMarker, [head, '|---|---|---|', ...rows].join('\n'));
  else {
    // The meanings are translated by hand; keys and defaults must agree.
    const translated = tableBelow('<!-- 配置表：由测试核对 -->', name).split('\n').slice(2);
    const facts = (row: string): string => row.split('|').slice(1, 3).join('|').replace(/\s+/g, ' ');
    expect(translated.map(facts)).toEqual(rows.map(facts));
  }
});

it('docs/errors.md lists every error code with its sentence', () => {
  const what = {
    later: 'tried again by itself',
    refused: 'summary-only post, completed later',
    never: 'needs a change',
  };
  const rows = Object.entries(errorTable).map(
    ([code, { retry, sentence }]) => `| \`${code}\` | ${cell(sentence)} | ${what[retry]} |`,
  );
  check(
    'docs/errors.md',
    '<!-- error table: kept in step by a test -->',
    ['| code | what it says | then |', '|---|---|---|', ...rows].join('\n'),
  );
});

it('names only scripts that exist', () => {
  const manifest: unknown = JSON.parse(readFileSync(file('package.json'), 'utf8'));
  const scripts =
    typeof manifest === 'object' && manifest !== null && 'scripts' in manifest
      ? Object(manifest.scripts)
      : {};
  for (const name of ['README.md', 'README.zh-CN.md']) {
    const named = [...readFileSync(file(name), 'utf8').matchAll(/npm run ([a-z:-]+)/g)].map(
      (match) => match[1],
    );
    expect(named.length).toBeGreaterThan(1);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(named));
  }
});
