// A computation that ran out of stack: its input is nested deeper, or repeats more, than can be followed.

/**
 * Is this the error that V8 throws then? Regular expressions have a stack of their own, which one that repeats a group
 * fills with a few megabytes; the error is the same. Nothing is broken afterwards.
 */
export function isOutOfStack(error: unknown): boolean {
  return error instanceof RangeError && /call stack/i.test(error.message);
}

/** For a sentence that names the input. */
export const outOfStack = 'something in it is nested deeper, or repeated more often, than can be followed';
