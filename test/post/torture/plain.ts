// Titles, texts and addresses as a page must show them, character by character: the writer's rules written a second time,
// so that the writer is not measured by itself.

const dropped = (code: number): boolean =>
  (code < 0x20 && code !== 9 && code !== 10) ||
  (code >= 0x7f && code <= 0x9f) ||
  (code >= 0xd800 && code <= 0xdfff) ||
  (code >= 0xfdd0 && code <= 0xfdef) ||
  [0xfeff, 0xfffe, 0xffff].includes(code);
const invisible = (code: number): boolean =>
  code === 0x200b ||
  code === 0x200e ||
  code === 0x200f ||
  (code >= 0x202a && code <= 0x202e) ||
  (code >= 0x2060 && code <= 0x2069);

const codes = (text: string): readonly (readonly [string, number])[] =>
  [...text].map((one) => [one, one.codePointAt(0) ?? 0]);

/** White space of HTML, and what ends a line elsewhere. */
function collapsed(text: string): string {
  return text.split(/[\t\n\f\r \u0085\u2028\u2029]+/).join(' ');
}

/** Without what stands nowhere in a post. */
function writable(raw: string): string {
  return codes(raw)
    .filter(([, code]) => !dropped(code))
    .map(([one]) => one)
    .join('');
}

/** A text in a `pre`. */
export function preText(raw: string): string {
  return writable(raw.replace(/\r\n?|[\f\u0085]/g, '\n'));
}

/** A text in a body. */
export function bodyText(raw: string): string {
  return writable(collapsed(raw)).replace(/ +/g, ' ');
}

/** A title, and any other line of the front matter. */
export function titleText(raw: string): string {
  const kept = codes(raw).map(([one, code]) => {
    if (code === 0x85 || (code !== 0xfeff && one.trim() === '')) return ' ';
    return dropped(code) || invisible(code) ? '' : one;
  });
  return kept
    .join('')
    .normalize('NFC')
    .split(/\s+/)
    .join(' ')
    .trim()
    .replaceAll('\\', '＼')
    .replaceAll('<', '＜')
    .replaceAll('>', '＞');
}

/** An author, a byline, a section: themes put them between quotation marks. */
export const quotable = (raw: string): string => titleText(raw).replaceAll('"', '”');

/** As the source's link is written; null when it is no web address. */
export function addressText(raw: string): string | null {
  let url: URL;
  try {
    url = new URL(raw.trim());
  } catch {
    return null;
  }
  if (!['http:', 'https:'].includes(url.protocol)) return null;
  const href = [...url.href].map((one) =>
    one < '!' || one > '~' || '"<>\\^`{|}'.includes(one) ? encodeURIComponent(one) : one,
  );
  return href.join('').replace(/:$/, '%3A');
}

/** A picture's or sound's, which may be a copy in the blog. */
export function mediaText(raw: string): string | null {
  if (!raw.startsWith('/')) return addressText(raw);
  const inside = addressText(`http://blog.example${raw}`)?.slice('http://blog.example'.length) ?? '';
  return raw.startsWith('//') || inside.startsWith('//') || !inside.startsWith('/') ? null : inside;
}
