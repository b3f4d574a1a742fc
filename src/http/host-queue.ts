// One queue a host: one task at a time, the urgent first. Knows nothing of what a task does.
// The only file that imports p-queue.
import PQueue from 'p-queue';
import type { RequestKind } from '../core/ports.ts';

const priority: Record<RequestKind | 'robots', number> = { robots: 2, feed: 1, media: 1, page: 0 };

export interface HostQueue {
  /**
   * Runs `task` when the host is free and gives its result. An abort takes a waiting task out of the queue and rejects
   * with the signal's reason; a running task must heed the signal itself, and the host stays taken until it ends.
   */
  run<T>(
    place: { readonly host: string; readonly kind: RequestKind | 'robots'; readonly signal: AbortSignal },
    task: () => Promise<T>,
  ): Promise<T>;
  /** Hosts with work, for tests: an idle host leaves nothing behind. */
  readonly busyHosts: number;
}

export function createHostQueue(): HostQueue {
  const queues = new Map<string, PQueue>();

  function queueOf(host: string): PQueue {
    const known = queues.get(host);
    if (known !== undefined) return known;
    const queue = new PQueue({ concurrency: 1 });
    queue.on('idle', () => {
      if (queues.get(host) === queue) queues.delete(host);
    });
    queues.set(host, queue);
    return queue;
  }

  return {
    get busyHosts() {
      return queues.size;
    },
    // p-queue's own signal frees the place while the task still runs, so waiting and running are told apart here.
    run: ({ host, kind, signal }, task) =>
      new Promise((resolve, reject) => {
        signal.throwIfAborted();
        const leave = (): void => reject(signal.reason);
        signal.addEventListener('abort', leave, { once: true });
        const work = async (): Promise<void> => {
          signal.removeEventListener('abort', leave);
          if (signal.aborted) return;
          try {
            resolve(await task());
          } catch (error) {
            reject(error);
          }
        };
        void queueOf(host).add(work, { priority: priority[kind] });
      }),
  };
}
