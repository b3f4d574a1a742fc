// The document type of a feed: which entities it declares, and whether they are harmless. Expands nothing, fetches nothing.
import { withoutInvalid } from './characters.ts';
import { mapMarkup } from './markup.ts';
import { References, referencePattern } from './references.ts';

/** What an entity may stand for is a character or a few words; longer ones only serve to blow a text up. */
const longestEntity = 200;
const mostEntities = 1000;

/** Name → text of the entities that a prolog declares; a string says why they are refused. */
export type DeclaredEntities = ReadonlyMap<string, string> | string;

const declaration = /<!ENTITY\s+(%\s+)?([\w:.-]+)\s+(?:"([^"]*)"|'([^']*)'|(SYSTEM|PUBLIC)\b[^<>]*)\s*>/gi;

/**
 * Reads the entities of `prolog`, all that stands before the root element. Old feeds declare HTML's names, one by one
 * or by an external set; those are harmless. An entity that is made of others is a bomb, one from elsewhere a theft.
 */
export function declaredEntities(prolog: string): DeclaredEntities {
  const markup = mapMarkup(prolog, { section: () => '' });
  const count = markup.match(/<!ENTITY/gi)?.length ?? 0;
  if (count === 0 || !/<!DOCTYPE/i.test(markup)) return new Map();
  if (count > mostEntities) return `its document type declares more than ${mostEntities} entities`;
  const entities = new Map<string, string>();
  const references = new References();
  let read = 0;
  for (const [, parameter, name = '', double, single, external] of markup.matchAll(declaration)) {
    read += 1;
    if (parameter !== undefined) continue;
    if (external !== undefined) return `its document type declares the external entity "${name}"`;
    const value = double ?? single ?? '';
    if (value.length > longestEntity) return `its document type declares the long entity "${name}"`;
    const text = decodeNumbers(value);
    const isNested = [...text.matchAll(referencePattern)].some(
      ([, inside]) => inside !== undefined && !predefined.has(inside) && !inside.startsWith('#'),
    );
    if (isNested) return `its document type declares the entity "${name}" in terms of others`;
    if (entities.has(name) || predefined.has(name)) continue;
    entities.set(name, withoutInvalid(decodeAll(text, references)));
  }
  return read < count ? 'its document type declares entities in no known form' : entities;
}

const predefined = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);

/** `&#38;#60;`: XML 1.0 decodes numbers when the entity is declared, and once more where it is used. */
function decodeNumbers(value: string): string {
  const references = new References();
  return value.replace(referencePattern, (reference, inside: string | undefined) =>
    inside?.startsWith('#') === true ? (references.decode(inside) ?? reference) : reference,
  );
}

function decodeAll(text: string, references: References): string {
  return text.replace(referencePattern, (reference, inside: string | undefined) =>
    inside === undefined ? reference : (references.decode(inside) ?? reference),
  );
}
