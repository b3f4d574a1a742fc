// The log: JSON lines on stderr, pretty where a person reads them. The only file that imports pino.
import { pino } from 'pino';
import type { Logger } from '../core/ports.ts';
import { type CliIo, type GlobalOptions, jsonLine, type LogLevel, printable, printableLines } from './io.ts';

/**
 * @param level the configured level; --log-level wins, --quiet means warn. On a terminal the report of a command
 *   says already what `info` would say again, so that level shows from `warn` on unless it was asked for
 */
export async function openLog(level: LogLevel, options: GlobalOptions, io: CliIo): Promise<Logger> {
  const isReported = options.quiet === true || (io.isTerminal && io.isLogTerminal && level === 'info');
  const chosen = options.logLevel ?? (isReported ? 'warn' : level);
  if (!io.isLogTerminal) {
    const stderr = pino.destination({ fd: 2, sync: true });
    const escaped = { write: (line: string) => stderr.write(`${jsonLine(JSON.parse(line))}\n`) };
    const lines: Logger = pino({ level: chosen, base: null }, escaped);
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
  // Only the values are the world's; the colours are our own.
  const shown = {
    write: (line: string) => stream.write(`${JSON.stringify(shownValue(JSON.parse(line)))}\n`),
  };
  const lines: Logger = pino({ level: chosen, base: null }, shown);
  return lines;
}

/** A value of a log line with every text in it printable; only a stack trace has lines. */
export function shownValue(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return key === 'stack' ? printableLines(value) : printable(value);
  if (Array.isArray(value)) return value.map((one) => shownValue(one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [printable(name), shownValue(one, name)]),
  );
}
