// Runs the built program as a user does, and keeps all that it says.
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** @param options `onStdout` sees stdout as it grows and may act on the process */
export function runProgram(
  args: readonly string[],
  options: {
    readonly cwd: string;
    readonly env?: Readonly<Record<string, string>>;
    /** SIGKILL after so many milliseconds, wherever it is then. */
    readonly killAfterMs?: number;
    readonly onStdout?: (soFar: string, kill: (signal: NodeJS.Signals) => void) => void;
  },
): Promise<Ended> {
  const env = { PATH: process.env['PATH'] ?? '', NO_COLOR: '1', ...options.env };
  const child = spawn(process.execPath, [script, ...args], { cwd: options.cwd, env });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    options.onStdout?.(stdout, (signal) => child.kill(signal));
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdin.end();
  const killer =
    options.killAfterMs === undefined
      ? undefined
      : setTimeout(() => child.kill('SIGKILL'), options.killAfterMs);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      clearTimeout(killer);
      resolve({ status, stdout, stderr });
    });
  });
}

export interface Workplace {
  readonly folder: string;
  /** Writes `feedmirror.yaml` and gives the arguments that use it. */
  configure(lines: readonly string[]): Promise<readonly string[]>;
  remove(): Promise<void>;
}

/** An empty folder of its own for one test. */
export async function openWorkplace(): Promise<Workplace> {
  const folder = await mkdtemp(join(tmpdir(), 'feedmirror-test-'));
  return {
    folder,
    configure: async (lines) => {
      await writeFile(join(folder, 'feedmirror.yaml'), `${lines.join('\n')}\n`);
      return ['--config', 'feedmirror.yaml', '--allow-private-hosts'];
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A configuration for one feed of the sample site, without gaps between requests. */
export function configurationFor(feedUrl: string, more: readonly string[] = []): readonly string[] {
  return [
    'contact: https://example.org/mirror',
    'http: { gap: 0s }',
    'feeds:',
    `  - { id: sample, url: "${feedUrl}", site: rfi, name: 法广 }`,
    ...more,
  ];
}
