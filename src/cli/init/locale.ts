// Which language `init` speaks to the person who runs it.
import type { InitComments } from './comments.ts';
import { english } from './comments-en.ts';
import { chinese } from './comments-zh.ts';

/**
 * The comments for the locale of the environment: Chinese for every zh, else English. As POSIX has it LC_ALL counts
 * before LC_MESSAGES and that before LANG; an empty variable is an unset one.
 */
export function commentsFor(env: Readonly<Record<string, string | undefined>>): InitComments {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return /^zh(?![a-z])/i.test(locale) ? chinese : english;
}
