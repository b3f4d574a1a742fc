// What a command may touch of the process, so that it can be run without one.

export interface CliIo {
  readonly env: NodeJS.ProcessEnv;
  /** Whether a person reads stdout. */
  readonly isTerminal: boolean;
  /** Whether a person reads stderr. */
  readonly isLogTerminal: boolean;
  /** A line of data or report, to stdout. */
  readonly print: (line: string) => void;
  /** A sentence about a problem, to stderr. */
  readonly printError: (line: string) => void;
  /** Aborted when the person or the system wants the program to stop. */
  readonly signal: AbortSignal;
}

export const exitStatus = { ok: 0, needsPerson: 1, usage: 2 } as const;

/** The options that every command has. */
export interface GlobalOptions {
  readonly config?: string;
  readonly logLevel?: LogLevel;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly strict?: boolean;
  readonly allowPrivateHosts?: boolean;
}

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/**
 * What a terminal obeys, or what makes it show another text than is there: controls (ESC, C1), line separators,
 * direction marks, embeddings and isolates, characters without width, tags, half characters. Joiners stay: emoji and
 * Persian are written with them.
 */
const treacherous =
  /[\p{Cc}\p{Cs}\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

const treacherousRuns = new RegExp(`(?:${treacherous.source})+`, 'gu');

/** Text for a terminal or a log line: what a terminal would obey is shown as a space. */
export function printable(text: string): string {
  return text.replace(treacherousRuns, ' ');
}

/** The same for a text of several lines: a stack trace, a help text. */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}

/**
 * A value as one line of JSON. JSON allows all of these but the C0 controls as they are; here they are written as
 * escapes, because a person looks at it too: a program reads the same data, a terminal obeys nothing.
 */
export function jsonLine(value: unknown): string {
  return JSON.stringify(value).replace(treacherous, (character) =>
    Array.from({ length: character.length }, (_, unit) => {
      const code = character.charCodeAt(unit).toString(16).padStart(4, '0');
      return `\\u${code}`;
    }).join(''),
  );
}
