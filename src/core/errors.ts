// Expected failures as values: a code of the table, its context and its cause.
import { type ErrorRow, errorTable, type RetryRule } from './error-table.ts';

export type ErrorCode = keyof typeof errorTable;
export type ErrorContext = Readonly<Record<string, string | number>>;

/** Base of all expected failures: carries its code, its context (file, key, url …) and its cause. */
export class MirrorError extends Error {
  readonly code: ErrorCode;
  readonly context: ErrorContext;

  constructor(code: ErrorCode, context: ErrorContext = {}, cause?: unknown) {
    super(sentenceFor(code, context), cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.code = code;
    this.context = context;
  }

  get retry(): RetryRule {
    return errorTable[this.code].retry;
  }
}

export class ConfigError extends MirrorError {}
export class UsageError extends MirrorError {}
export class FetchError extends MirrorError {}
export class FeedError extends MirrorError {}
export class ArticleError extends MirrorError {}
export class RuleError extends MirrorError {}
export class PostError extends MirrorError {}
export class StoreError extends MirrorError {}
export class PublishError extends MirrorError {}

/** The sentence of a code with its context filled in; an unknown placeholder stays visible. */
export function sentenceFor(code: ErrorCode, context: ErrorContext): string {
  const row: ErrorRow = errorTable[code];
  return row.sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = context[name];
    return value === undefined ? whole : String(value);
  });
}

/** One clause for `{detail}`: the message of whatever was thrown, without a final stop. */
export function detailOf(error: unknown): string {
  const message = error instanceof Error ? error.message || error.name : String(error);
  return message
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.。]+$/, '');
}
