// What the reading of one page found and decided: for a person who asks why, and for the record of a site's health.
// Collects only; decides nothing.
import type { ArticleFamily } from '../core/types.ts';

/** One thing that could be taken, and where it stands: `og:title`, `h1.t-content__title`, `JSON-LD datePublished`. */
export interface Candidate<T> {
  readonly from: string;
  readonly value: T | null;
}

/** A fact of the article, the place it was taken from, and what the other places say. */
export interface Choice {
  readonly fact: string;
  /** null: no place had it. */
  readonly from: string | null;
  readonly value: string | null;
  readonly others: readonly { readonly from: string; readonly value: string }[];
}

/** What one removal rule took. */
export interface Taking {
  readonly rule: string;
  /** null: a kind of furniture that every site has. */
  readonly reason: string | null;
  readonly count: number;
  /** The beginnings of the first texts, for a person. */
  readonly samples: readonly string[];
}

export interface Trace {
  /** `site:<name>@<version>`, `generic`, `feed`. */
  readonly method: string;
  /** Why this version of the rules: its `detect`, or null. */
  readonly detectedBy: string | null;
  readonly choices: readonly Choice[];
  readonly takings: readonly Taking[];
  /** The site's rules that found something on the page: `body`, `title`, `remove.interstitial`. */
  readonly matched: readonly string[];
  /** The page's family before its credit line was read; null for a page that is refused before. */
  readonly family: ArticleFamily | null;
  /** Characters of the paragraphs that stand beside the body; see outside-text.ts. */
  readonly outsideText: number;
}

/** Filled while a page is read. */
export class TraceRecorder {
  readonly #choices: Choice[] = [];
  readonly #takings: Taking[] = [];
  readonly #matched = new Set<string>();
  method = 'generic';
  detectedBy: string | null = null;
  family: ArticleFamily | null = null;
  outsideText = 0;

  /** Takes the first candidate that has a value, and notes all that have one. */
  choose<T>(fact: string, candidates: readonly Candidate<T>[]): T | null {
    const filled = candidates.filter(({ value }) => value !== null);
    const [taken, ...others] = filled.map(({ from, value }) => ({ from, value: shown(value) }));
    this.#choices.push({ fact, from: taken?.from ?? null, value: taken?.value ?? null, others });
    return filled[0]?.value ?? null;
  }

  took(taking: Taking): void {
    this.#takings.push(taking);
    this.matches(`remove.${taking.rule}`);
  }

  matches(rule: string): void {
    this.#matched.add(rule);
  }

  has(rule: string): boolean {
    return this.#matched.has(rule);
  }

  finish(): Trace {
    const { method, detectedBy, family, outsideText } = this;
    return {
      method,
      detectedBy,
      family,
      outsideText,
      choices: this.#choices,
      takings: this.#takings,
      matched: [...this.#matched].sort(),
    };
  }
}

function shown(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return Array.isArray(value) ? value.join(', ') : String(value);
}
