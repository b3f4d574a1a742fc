// Runs git. The only file that starts a process; knows no blog and no post.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { detailOf } from '../core/errors.ts';

export interface GitAnswer {
  /** Exit status; null when git could not be started, was stopped or took too long. */
  readonly status: number | null;
  readonly stdout: string;
  /** Untrusted: parts of it come from the remote. */
  readonly stderr: string;
}

export interface GitCall {
  /** Written to standard input. */
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
  /** It puts something back, which a stop must not prevent. */
  readonly evenWhenStopped?: boolean;
}

export type Git = (args: readonly string[], call?: GitCall) => Promise<GitAnswer>;

const localTimeoutMs = 120_000;
/** Longest time for one talk with a remote. */
export const remoteTimeoutMs = 300_000;
const mostOutputBytes = 256 * 1024 * 1024;

/** What of the caller's GIT_* stays: who commits, how ssh and TLS are done, where git's own configuration is. */
const keptVariables =
  /^GIT_(?:AUTHOR_|COMMITTER_|SSH$|SSH_|SSL_|CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM|COUNT|KEY_\d+|VALUE_\d+)$|PROXY_COMMAND$)/;

/**
 * Nothing may ask: the process has no terminal (a session of its own) and no program that shows a question. GIT_DIR
 * and its kind are taken away: they would lead to another repository than the blog's.
 */
export function gitEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !name.startsWith('GIT_') || keptVariables.test(name));
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    LANGUAGE: '',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '',
    SSH_ASKPASS: '',
    SSH_ASKPASS_REQUIRE: 'never',
    GCM_INTERACTIVE: 'never',
    GIT_EDITOR: 'true',
    GIT_LITERAL_PATHSPECS: '1',
  };
}

/** @param about `signal` stops a git that runs; it ends cleanly, as by ctrl-c */
export function openGit(about: {
  readonly dir: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}): Git {
  const { dir, signal } = about;
  const env = gitEnvironment(about.env);
  return (args, call = {}) =>
    new Promise((resolve) => {
      const child = spawn('git', ['-c', 'gc.autoDetach=false', ...args], {
        cwd: dir,
        env: { ...env, ...call.env },
        detached: true,
        stdio: 'pipe',
      });
      const out: Buffer[] = [];
      const err: Buffer[] = [];
      let bytes = 0;
      let trouble = '';
      const stop = (why: string): void => {
        trouble ||= why;
        // The whole group: git starts ssh and helpers of its own.
        if (child.pid !== undefined) endGroup(child.pid);
      };
      const timeoutMs = call.timeoutMs ?? localTimeoutMs;
      const timer = setTimeout(() => stop(`it took more than ${timeoutMs / 1000} s`), timeoutMs);
      const onAbort = (): void => stop('it was stopped');
      if (call.evenWhenStopped !== true) {
        signal.addEventListener('abort', onAbort, { once: true });
        if (signal.aborted) onAbort();
      }
      const collect = (into: Buffer[]) => (piece: Buffer) => {
        bytes += piece.length;
        if (bytes > mostOutputBytes) stop('it says too much');
        else into.push(piece);
      };
      child.stdout.on('data', collect(out));
      child.stderr.on('data', collect(err));
      const done = (status: number | null): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
        const stderr = [Buffer.concat(err).toString('utf8'), trouble]
          .filter((text) => text !== '')
          .join('\n');
        resolve({
          status: trouble === '' ? status : null,
          stdout: Buffer.concat(out).toString('utf8'),
          stderr,
        });
      };
      child.on('error', (error) => {
        const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT' && existsSync(dir);
        trouble ||= isMissing ? 'the program git is not to be found' : detailOf(error);
        done(null);
      });
      child.on('close', (status) => done(status));
      // It may end without reading all: what it said then counts.
      child.stdin.on('error', () => {});
      child.stdin.end(call.input ?? '');
    });
}

function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGTERM');
  } catch {
    // It has ended by itself.
  }
}

/** A remote's address in git's own configuration may hold a password, and git repeats it. */
const credentials = /\/\/[^\s/']*@/g;

/** What git complained of, in one line: its `fatal:` and `error:` lines, else its last words. */
export function complaintOf({ stderr, status }: GitAnswer): string {
  const lines = stderr
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('hint:'));
  const errors = lines.filter((line) => /^(?:fatal|error|remote: (?:fatal|error)):?/i.test(line));
  const said = (errors.length > 0 ? errors.slice(0, 3) : lines.slice(-2)).join(' ');
  return clause(said.replace(/^(?:fatal|error): /, '')) || `it ended with status ${status}`;
}

/** What git or a remote said, as it may be kept and shown: of limited length, without credentials. */
export function clause(said: string): string {
  return said
    .replace(credentials, '//')
    .slice(0, 400)
    .replace(/[.\s]+$/, '');
}
