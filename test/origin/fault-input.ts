// Reads a fault that came over HTTP. Knows the shape of faults and nothing else.
import type { Fault } from './faults.ts';

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function numberOf(fields: Fields, name: string): number {
  const value = fields[name];
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0)
    throw new Error(`${name} must be a number`);
  return value;
}

function textOf(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string' || value === '') throw new Error(`${name} must be a text`);
  return value;
}

/** A fault of the right shape; throws an Error with one sentence. Null stays null: take the fault away. */
export function readFault(value: unknown): Fault | null {
  if (value === null) return null;
  if (!isFields(value)) throw new Error('fault must be an object or null');
  const times = value['times'] === undefined ? {} : { times: numberOf(value, 'times') };
  const kind = textOf(value, 'kind');
  switch (kind) {
    case 'status': {
      const retryAfter = value['retryAfter'] === undefined ? {} : { retryAfter: String(value['retryAfter']) };
      return { kind, status: numberOf(value, 'status'), ...retryAfter, ...times };
    }
    case 'slow':
      return { kind, delayMs: numberOf(value, 'delayMs'), ...times };
    case 'drip':
      return { kind, everyMs: numberOf(value, 'everyMs'), ...times };
    case 'cut': {
      const afterBytes =
        value['afterBytes'] === undefined ? {} : { afterBytes: numberOf(value, 'afterBytes') };
      return { kind, ...afterBytes, ...times };
    }
    case 'redirect': {
      const status = value['status'] === undefined ? {} : { status: numberOf(value, 'status') };
      return { kind, to: textOf(value, 'to'), ...status, ...times };
    }
    case 'challenge':
    case 'challenge-202':
    case 'html-feed':
    case 'truncated':
    case 'bomb':
      return { kind, ...times };
    default:
      throw new Error(`no fault is of the kind ${kind}`);
  }
}

/** The body of POST /__origin/fault. */
export function readFaultOrder(text: string): { readonly target: string; readonly fault: Fault | null } {
  const value: unknown = JSON.parse(text);
  if (!isFields(value)) throw new Error('the body must be an object');
  return { target: textOf(value, 'target'), fault: readFault(value['fault'] ?? null) };
}
