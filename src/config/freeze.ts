// Makes a settled value unchangeable, all the way down.

/** Freezes plain maps and lists in place and returns the same value. */
export function freezeDeep<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) freezeDeep(part);
  return value;
}
