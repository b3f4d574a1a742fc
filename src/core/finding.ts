// What a check of the installation found, for a person and for a script.

export interface Finding {
  /** Short name of what was looked at: `timezone`, `state`. */
  readonly check: string;
  readonly state: 'ok' | 'warning' | 'failure';
  /** One sentence. */
  readonly message: string;
  /** One sentence that mends it; null when there is nothing to mend. */
  readonly fix: string | null;
}

export function ok(check: string, message: string): Finding {
  return { check, state: 'ok', message, fix: null };
}

export function warning(check: string, message: string, fix: string): Finding {
  return { check, state: 'warning', message, fix };
}

export function failure(check: string, message: string, fix: string): Finding {
  return { check, state: 'failure', message, fix };
}
