// The doors that the pipeline goes through, handed in by the composition root.
import type { Clock, Fetcher, Logger, PostFiles } from '../core/ports.ts';
import type { StateStore } from '../core/state-port.ts';
import type { MediaCopier } from './copy-media.ts';
import type { Report } from './events.ts';
import type { Permalinks } from './permalinks.ts';

export interface PipelineParts {
  readonly fetcher: Fetcher;
  readonly state: StateStore;
  readonly posts: PostFiles;
  readonly permalinks: Permalinks;
  readonly media: MediaCopier;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly report: Report;
  /** Names this process in claims and leases, so that those of a dead one can be told. */
  readonly owner: string;
  /** Stops the pass: no new work is taken, requests are cut, nothing is half-written. */
  readonly signal: AbortSignal;
}
