// How well a page's bytes were decoded, judged by the text that came out. Sees no bytes.

export interface DecodedPage {
  readonly text: string;
  /** Lower-case, as TextDecoder names it. */
  readonly encoding: string;
}

/** A few wrong bytes are an accident of the source, not another encoding. */
const accidents = 5;
const accidentalShare = 0.005;

/** An article with a larger share of U+FFFD is not to be read. */
const readableShare = 0.02;

const chinese: ReadonlySet<string> = new Set(['gb18030', 'gbk', 'big5']);

/** The characters that every Chinese text is full of: together some fifth of it. */
const common =
  /[的一是不了在人有我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會也对對能而年后後于於与與]/g;

/** Fewer characters than this say nothing about how often one is used. */
const enoughToCount = 200;
const leastCommon = 0.02;

/** Is more than a fiftieth of a text, white space aside, U+FFFD? */
export function isUnreadable(text: string): boolean {
  const wrong = count(text, /\ufffd/g);
  return wrong > 0 && wrong > count(text, /\S/gu) * readableShare;
}

/** Can this be what was meant? GB18030 and Big5 take almost any bytes for some character. */
export function isPlausible({ text, encoding }: DecodedPage): boolean {
  return !chinese.has(encoding) || !/[^\p{ASCII}]/u.test(text) || isChinese(text);
}

/** Plausible, and undamaged but for accidents. */
export function isSound(page: DecodedPage): boolean {
  const { wrong, foreign } = damageOf(page.text);
  const isAccident = wrong <= accidents && isMostlyWhole({ wrong, foreign });
  return (isAccident || wrong <= foreign * accidentalShare) && isPlausible(page);
}

/**
 * The best of several decodings of one page, `own` being by the name that it gives itself. Counting U+FFFD alone would
 * prefer the two Chinese encodings to UTF-8 with a few wrong bytes, and to French in Latin-1.
 */
export function leastDamaged(own: DecodedPage, others: readonly DecodedPage[]): DecodedPage {
  const all = [own, ...others];
  const utf8 = all.find(({ encoding }) => encoding === 'utf-8');
  // Bytes of another encoding hardly ever make whole UTF-8 characters.
  if (utf8 !== undefined && isMostlyWhole(damageOf(utf8.text))) return utf8;
  const candidates = all.filter((page) => page === own || isPlausible(page));
  const ranked = candidates.map((page) => ({
    page,
    isSound: isSound(page),
    wrong: damageOf(page.text).wrong,
    common: count(page.text, common),
  }));
  ranked.sort(
    (a, b) =>
      Number(b.isSound) - Number(a.isSound) || (a.isSound ? b.common - a.common : 0) || a.wrong - b.wrong,
  );
  return ranked[0]?.page ?? own;
}

interface Damage {
  /** Characters that stand for bytes which could not be decoded, and such as no text has. */
  readonly wrong: number;
  /** All characters beyond ASCII: those that an encoding can get wrong. */
  readonly foreign: number;
}

function damageOf(text: string): Damage {
  return { wrong: count(text, /[\ufffd\ue000-\uf8ff]/g), foreign: count(text, /[^\p{ASCII}]/gu) };
}

function isMostlyWhole({ wrong, foreign }: Damage): boolean {
  return foreign - wrong > wrong;
}

/** Chinese stands in runs, and partly in common characters; other bytes read as Chinese have neither. */
function isChinese(text: string): boolean {
  const all = count(text, /\p{Script=Han}/gu);
  const inRuns = (text.match(/\p{Script=Han}{2,}/gu) ?? []).reduce((sum, run) => sum + run.length, 0);
  if (all === 0 || inRuns < all / 2) return false;
  return all < enoughToCount || count(text, common) >= all * leastCommon;
}

/** How often a global pattern matches. */
export function count(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0;
}
