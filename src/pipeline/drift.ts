// Whether a site has changed under its rules: one page's reading, judged beside the site's last ones. Pure; what is
// done about it is site-watch.ts's to say.
import { type JudgedReading, type Judgement, ringSize, type SiteReading } from '../core/site-health-port.ts';
import { briefer, outsideDoubt } from './body-length.ts';

/** Alarms whose pages are held back: a page without its title is an article, one without its text is none. */
export const lengthAlarm = 'body length';
export const essentialAlarms: ReadonlySet<string> = new Set(['body', lengthAlarm]);

/** Pages in a row that have no body, or one that is held back, before the site is blamed and not the page. */
const inARow = 3;
/** The same when most pages of the site had none before: at the beginning, or on a site of many kinds of pages. */
const inARowUnknown = 5;
/** Pages in a row with everything in place that end an alarm. */
const soundInARow = 3;
/** Any other rule: found on so many of at least so many pages, and on none of the last ones. */
const earlierShare = 0.9;
const earlierLeast = 20;
const missingInARow = 8;
/** A rule that fewer than half of the pages remember is no longer the site's way: its alarm has said its word. */
const forgottenShare = 0.5;

interface Scene {
  readonly reading: SiteReading;
  /** Oldest first; this page's earlier reading among them, if it has one. */
  readonly history: readonly JudgedReading[];
  /** Rules whose alarm stands. */
  readonly standing: ReadonlySet<string>;
  /** false: a site that is read without rules, of which only the length of its bodies can be judged. */
  readonly hasRules: boolean;
  /** The page was held back for its length a day ago or longer, and is as short today. */
  readonly isSecondLook: boolean;
}

/** What this reading says of its article, and what it says of the site. */
export function judge({ history, isSecondLook, ...about }: Scene): Judgement {
  const isOwn = ({ key }: JudgedReading): boolean => key === about.reading.key;
  const scene: Scene = {
    ...about,
    history: history.filter((one) => !isOwn(one)),
    isSecondLook: isSecondLook && isFollowedBySound(history, history.findLastIndex(isOwn)),
  };
  const length = judgeLength(scene);
  const all = [
    ...scene.history,
    { ...scene.reading, isDoubted: length.doubt !== null || isBodiless(scene.reading) },
  ];
  const verdicts = [
    { ...length, ...lengthAlarmBy(all, { scene, length }) },
    ...(scene.hasRules ? [judgeBody(all.slice(-ringSize), scene), ...judgeOthers(all, scene)] : []),
  ];
  return {
    doubt: verdicts.map(({ doubt }) => doubt).find((doubt) => doubt !== null) ?? null,
    raised: verdicts.flatMap(({ raised }) => raised),
    ended: verdicts.flatMap(({ ended }) => ended),
  };
}

/**
 * Whether the site gave a body that was believed after the one at `index`. A second look proves nothing by itself: a
 * site that is cut short says no more a day later either, and one with an article a day would never have a row.
 */
function isFollowedBySound(history: readonly JudgedReading[], index: number): boolean {
  return index >= 0 && history.slice(index + 1).some(({ isDoubted }) => !isDoubted);
}

const isBodiless = ({ textLength }: SiteReading): boolean => textLength === null;

/** A page without a body is nobody's fault until the site is known to be at fault. */
function judgeBody(all: readonly JudgedReading[], { reading, standing }: Scene): Judgement {
  const missing = trailing(all, isBodiless);
  const earlier = all.slice(0, all.length - missing);
  const isUsual = earlier.length > 0 && shareOf(earlier, (one) => !isBodiless(one)) >= earlierShare;
  const isDrift = missing >= (isUsual ? inARow : inARowUnknown);
  const reason = `no article body on ${missing} pages in a row`;
  const stands = standing.has('body') || isDrift;
  return {
    doubt: isBodiless(reading) && stands ? `its site's rules find ${reason}` : null,
    raised: isDrift && !standing.has('body') ? [{ rule: 'body', reason }] : [],
    ended: standing.has('body') && trailing(all, (one) => !isBodiless(one)) >= soundInARow ? ['body'] : [],
  };
}

interface LengthJudgement {
  readonly doubt: string | null;
  /** So many in a row are short that the site is blamed at once. */
  readonly isRow: boolean;
}

function judgeLength({ reading, history, standing, isSecondLook }: Scene): LengthJudgement {
  const { textLength } = reading;
  if (textLength === null) return { doubt: null, isRow: false };
  const believed = history.filter(({ isDoubted }) => !isDoubted);
  const beside = outsideDoubt({ ...reading, textLength }, believed);
  if (beside !== null) return { doubt: beside, isRow: false };
  const short = briefer({ ...reading, textLength }, { history, believed });
  // A brief may be as short as that: what nothing else speaks against is believed when it says no more a day later.
  if (short === null || (isSecondLook && !standing.has(lengthAlarm))) return { doubt: null, isRow: false };
  return short;
}

function lengthAlarmBy(
  all: readonly JudgedReading[],
  { scene, length }: { readonly scene: Scene; readonly length: LengthJudgement },
): Pick<Judgement, 'raised' | 'ended'> {
  const withBody = all.filter((one) => !isBodiless(one));
  const stands = scene.standing.has(lengthAlarm);
  const isDrift =
    length.isRow || (length.doubt !== null && trailing(withBody, ({ isDoubted }) => isDoubted) >= inARow);
  const isOver = trailing(withBody, ({ isDoubted }) => !isDoubted) >= soundInARow;
  return {
    raised: isDrift && !stands ? [{ rule: lengthAlarm, reason: length.doubt ?? '' }] : [],
    ended: stands && isOver ? [lengthAlarm] : [],
  };
}

/** By pages that were believed: one whose body is missing or cut may lack other things for the same reason. */
function judgeOthers(all: readonly JudgedReading[], { standing }: Scene): readonly Judgement[] {
  const sound = all.filter(({ isDoubted }) => !isDoubted).slice(-ringSize);
  const rules = new Set([...sound.flatMap(({ matched }) => matched), ...standing]);
  return [...rules]
    .filter((rule) => !essentialAlarms.has(rule))
    .map((rule) => {
      const has = ({ matched }: SiteReading): boolean => matched.includes(rule);
      const earlier = sound.slice(0, -missingInARow);
      const found = earlier.filter(has).length;
      const isDrift =
        earlier.length >= earlierLeast &&
        found >= earlier.length * earlierShare &&
        !sound.slice(-missingInARow).some(has);
      const isOver = trailing(sound, has) >= soundInARow || shareOf(sound, has) < forgottenShare;
      const reason = `it found something on ${found} of ${earlier.length} pages, and on none of the last ${missingInARow}`;
      return {
        doubt: null,
        raised: isDrift && !standing.has(rule) ? [{ rule, reason }] : [],
        ended: standing.has(rule) && isOver ? [rule] : [],
      };
    });
}

/** How many at the end are so. */
function trailing<T>(list: readonly T[], isSo: (one: T) => boolean): number {
  return list.length - 1 - list.findLastIndex((one) => !isSo(one));
}

function shareOf<T>(list: readonly T[], isSo: (one: T) => boolean): number {
  return list.length === 0 ? 0 : list.filter(isSo).length / list.length;
}
