// Which encodings a feed's labels name: the HTTP charset, then the XML declaration. Decodes nothing.

/** Labels that mean another encoding in practice (WHATWG Encoding Standard, section 4.2). */
const readAs: Readonly<Record<string, string>> = {
  utf8: 'utf-8',
  'unicode-1-1-utf-8': 'utf-8',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  gb_2312: 'gb18030',
  'gb_2312-80': 'gb18030',
  'x-gbk': 'gb18030',
  cp936: 'gb18030',
  'iso-8859-1': 'windows-1252',
  iso8859_1: 'windows-1252',
  'iso8859-1': 'windows-1252',
  latin1: 'windows-1252',
  ascii: 'windows-1252',
  'us-ascii': 'windows-1252',
  'iso-8859-9': 'windows-1254',
  'big5-hkscs': 'big5',
  'x-sjis': 'shift_jis',
  'shift-jis': 'shift_jis',
  'windows-31j': 'shift_jis',
  'ks_c_5601-1987': 'euc-kr',
};

/** Not encodings of text but transformations that a decoder may know by name; and what a readable declaration cannot be in. */
const impossible = /^(?:base64|hex|binary|internal|utf-?7|utf-?16|utf-?32|ucs-?[24]|iso-10646)/;

/** Lower-case names in order of preference, without doubles; the declaration is looked for in the first 4 kB. */
export function labelledEncodings(bytes: Uint8Array, contentType: string | null): string[] {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  const header = /;\s*charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType ?? '')?.[1];
  const declared = /<\?xml\s[^>]*?encoding\s*=\s*["']([^"'<>]+)["']/i.exec(head)?.[1];
  const names = [header, declared]
    .map((label) => label?.trim().toLowerCase() ?? '')
    .map((label) => readAs[label] ?? label)
    .filter((label) => label !== '' && !impossible.test(label));
  return [...new Set(names)];
}
