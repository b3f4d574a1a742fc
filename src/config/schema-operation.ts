// Keys about the running program: captures, state, publish, server, notify, log.
import { duration, httpAddress, path, size, text, wholeNumber, yesOrNo, z } from './schema-kit.ts';

export const capturesSection = z
  .strictObject({
    enabled: yesOrNo()
      .prefault(true)
      .describe('Keep the raw answers, so that posts can be rendered again without network.'),
    maxBytes: size({ min: '1MB', max: '1000TB' })
      .prefault('5GB')
      .describe('Most disk space of all captures; the oldest go first.'),
    keep: duration({ min: '1d', max: '36500d' })
      .nullable()
      .prefault(null)
      .describe('How long captures are kept. Default: until `captures.maxBytes`.'),
    minFree: size({ min: '0B', max: '1000TB' })
      .prefault('1GB')
      .describe('Write no captures when the disk has less free than this.'),
  })
  .prefault({})
  .describe('Raw answers of the sources.');

export const stateSection = z
  .strictObject({
    ledger: yesOrNo()
      .prefault(false)
      .describe(
        'Keep a text ledger beside the posts and commit it with them, for machines that keep no disk.',
      ),
  })
  .prefault({})
  .describe('What the program remembers.');

const gitRemote = text().superRefine((remote, context) => {
  // Both would end up in process lists, logs and errors.
  const message = /^[a-z+]+:\/\/[^/@]*:[^/@]*@/i.test(remote)
    ? 'holds a password; give it to git (credential helper, ssh key) and leave it out here'
    : remote.startsWith('-')
      ? 'is no remote but an option'
      : null;
  if (message !== null) context.addIssue({ code: 'custom', message });
});

export const publishSection = z
  .strictObject({
    git: z
      .strictObject({
        remotes: z
          .array(gitRemote)
          .prefault([])
          .describe(
            'Git remotes (names or addresses) that posts and copied media are pushed to after a run; `[]` for none. Credentials come from git itself.',
          ),
        branch: text()
          .nullable()
          .prefault(null)
          .describe('Branch that must be checked out for a commit. Default: whichever is.'),
        everyMinutes: wholeNumber({ min: 1, max: 1440 })
          .prefault(15)
          .describe('Least minutes from one commit to the next.'),
        perHour: wholeNumber({ min: 1, max: 60 }).prefault(6).describe('Most pushes an hour to each remote.'),
      })
      .prefault({})
      .describe('Commits and pushes.'),
  })
  .prefault({})
  .describe('Where posts go after they are written.');

const dashboard = z.strictObject({
  host: text()
    .prefault('127.0.0.1')
    .describe('Address that the dashboard listens on; other machines need more than the default.'),
  port: wholeNumber({ min: 1, max: 65_535 }).prefault(8787).describe('Port of the dashboard.'),
  token: text().nullable().prefault(null).describe('Secret that the dashboard asks for. Default: none.'),
});

export const serverSection = z
  .union([z.literal(false), dashboard], { error: 'is neither false nor a map of host, port, token' })
  .prefault({})
  .describe('The dashboard of `run`; `false` for none.');

export const notifySection = z
  .strictObject({
    webhook: httpAddress()
      .nullable()
      .prefault(null)
      .describe('Address that is told when something needs a person. Default: none.'),
    ping: httpAddress()
      .nullable()
      .prefault(null)
      .describe('Address that is called after each good run (a dead man’s switch). Default: none.'),
  })
  .prefault({})
  .describe('Messages to the outside.');

export const logSection = z
  .strictObject({
    level: z
      .enum(['debug', 'info', 'warn', 'error', 'silent'])
      .prefault('info')
      .describe('The least important messages that are shown: debug, info, warn, error or silent.'),
    file: path().nullable().prefault(null).describe('File that logs are written to as well. Default: none.'),
    maxSize: size({ min: '1kB', max: '100GB' })
      .prefault('10MB')
      .describe('Begin a new log file at this size.'),
    keep: duration({ min: '1h', max: '36500d' }).prefault('30d').describe('How long old log files are kept.'),
  })
  .prefault({})
  .describe('Logs.');
