// Expressions that people write (patterns, selectors) may take for ever on a page that somebody made for it. Here they get
// an end: work done through withinTime() is broken off wherever it stands, in the middle of a regular expression too.
import { createContext, Script } from 'node:vm';
import { RuleError } from './errors.ts';

// V8 can stop a computation only at the border of a script that was started with a time limit.
const border = new Script('work()');
const place: { work: () => void } = { work: () => undefined };
const context = createContext(place);

let isRunning = false;
let current: string | null = null;

/** Says what is being tried, so that it can be named. Costs nothing. */
export function trying(expression: string): void {
  current = expression;
}

/**
 * Runs synchronous work and gives its result, or throws what it throws. Inside another withinTime() the outer limit
 * serves. Costs about 0.1 ms (a timer thread), so it belongs round a whole page or feed.
 * @param subject what is read: an address, a feed
 * @throws RuleError `rule.too-slow`; whatever the work was changing is then in no defined state and must be let go
 */
export function withinTime<T>(limitMs: number, subject: string, work: () => T): T {
  if (isRunning) return work();
  let result: { readonly value: T } | null = null;
  let failure: { readonly error: unknown } | null = null;
  isRunning = true;
  current = null;
  place.work = () => {
    try {
      result = { value: work() };
    } catch (error) {
      failure = { error };
    }
  };
  try {
    border.runInContext(context, { timeout: limitMs });
  } catch (error) {
    if (isTimeout(error)) {
      const expression = current ?? 'a step';
      throw new RuleError('rule.too-slow', { subject, seconds: limitMs / 1000, expression }, error);
    }
    throw error;
  } finally {
    isRunning = false;
    place.work = () => undefined;
  }
  return settled(result, failure);
}

function settled<T>(result: { readonly value: T } | null, failure: { readonly error: unknown } | null): T {
  if (failure !== null) throw failure.error;
  if (result === null) throw new Error('bounded work ended without a result');
  return result.value;
}

/** The error comes from the other context, whose Error is not ours. */
function isTimeout(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  );
}
