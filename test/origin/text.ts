// Escaping, slugs and the date forms of the sample site. Pure.

/** For text and double-quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** JSON inside a script element: `</script>` must not end it. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('</', '<\\/');
}

/** The site's slug of a title: everything but letters and digits becomes a hyphen. */
export function slugOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/** A decoded path as it stands in an address. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** Undoes the percent-encoding and doubled slashes of a request target; null when it is no UTF-8. */
export function decodePath(target: string): string | null {
  const path = target.replace(/[?#].*$/s, '').replace(/\/{2,}/g, '/');
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

const paris = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** `DD/MM/YYYY - HH:MM`, the time in Paris, without a zone: how the site prints dates. */
export function printedDate(iso: string): string {
  const parts = new Map(paris.formatToParts(new Date(iso)).map((part) => [part.type, part.value]));
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? '';
  return `${part('day')}/${part('month')}/${part('year')} - ${part('hour')}:${part('minute')}`;
}

/** `2025-03-28T08:00:14+00:00`: the offset spelt out, no milliseconds. */
export function offsetDate(iso: string): string {
  return `${new Date(iso).toISOString().slice(0, 19)}+00:00`;
}

/** RFC 822, GMT. */
export function rfc822(iso: string): string {
  return new Date(iso).toUTCString();
}

/** YYYYMMDD in Paris: the date in an article's address. */
export function urlDate(iso: string): string {
  const printed = printedDate(iso);
  return `${printed.slice(6, 10)}${printed.slice(3, 5)}${printed.slice(0, 2)}`;
}
