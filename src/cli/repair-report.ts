// What a repair did, in lines for a person. Pure.
import type { ChangeEvent } from '../pipeline/events.ts';
import type { RepairEvent, RepairSums } from '../pipeline/repairs.ts';
import { printable } from './io.ts';
import { unifiedDiff } from './unified-diff.ts';

/** The lines for one event. */
export function describeRepair(event: RepairEvent | ChangeEvent, isDry: boolean): readonly string[] {
  if (event.event === 'change') return unifiedDiff(event.path, event.before, event.after).map(printable);
  const { path, outcome, rules, reason } = event;
  const wrong = rules.join(', ');
  switch (outcome) {
    case 'repaired':
      return [printable(`  ${isDry ? 'would repair' : 'repaired'} ${path}  (${wrong})`)];
    case 'edited':
      return [printable(`  left alone ${path}  (${reason}; wrong with it: ${wrong})`)];
    case 'refused':
    case 'unreadable':
      return [printable(`  not repaired ${path}  (${reason})`)];
  }
}

/** What a person has to look at; null for all else. */
export function repairProblem(event: RepairEvent | ChangeEvent): string | null {
  if (event.event === 'change' || event.outcome === 'repaired') return null;
  if (event.outcome === 'edited')
    return printable(`${event.path} is damaged and was edited by hand: it is left as it is.`);
  return printable(`${event.path} was not repaired: ${event.reason}.`);
}

/** The last lines: what it came to, and which rule touched how many posts. */
export function describeRepairSums(sums: RepairSums, isDry: boolean): readonly string[] {
  const parts: readonly (readonly [number, string])[] = [
    [sums.refused + sums.unreadable, 'not repaired'],
    [sums.edited, 'left alone'],
    [sums.sound, 'sound'],
    [sums.otherShape, 'of another shape'],
  ];
  const repaired = `${sums.repaired} ${isDry ? 'would be repaired' : 'repaired'}`;
  const others = parts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
  const rules = Object.entries(sums.byRule).map(([rule, number]) => `  ${rule}: ${number}`);
  return [[repaired, ...others].join(', '), ...rules.map(printable)];
}
