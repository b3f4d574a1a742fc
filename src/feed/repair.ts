// Broken XML → XML that a strict parser reads. Each step has a name and leaves a text alone that does not need it.
import { mapMarkup, skipMisc } from './markup.ts';
import { doubtfulReference, notXml, References } from './references.ts';
import type { FeedRoot } from './root.ts';

export interface RepairedText {
  readonly text: string;
  /** The names of the steps that changed something, in order. */
  readonly repairs: readonly string[];
}

interface RepairStep {
  readonly name: string;
  readonly apply: (text: string, root: FeedRoot) => string;
}

/** In the order in which they are applied: first where the feed is, then its characters. */
const steps: readonly RepairStep[] = [
  // Warnings of a scripting language, blank lines and the like before the XML declaration.
  { name: 'junk-before-root', apply: cutBefore },
  { name: 'junk-after-root', apply: cutAfter },
  { name: 'items-outside-channel', apply: takeItemsIn },
  { name: 'malformed-comments', apply: dropMalformedComments },
  { name: 'invalid-characters', apply: (text) => text.replace(notXml, '') },
  { name: 'invalid-references', apply: (text) => mapReferences(text, mendNumber) },
  { name: 'html-entities', apply: (text) => mapReferences(text, writeKnown) },
  { name: 'bare-ampersands', apply: (text) => mapReferences(text, escapeUnknown) },
  { name: 'bare-less-than', apply: escapeLessThan },
];

/** Mends `text`, whose root element is `root`. A text that needs nothing comes back as it is. */
export function repairXml(text: string, root: FeedRoot): RepairedText {
  const repairs: string[] = [];
  let mended = text;
  for (const step of steps) {
    const result = step.apply(mended, root);
    if (result === mended) continue;
    repairs.push(step.name);
    mended = result;
  }
  return { text: mended, repairs };
}

function cutBefore(text: string, root: FeedRoot): string {
  if (isLawfulProlog(root.prolog)) return text;
  const declaration = root.prolog.lastIndexOf('<?xml');
  const kept = declaration < 0 ? '' : root.prolog.slice(declaration);
  return (isLawfulProlog(kept) ? kept : '') + text.slice(root.prolog.length);
}

/** Declaration, instructions, comments, a doctype, white space, the declaration only at the very beginning. */
function isLawfulProlog(prolog: string): boolean {
  return skipMisc(prolog, 0) === prolog.length && prolog.lastIndexOf('<?xml ') <= 0;
}

function cutAfter(text: string, root: FeedRoot): string {
  const close = text.lastIndexOf(`</${root.name}`);
  const end = close < 0 ? -1 : text.indexOf('>', close) + 1;
  if (end <= 0 || skipMisc(text, end) === text.length) return text;
  return text.slice(0, end);
}

/** Some RSS closes its channel before the items, as RSS 1.0 does; in all other versions they belong inside. */
function takeItemsIn(text: string, root: FeedRoot): string {
  const close = '</channel>';
  const at = root.name.toLowerCase() === 'rss' ? text.lastIndexOf(close) : -1;
  const after = at + close.length;
  const end = text.lastIndexOf(`</${root.name}`);
  if (at < 0 || end < after || !text.startsWith('<item', skipMisc(text, after))) return text;
  return text.slice(0, at) + text.slice(after, end) + close + text.slice(end);
}

/** XML allows no `--` inside a comment, and no one reads it. */
function dropMalformedComments(text: string): string {
  return mapMarkup(text, {
    section: (section) => (section.startsWith('<!--') && section.slice(4, -3).includes('--') ? '' : section),
  });
}

type Rewrite = (reference: string, inside: string | undefined, references: References) => string;

function mapReferences(text: string, rewrite: Rewrite): string {
  if (text.search(doubtfulReference) < 0) return text;
  const references = new References();
  return mapMarkup(text, {
    stretch: (stretch) =>
      stretch.replace(doubtfulReference, (reference, inside: string | undefined) =>
        rewrite(reference, inside, references),
      ),
  });
}

/** Numbers of characters that XML forbids, and forms that only HTML knows (`&#X41;`). */
function mendNumber(reference: string, inside: string | undefined, references: References): string {
  if (inside?.startsWith('#') !== true) return reference;
  const text = references.decode(inside) ?? '';
  const code = Number(inside.replace('#', inside.startsWith('#x') ? '0' : ''));
  return text.codePointAt(0) === code ? reference : escapeText(text);
}

/** HTML's names, which XML does not know without a DTD. */
function writeKnown(reference: string, inside: string | undefined, references: References): string {
  if (inside === undefined || inside.startsWith('#')) return reference;
  const text = references.decode(inside);
  return text === null ? reference : escapeText(text);
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}

function escapeUnknown(reference: string, inside: string | undefined): string {
  if (inside?.startsWith('#') === true) return reference;
  return `&amp;${reference.slice(1)}`;
}

/** `a < b`: in XML every `<` begins a tag, so one that cannot is text. */
function escapeLessThan(text: string): string {
  return mapMarkup(text, { stretch: (stretch) => stretch.replace(/<(?=[\s\d=<>&]|$)/g, '&lt;') });
}
