// Characters that no feed may hold. Knows code points and nothing else.

/** XML 1.0 forbids these, or only advises against them (C1 controls, the noncharacters that asides.ts uses). */
export const notXml = /(?![\t\n\r])[\p{Cc}\p{Cs}\uFDD0\uFDD1\uFFFE\uFFFF]/gu;

/** For a first look: without `u`, and one class alone, a long text is searched many times faster. */
const forbidden = new RegExp(
  `[${code(0)}-${code(8)}${code(11)}${code(12)}${code(14)}-${code(31)}${code(127)}-${code(159)}\\uFDD0\\uFDD1\\uFFFE\\uFFFF]`,
);
const surrogate = /[\uD800-\uDFFF]/;
const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

function code(point: number): string {
  return `\\u${point.toString(16).padStart(4, '0')}`;
}

/** What windows-1252 has at 128 to 159: what a C1 control is that went through UTF-8 as if it were ISO-8859-1. */
const western = '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ';

/** What is meant by a character that XML does not hold: '' for nothing. */
function meantBy(character: string): string {
  const meant = western[character.charCodeAt(0) - 128] ?? '\0';
  return meant === '\0' ? '' : meant;
}

/** `text` without them, C1 controls read as windows-1252 where it has a character; the same text when it has none. */
export function withoutInvalid(text: string): string {
  const isSound = !forbidden.test(text) && !(surrogate.test(text) && loneSurrogate.test(text));
  return isSound ? text : text.replace(notXml, meantBy);
}
