// The only file that imports zod: the kinds of value a configuration has. Messages are predicates ("is not …"),
// which problems.ts puts behind the value.
import { z } from 'zod';
import { checkSourceName } from '../core/source-name.ts';
import { parseHttpUrl } from '../core/url.ts';
import { postLanguage, postLanguages } from './languages.ts';
import { durationPattern, parseDuration, parseSize, sizePattern } from './units.ts';

export { z };

/** Every text may also be filled from the environment, which an editor must not mark as wrong. */
const orEnvironment = (pattern: string): string => `^(${pattern}|.*\\$\\{\\w+\\}.*)$`;

function amount(options: {
  readonly what: string;
  readonly pattern: string;
  readonly parse: (text: string) => number | null;
  readonly numbers: z.ZodType<number, number>;
  readonly min: string;
  readonly max: string;
}) {
  const least = options.parse(options.min) ?? 0;
  const most = options.parse(options.max) ?? Number.MAX_SAFE_INTEGER;
  return z
    .union([z.string().meta({ pattern: orEnvironment(options.pattern) }), options.numbers], {
      error: `is not ${options.what}`,
    })
    .transform((value, context): number => {
      const total = typeof value === 'number' ? value : options.parse(value);
      if (total !== null && total >= least && total <= most) return total;
      const message =
        total === null ? `is not ${options.what}` : `is not between ${options.min} and ${options.max}`;
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    });
}

/** A duration as text → milliseconds. A bare number has no unit, so only 0 is taken. */
export function duration(limits: { readonly min: string; readonly max: string }) {
  const what = 'a duration such as 5s, 30m, 24h or 2d';
  return amount({ what, pattern: durationPattern, parse: parseDuration, numbers: z.literal(0), ...limits });
}

/** A size as text, or a number of bytes → bytes. */
export function size(limits: { readonly min: string; readonly max: string }) {
  const what = 'a size such as 15MB or 5GB';
  return amount({ what, pattern: sizePattern, parse: parseSize, numbers: z.int(), ...limits });
}

/** A whole number; as text too, because `${PORT}` gives text. */
export function wholeNumber(limits: { readonly min: number; readonly max: number }) {
  const error = `is not a whole number from ${limits.min} to ${limits.max}`;
  return z
    .union([z.int(), z.string().meta({ pattern: orEnvironment(String.raw`\d+`) })], { error })
    .transform((value) => (/^\d+$/.test(String(value)) ? Number(value) : Number.NaN))
    .refine((value) => Number.isSafeInteger(value) && value >= limits.min && value <= limits.max, { error });
}

/** true or false; as text too, for `${NAME}`. */
export function yesOrNo() {
  const error = 'is neither true nor false';
  return z
    .union([z.boolean(), z.string().meta({ pattern: orEnvironment('true|false') })], { error })
    .refine((value) => typeof value === 'boolean' || value === 'true' || value === 'false', { error })
    .transform((value) => String(value) === 'true');
}

/** Text that says something. */
export function text() {
  return z.string().refine((value) => value.trim() !== '', { error: 'is empty' });
}

/** An http or https address, kept as it is written. */
export function httpAddress() {
  return z
    .string()
    .refine((value) => parseHttpUrl(value) !== null, { error: 'is not an http or https address' });
}

/** An IANA time zone; Node brings the list. */
export function timeZone() {
  return z.string().refine(
    (zone) => {
      try {
        return /^[A-Za-z]/.test(zone) && Intl.DateTimeFormat('en', { timeZone: zone }) !== null;
      } catch {
        return false;
      }
    },
    { error: 'is not an IANA time zone such as UTC or Asia/Shanghai' },
  );
}

/** zh-Hans, zh-Hant, fr or en; zh, zh-CN, zh-TW and the like are understood. */
export function language() {
  return z.string().transform((tag, context) => {
    const found = postLanguage(tag);
    if (found !== null) return found;
    context.addIssue({ code: 'custom', message: `is none of ${postLanguages.join(', ')}` });
    return z.NEVER;
  });
}

/** A regular expression as text, to be tested with the `u` flag. */
export function regexText() {
  return z.string().superRefine((pattern, context) => {
    try {
      new RegExp(pattern, 'u');
    } catch (error) {
      const reason = error instanceof Error ? error.message.replace(/^.*: /s, '') : '';
      context.addIssue({ code: 'custom', message: `is not a regular expression (${reason.toLowerCase()})` });
    }
  });
}

/** A name that is safe as author, tag and category on every Jekyll. The message is a whole clause, name included. */
export function sourceName() {
  return z.string().superRefine((name, context) => {
    const message = checkSourceName(name);
    if (message !== null) context.addIssue({ code: 'custom', message, params: { isWhole: true } });
  });
}

/** A file or folder anywhere, relative to the folder that the program is started in. */
export function path() {
  return text().refine((value) => !value.startsWith('~'), {
    error: `begins with "~", which only a shell understands (write \${HOME} instead)`,
  });
}

/** A path inside the blog: relative, and not out of it. */
export function pathInside(folder: string) {
  return text().refine((value) => !/^(?:[/\\~]|[A-Za-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(value), {
    error: `is not a relative path inside ${folder}`,
  });
}

/** For a check that speaks of a map as a whole: only when nothing else is wrong with it. */
export const ifSound = (payload: z.core.ParsePayload): boolean => payload.issues.length === 0;

type Fields = Readonly<Record<string, z.ZodPrefault>>;
type OverridesOf<F extends Fields> = {
  -readonly [K in keyof F]: F[K] extends z.ZodPrefault<infer Inner> ? z.ZodOptional<Inner> : never;
};

/** A section's keys without their defaults: what a feed may set for itself alone. */
export function overridesOf<F extends Fields>(fields: F): z.ZodObject<OverridesOf<F>, z.core.$strict> {
  const entries = Object.entries(fields).map(([key, field]) => {
    const inner: z.ZodType = z.optional(field.unwrap());
    return [key, field.description === undefined ? inner : inner.describe(field.description)] as const;
  });
  // The mapped type above says exactly what this loop does; fromEntries cannot.
  return z.strictObject(Object.fromEntries(entries) as unknown as OverridesOf<F>);
}
