// The machine: Node.js.
import { type Finding, failure, ok } from '../../core/finding.ts';

const oldest = [20, 18, 1] as const;

/** @param version such as `20.18.1` */
export function nodeFinding(version: string): Finding {
  const parts = version.split('.').map(Number);
  const difference =
    oldest.map((wanted, index) => (parts[index] ?? 0) - wanted).find((step) => step !== 0) ?? 0;
  if (difference >= 0) return ok('node', `Node.js ${version}.`);
  const wanted = oldest.join('.');
  return failure(
    'node',
    `Node.js ${version} is older than ${wanted}.`,
    `Install Node.js ${wanted} or later.`,
  );
}
