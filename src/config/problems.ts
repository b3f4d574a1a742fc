// From zod's findings to one sentence for a person: key path, value, what is wrong, and the likely meaning.
import { ConfigError } from '../core/errors.ts';
import { withoutCredentials } from '../core/url.ts';
import { type JsonSchema, keyElsewhere, keysAt } from './json-schema.ts';
import { isMap, type KeyPath, keyText, valueAt } from './key-path.ts';
import type { z } from './schema-kit.ts';
import { closest } from './suggest.ts';

type Issue = z.core.$ZodIssue;

/** What is known about the text that was checked. */
export interface Checked {
  readonly file: string;
  /** The value that the schema was given. */
  readonly value: unknown;
  readonly schema: JsonSchema;
  /** Key paths whose value must not be shown. */
  readonly secret: ReadonlySet<string>;
}

interface Problem {
  readonly key: string;
  readonly detail: string;
}

/** The first problem as an error; how many more there are is said behind it. */
export function configErrorOf(issues: readonly Issue[], checked: Checked): ConfigError {
  const problems = issues.flatMap(innermost).flatMap((issue) => problemsOf(issue, checked));
  const [first = { key: keyText([]), detail: 'is not valid' }] = problems;
  const more = problems.length - 1;
  const rest = more < 1 ? '' : ` (and ${more} more problem${more === 1 ? '' : 's'})`;
  return new ConfigError('config.invalid', {
    file: checked.file,
    key: first.key,
    detail: first.detail + rest,
  });
}

/** Of a union, the findings inside the alternative that the value has the form of; the union's own when there is none. */
function innermost(issue: Issue): readonly Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const meant = issue.errors.find((branch) => branch.length > 0 && !branch.some(isWrongForm));
  if (meant === undefined) return [issue];
  return meant.flatMap((inner) => innermost({ ...inner, path: [...issue.path, ...inner.path] }));
}

function isWrongForm(issue: Issue): boolean {
  return issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value');
}

function problemsOf(issue: Issue, checked: Checked): readonly Problem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const meant = closest(key, keysAt(checked.schema, issue.path)) ?? keyElsewhere(checked.schema, key);
      return { key: keyText([...issue.path, key]), detail: `unknown key${suggestion(meant)}` };
    });
  }
  const value = valueAt(checked.value, issue.path);
  const key = keyText(issue.path);
  if (value === undefined) return [{ key, detail: absence(issue.path, checked.value) }];
  if (issue.code === 'custom' && issue.params?.['isWhole'] === true) return [{ key, detail: issue.message }];
  return [{ key, detail: `${shown(value, issue.path, checked)} ${complaint(issue, value)}` }];
}

/** `name:` with nothing behind it, or no `name` at all. */
function absence(path: KeyPath, root: unknown): string {
  const map = valueAt(root, path.slice(0, -1));
  const isThere = isMap(map) && Object.hasOwn(map, path.at(-1) ?? '');
  return isThere ? 'it has no value' : 'it is missing and has no default';
}

function complaint(issue: Issue, value: unknown): string {
  if (issue.code === 'invalid_value') {
    const known = issue.values.map(String);
    return `is none of ${known.join(', ')}${suggestion(closest(String(value), known))}`;
  }
  if (issue.code !== 'invalid_type') return issue.message;
  if (issue.expected === 'object' || issue.expected === 'record') return 'is not a map of keys';
  if (issue.expected === 'array') return 'is not a list';
  const isPlain = typeof value === 'number' || typeof value === 'boolean';
  return isPlain ? 'is not text; put it in quotes' : 'is not text';
}

function suggestion(meant: string | null): string {
  return meant === null ? '' : ` (did you mean "${meant}"?)`;
}

/** Tokens and addresses that are secrets in themselves, wherever their value came from. */
const alwaysSecret = /^(?:server\.token|notify\.|publish\.git\.remotes)/;

function shown(value: unknown, path: KeyPath, checked: Checked): string {
  const key = keyText(path);
  if (alwaysSecret.test(key) || checked.secret.has(key)) return 'its value';
  if (value === null) return 'an empty value';
  if (typeof value === 'object') return Array.isArray(value) ? 'a list' : 'a map';
  if (typeof value !== 'string') return String(value);
  const text = withoutCredentials(value);
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 79)}…` : text);
}
