// How Jekyll makes the parts of an address: slugs, lower case, percent-encoding, tidying. Rules of its utils.rb and
// url.rb, where 3.10 and 4.3 differ in what counts as a letter. Pure.

/** The versions whose addresses are known: GitHub Pages builds with 3.10. */
export type Generation = 3 | 4;

/** Ruby's `[[:alnum:]]` counts circled letters and leaves out some combining marks; `\p{M}\p{L}\p{Nd}` the reverse. */
const kept = { 3: String.raw`\p{Alphabetic}\p{Nd}`, 4: String.raw`\p{M}\p{L}\p{Nd}` } as const;

const separators = {
  title: {
    3: new RegExp(`[^${kept[3]}._~!$&'()+,;=@]+`, 'gu'),
    4: new RegExp(`[^${kept[4]}._~!$&'()+,;=@]+`, 'gu'),
  },
  slug: { 3: new RegExp(`[^${kept[3]}]+`, 'gu'), 4: new RegExp(`[^${kept[4]}]+`, 'gu') },
} as const;

/** Mode `title` keeps case and the punctuation that needs no encoding; `slug` keeps letters and digits in lower case. */
export function slugify(text: string, mode: keyof typeof separators, generation: Generation): string {
  const slug = text.replace(separators[mode][generation], '-').replace(/^-|-$/gm, '');
  return mode === 'title' ? slug : lowerCase(slug);
}

/** Ruby's downcase looks at each character alone, so a final sigma stays the common one. */
export function lowerCase(text: string): string {
  return Array.from(text, (character) => character.toLowerCase()).join('');
}

/**
 * A value as it is put into the template; null where Jekyll would not take it for a path: a colon makes a scheme of
 * it, which fails or not by what stands before it, and behind `?` begins a query.
 */
export function escapedPath(value: string): string | null {
  if (/[:?]/.test(value) || value.startsWith('//')) return null;
  return value.replace(/[^A-Za-z0-9\-._~!$&'()*+,;=@/]+/g, (run) =>
    Array.from(
      new TextEncoder().encode(run),
      (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
    ).join(''),
  );
}

/** Two dots become a folder, a dot at a folder's end vanishes, slashes in a row are one. */
export function tidyAddress(address: string): string {
  return `/${address}`.replaceAll('..', '/').replaceAll('./', '').replace(/\/+/g, '/');
}
