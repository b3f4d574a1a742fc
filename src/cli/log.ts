// The log: JSON lines on stderr, pretty where a person reads them. The only file that imports pino.
import { pino } from 'pino';
import type { Logger } from '../core/ports.ts';
import type { CliIo, GlobalOptions, LogLevel } from './io.ts';

/**
 * @param level the configured level; --log-level wins, --quiet means warn. On a terminal the report of a command
 *   says already what `info` would say again, so that level shows from `warn` on unless it was asked for
 */
export async function openLog(level: LogLevel, options: GlobalOptions, io: CliIo): Promise<Logger> {
  const isReported = options.quiet === true || (io.isTerminal && io.isLogTerminal && level === 'info');
  const chosen = options.logLevel ?? (isReported ? 'warn' : level);
  if (!io.isLogTerminal) {
    const lines: Logger = pino({ level: chosen, base: null }, pino.destination({ fd: 2, sync: true }));
    return lines;
  }
  const { default: pretty } = await import('pino-pretty');
  const colorize = io.env['NO_COLOR'] === undefined || io.env['NO_COLOR'] === '';
  const stream = pretty({
    colorize,
    ignore: 'pid,hostname',
    translateTime: 'SYS:HH:MM:ss',
    destination: 2,
    sync: true,
  });
  const lines: Logger = pino({ level: chosen, base: null }, stream);
  return lines;
}
