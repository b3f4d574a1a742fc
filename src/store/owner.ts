// Who holds a lease: a text that names the process, and whether that process is dead. Knows no leases.
import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { fileErrorCode } from './file-errors.ts';

/** host, process id, `<namespace of process ids>.<start in ticks after boot>` or nothing, and what makes it unique. */
const ownerForm = /^([^:]+):(\d+):(?:(\d+)\.(\d+))?:[\da-f-]{36}$/;

/** Of this process, where the system tells: process ids may come again, and containers have ids of their own. */
const here = { host: hostname().replaceAll(':', '-') || 'localhost', ...markOfThisProcess() };

/** A new text for each lease or pass of this process: `<host>:<process id>:<mark>:<uuid>`. */
export function newOwner(): string {
  return `${here.host}:${process.pid}:${here.mark}:${randomUUID()}`;
}

/**
 * Whether the process that made `owner` with `newOwner` has certainly ended. False for a text of another form, and
 * for a process of another host or container, of which nothing is known here.
 */
export function isDeadOwner(owner: string): boolean {
  const [, host, id, namespace, startedAt] = ownerForm.exec(owner) ?? [];
  if (host !== here.host || id === undefined) return false;
  if (namespace !== here.namespace) return false;
  if (!isRunning(Number(id))) return true;
  const found = startedAt === undefined ? null : processStat(id);
  // Another process has the id now; or it was killed and its parent has not noticed yet.
  return found !== null && (found.startedAt !== startedAt || found.isZombie);
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as another user.
    return fileErrorCode(error) !== 'ESRCH';
  }
}

function markOfThisProcess(): { readonly namespace: string | undefined; readonly mark: string } {
  const startedAt = processStat('self')?.startedAt;
  const namespace = processNamespace();
  return startedAt === undefined || namespace === undefined
    ? { namespace: undefined, mark: '' }
    : { namespace, mark: `${namespace}.${startedAt}` };
}

/** Linux only: `pid:[4026531836]`. */
function processNamespace(): string | undefined {
  try {
    return /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0];
  } catch {
    return undefined;
  }
}

/** Linux only, null elsewhere. The name of the program may hold spaces and brackets, so fields count from the last one (proc(5)). */
function processStat(id: string): { readonly startedAt: string; readonly isZombie: boolean } | null {
  try {
    const text = readFileSync(`/proc/${id}/stat`, 'latin1');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [state, startedAt] = [fields[0] ?? '', fields[19] ?? ''];
    return /^\d+$/.test(startedAt) ? { startedAt, isZombie: state === 'Z' || state === 'X' } : null;
  } catch {
    return null;
  }
}
