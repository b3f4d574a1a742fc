#!/usr/bin/env node
// The program's edge to the process: arguments, streams, signals, exit status.
import { runCli } from './cli/program.ts';

const stopStatus = { SIGINT: 130, SIGTERM: 143 } as const;

const stop = new AbortController();
let statusWhenStopped = 0;
let statusOfOutput = 0;

for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.on(name, () => {
    // The second time the person means it.
    if (stop.signal.aborted) process.exit(stopStatus[name]);
    statusWhenStopped = stopStatus[name];
    stop.abort(new Error(`stopped by ${name}`));
  });
}

// A reader that has seen enough (`| head`) closes the pipe: that is no failure of ours, and the work goes on unseen.
// Any other trouble (a full disk behind `>`) is said once, on the stream that is left.
let isStdoutOpen = true;
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (isStdoutOpen && error.code !== 'EPIPE') {
    process.stderr.write(`The output cannot be written: ${error.message}.\n`);
    statusOfOutput = 1;
  }
  isStdoutOpen = false;
});
// Nobody is left to tell.
process.stderr.on('error', () => undefined);

const status = await runCli(process.argv.slice(2), {
  env: process.env,
  isTerminal: process.stdout.isTTY === true,
  isLogTerminal: process.stderr.isTTY === true,
  print: (line) => {
    if (isStdoutOpen) process.stdout.write(`${line}\n`);
  },
  printError: (line) => void process.stderr.write(`${line}\n`),
  signal: stop.signal,
});
process.exitCode = stop.signal.aborted ? statusWhenStopped : Math.max(status, statusOfOutput);
