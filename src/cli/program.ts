// The command line: which commands and options exist. Each command's file is loaded only when it runs.
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { parseDuration } from '../config/units.ts';
import { ConfigError, detailOf, MirrorError, UsageError } from '../core/errors.ts';
import { type CliIo, exitStatus, type GlobalOptions, logLevels, printable, printableLines } from './io.ts';
import { programVersion } from './version.ts';

type Action<Options> = (names: readonly string[], options: Options & GlobalOptions) => Promise<number>;

/**
 * Runs one command line.
 * @param args without node and script
 * @returns the exit status; a clean stop by a signal is the caller's to turn into 130 or 143
 */
export async function runCli(args: readonly string[], io: CliIo): Promise<number> {
  let status: number = exitStatus.ok;
  const program = buildProgram(io, (value) => {
    status = value;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitStatus.ok : exitStatus.usage;
    const options: GlobalOptions = program.optsWithGlobals();
    return reportFailure(error, options, io);
  }
}

function reportFailure(error: unknown, options: GlobalOptions, io: CliIo): number {
  if (error instanceof MirrorError) {
    if (error.code !== 'fetch.aborted') io.printError(printable(error.message));
    if (options.logLevel === 'debug' && error.stack !== undefined) io.printError(printableLines(error.stack));
    const isUsage = error instanceof ConfigError || error instanceof UsageError;
    return isUsage ? exitStatus.usage : exitStatus.needsPerson;
  }
  io.printError(
    `feedmirror failed unexpectedly: ${printable(detailOf(error))}. Please report this (--log-level debug shows where).`,
  );
  if (options.logLevel === 'debug' && error instanceof Error && error.stack !== undefined)
    io.printError(printableLines(error.stack));
  return exitStatus.needsPerson;
}

function buildProgram(io: CliIo, finish: (status: number) => void): Command {
  const program = new Command('feedmirror');
  program
    .description('Mirrors RSS and Atom news feeds into a Jekyll blog.')
    .version(programVersion())
    .exitOverride()
    .showHelpAfterError('(feedmirror --help lists the commands)')
    .configureOutput({
      writeOut: (text) => io.print(printableLines(text.replace(/\n$/, ''))),
      writeErr: (text) => io.printError(printableLines(text.replace(/\n$/, ''))),
    });

  /** A command with the global options, which may stand before or after its name. */
  const command = <Options>(
    usage: string,
    description: string,
    load: () => Promise<Action<Options>>,
  ): Command => {
    const made = addGlobalOptions(program.command(usage).description(description));
    return made.action(async () => {
      const run = await load();
      finish(await run(made.args, made.optsWithGlobals<Options & GlobalOptions>()));
    });
  };
  addGlobalOptions(program);

  command('once', 'One pass: every feed that is due, and all pending work', async () => {
    const { once } = await import('./once.ts');
    return (_names, options: Parameters<typeof once>[0]) => once(options, io);
  })
    .option('--feed <id...>', 'only these feeds')
    .option('--dry-run', 'say what would be written, write nothing')
    .option('--force', 'lift the floor of 15 minutes between two polls of a feed')
    .option('--max-duration <time>', 'take no new work after this, such as 10m', duration);

  command(
    'feed <sources...>',
    'What a feed says after repair and normalisation; writes nothing',
    async () => {
      const { showFeeds } = await import('./feed.ts');
      return (names, options) => showFeeds(names, options, io);
    },
  );

  command('extract <sources...>', 'The article taken from a page; writes nothing', async () => {
    const { extract } = await import('./extract.ts');
    return (names, options: Parameters<typeof extract>[1]) => extract(names, options, io);
  })
    .option('--url <url>', "the page's address, for a file")
    .option('--site <name>', 'site rules to use, whatever the host')
    .option('--post', 'print the finished post')
    .option('--explain', 'say which rule did what');

  command(
    'rebuild',
    'Bring links between posts up to date; with --refetch, complete summary-only posts',
    async () => {
      const { rebuild } = await import('./rebuild.ts');
      return (_names, options: Parameters<typeof rebuild>[0]) => rebuild(options, io);
    },
  )
    .option(
      '--refetch',
      'ask for the pages of summary-only posts again; this version keeps no copies of pages',
    )
    .option('--since <date>', 'only posts of that day or later, such as 2026-03-01')
    .option('--feed <id...>', 'only posts of these feeds')
    .option(
      '--dry-run',
      'print a unified diff of each post (with --refetch it fetches all the same), write nothing',
    );

  command('adopt [dir]', 'Learn the posts that the blog has already', async () => {
    const { adopt } = await import('./adopt.ts');
    return (names, options: Parameters<typeof adopt>[1]) => adopt(names[0] ?? null, options, io);
  })
    .option('--accept-deletions', 'remember that the missing posts were deleted on purpose')
    .option('--repair', 'rewrite the bodies that an older tool damaged, and nothing around them')
    .option('--dry-run', 'say what would be learned, print a unified diff of each repair, write nothing');

  command('status', 'Feeds, last polls, what waits, holds and errors', async () => {
    const { status } = await import('./status.ts');
    return (_names, options) => status(options, io);
  });

  command('verify', 'Copied media and what shows them against each other', async () => {
    const { verify } = await import('./verify.ts');
    return (_names, options: Parameters<typeof verify>[0]) => verify(options, io);
  }).option('--prune', 'remove copies that nothing shows');

  command('doctor', 'Look at the installation and the blog; change nothing', async () => {
    const { doctor } = await import('./doctor.ts');
    return (_names, options) => doctor(options, io);
  });

  command('init [dir]', 'Write a commented configuration to begin with', async () => {
    const { init } = await import('./init.ts');
    return (names, options: Parameters<typeof init>[1]) => init(names[0] ?? '.', options, io);
  }).option('--site', 'and a small Jekyll site for the posts');

  command('demo', 'The whole job against a sample news site on this machine', async () => {
    const { demo } = await import('./demo.ts');
    return (_names, options) => demo(options, io);
  });
  return program;
}

function addGlobalOptions(command: Command): Command {
  return command
    .option('--config <file>', 'configuration file (default: config/feedmirror.yaml or $FEEDMIRROR_CONFIG)')
    .addOption(new Option('--log-level <level>', 'how much is logged').choices([...logLevels]))
    .option('--json', 'print data as one JSON value a line')
    .option('--quiet', 'print problems only')
    .option('--strict', 'exit with 1 for expected degradation too')
    .option('--allow-private-hosts', 'let fetches reach loopback and private addresses');
}

function duration(text: string): number {
  const ms = parseDuration(text);
  if (ms === null) throw new InvalidArgumentError('It is not a duration such as 90s, 10m or 2h.');
  return ms;
}
