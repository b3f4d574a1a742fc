// YAML text → plain values. The only file that imports yaml; knows no key and no file.
import { LineCounter, parseDocument } from 'yaml';

/** The first thing that is wrong with a text. `message` may quote the text, which may hold secrets. */
export interface YamlMistake {
  readonly code: string;
  readonly message: string;
  /** In UTF-16 units. */
  readonly offset: number;
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
}

/**
 * How a text is meant: `strict` is YAML 1.2 with `<<` merges, no key twice and no tag that is not known; `jekyll` is
 * YAML 1.1 as Ruby's Psych takes it, with which the last of two keys wins.
 */
export type YamlDialect = 'strict' | 'jekyll';

export type YamlReading =
  | { readonly mistake: null; readonly value: unknown }
  | { readonly mistake: YamlMistake };

/** An empty text is null. @throws Error for an alias without anchor, or aliases that multiply without bound */
export function readYamlText(text: string, dialect: YamlDialect): YamlReading {
  const lineCounter = new LineCounter();
  const common = { lineCounter, prettyErrors: false, merge: true };
  const isStrict = dialect === 'strict';
  const document = parseDocument(
    text,
    isStrict ? common : { ...common, version: '1.1', uniqueKeys: false, logLevel: 'silent' },
  );
  // An unknown !tag is only a warning to the parser; the value would silently be something else than meant.
  const [mistake] = isStrict ? [...document.errors, ...document.warnings] : document.errors;
  if (mistake === undefined) return { mistake: null, value: document.toJS() };
  const { line, col: column } = lineCounter.linePos(mistake.pos[0]);
  const { code, message } = mistake;
  return { mistake: { code, message, offset: mistake.pos[0], line, column } };
}
