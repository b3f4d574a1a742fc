// How an article was come by, for a person: `extract --explain`.
import type { Reading } from '../article/extract.ts';

/** One line a fact: the version of the rules, where each fact was taken from, what each removal took. */
export function explain(reading: Reading): readonly string[] {
  const { trace } = reading;
  const by = trace.detectedBy === null ? '' : ` (the page has ${trace.detectedBy})`;
  const choices = trace.choices.flatMap(({ fact, from, value, others }) => [
    from === null ? `${fact}: nowhere` : `${fact}: ${from}: ${value}`,
    ...others.map((other) => `    not ${other.from}: ${other.value}`),
  ]);
  const takings = trace.takings.flatMap(({ rule, count, reason, samples }) => [
    `${rule} took ${count}${reason === null ? '' : `: ${reason}`}`,
    ...samples.map((sample) => `    ${sample}`),
  ]);
  const { outcome } = reading;
  const warnings = outcome instanceof Error ? [] : outcome.warnings.map((warning) => `warning: ${warning}`);
  return [
    outcome instanceof Error ? `no article: ${outcome.message}` : `${outcome.family}: ${outcome.url}`,
    `read by ${trace.method}${by}`,
    ...choices,
    ...takings,
    `rules that found something: ${trace.matched.join(', ') || 'none'}`,
    ...warnings,
  ];
}
