// Characters that no feed may hold. Knows code points and nothing else.

/** XML 1.0 forbids these, or only advises against them (C1 controls, the noncharacters that asides.ts uses). */
export const notXml = /(?![\t\n\r])[\p{Cc}\p{Cs}\uFDD0\uFDD1\uFFFE\uFFFF]/gu;

/** The same, for a first look: without `u` a long text is searched several times faster. A whole pair is no match. */
const doubtful = new RegExp(
  `[${code(0)}-${code(8)}${code(11)}${code(12)}${code(14)}-${code(31)}${code(127)}-${code(159)}\\uFDD0\\uFDD1\\uFFFE\\uFFFF]` +
    '|[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]',
);

function code(point: number): string {
  return `\\u${point.toString(16).padStart(4, '0')}`;
}

/** `text` without them; the same text when it has none. */
export function withoutInvalid(text: string): string {
  return doubtful.test(text) ? text.replace(notXml, '') : text;
}
