// What a date may carry as its zone: offsets and the names that feeds use. Ambiguous names mean what RFC 822 says.

/** Hours east of UTC. CST, EST, MST and PST are North America's by RFC 822, section 5.1. */
const hours: Readonly<Record<string, number>> = {
  ...{ UT: 0, UTC: 0, GMT: 0, Z: 0, WET: 0, WEST: 1, BST: 1 },
  ...{ CET: 1, CEST: 2, MET: 1, MEST: 2, MEZ: 1, MESZ: 2, EET: 2, EEST: 3, MSK: 3, SAST: 2, IST: 5.5 },
  ...{ NST: -3.5, NDT: -2.5, AST: -4, ADT: -3, EST: -5, EDT: -4, CST: -6, CDT: -5, MST: -7, MDT: -6 },
  ...{ PST: -8, PDT: -7, AKST: -9, AKDT: -8, HST: -10, BRT: -3 },
  ...{ WIB: 7, ICT: 7, HKT: 8, SGT: 8, PHT: 8, AWST: 8, JST: 9, KST: 9, ACST: 9.5, ACDT: 10.5 },
  ...{ 北京时间: 8, 北京時間: 8, 台北時間: 8, 日本時間: 9, 한국시간: 9 },
  ...{ AEST: 10, AEDT: 11, NZST: 12, NZDT: 13 },
};

/**
 * Minutes east of UTC that a zone such as `+08`, `+0800`, `GMT+8`, `CEST` or `EST (New York)` means; undefined when
 * it is none that is known, so that a date is not silently shifted by hours. RFC 2822, section 4.3: the military
 * letters were used with both signs and mean UTC.
 */
export function zoneOffsetMinutes(text: string): number | undefined {
  const outside = text.replace(/\s*\([^()]*\)\s*$/, '').trim();
  const name = (outside === '' ? text.replace(/[()]/g, '').trim() : outside).toUpperCase();
  const numeric = /^(?:UTC|GMT|UT|Z)? ?([+\-−])(\d{1,2})(?::?(\d{2}))?(?::?00)?$/.exec(name);
  if (numeric !== null) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? '0');
    if (minutes > 14 * 60 || Number(numeric[3] ?? '0') > 59) return undefined;
    return numeric[1] === '+' ? minutes : -minutes;
  }
  // "+0800 CST": the number is the exact one.
  const both = /^([+-]\d{2}:?\d{2}) [A-Z]{1,5}$/.exec(name);
  if (both?.[1] !== undefined) return zoneOffsetMinutes(both[1]);
  const known = hours[name];
  if (known !== undefined) return known * 60;
  return /^[A-IK-Z]$/.test(name) ? 0 : undefined;
}
