// What became of the pictures and sounds of a pass, told once.
import type { PipelineParts } from './parts.ts';

/** One event for all copies of the pass, when there were any. */
export function tellMedia({ media, report }: Pick<PipelineParts, 'media' | 'report'>): void {
  const { copied, failed, beyondTotal } = media.counts;
  if (copied + failed + beyondTotal > 0) report({ event: 'media', copied, failed, beyondTotal });
}
