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

/** Text for a terminal or a log line: control characters and direction marks shown as a space, never obeyed. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ');
}
