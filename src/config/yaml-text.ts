// The only file that imports yaml: text → plain values. Knows no key.
import { LineCounter, parseDocument } from 'yaml';
import { ConfigError, detailOf } from '../core/errors.ts';

/**
 * The value of a YAML text (1.2, with `<<` merges); an empty text is an empty map. Throws `config.syntax` with the
 * place of the first mistake, and never with a piece of the text, which may hold secrets.
 */
export function parseYaml(source: { readonly text: string; readonly file: string }): unknown {
  const lines = new LineCounter();
  const document = parseDocument(source.text, { lineCounter: lines, prettyErrors: false, merge: true });
  // An unknown !tag is only a warning to the parser; the value would silently be something else than meant.
  const [mistake] = [...document.errors, ...document.warnings];
  if (mistake !== undefined) {
    const { line, col } = lines.linePos(mistake.pos[0]);
    const detail = `${explain(mistake, source.text.slice(mistake.pos[0]))} at line ${line}, column ${col}`;
    throw new ConfigError('config.syntax', { file: source.file, detail });
  }
  try {
    return document.toJS() ?? {};
  } catch (error) {
    // An alias without anchor, or aliases that multiply without bound.
    throw new ConfigError('config.syntax', { file: source.file, detail: withoutText(error) }, error);
  }
}

/** `rest` is the text from the mistake on. Of it only a key is shown, never a value. */
function explain(mistake: { readonly code: string; readonly message: string }, rest: string): string {
  const key = /^[\p{L}\p{N}_-]+/u.exec(rest)?.[0] ?? 'a key';
  if (mistake.code === 'DUPLICATE_KEY') return `${key} stands twice in the same map, again`;
  if (mistake.code === 'TAB_AS_INDENT') return 'a tab instead of spaces';
  return withoutText(mistake.message);
}

/** The parser quotes what it stumbled over behind a colon; that may be a secret. */
function withoutText(message: unknown): string {
  return detailOf(message).replace(/(?<! )[;:].*$/s, '');
}
