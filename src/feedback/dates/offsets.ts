// How far a written zone is ahead of UTC: "Z", "+02:00", "UTC+2", "PDT". Pure.

const MINUTE = 60_000;

/**
 * In hours. Shortenings that mean one place to whoever reads English or French exports; those of several places (IST, AST, CST of China)
 * mean the American one or are not here. https://www.iana.org/time-zones
 */
const NAMED = new Map<string, number>([
  ['Z', 0],
  ['UTC', 0],
  ['GMT', 0],
  ['WET', 0],
  ['WEST', 1],
  ['BST', 1],
  ['CET', 1],
  ['CEST', 2],
  ['EET', 2],
  ['EEST', 3],
  ['EST', -5],
  ['EDT', -4],
  ['CST', -6],
  ['CDT', -5],
  ['MST', -7],
  ['MDT', -6],
  ['PST', -8],
  ['PDT', -7],
]);

/** The places of the Earth lie between -12 h and +14 h. */
const FARTHEST = 14 * 60;

/** In milliseconds; null where it is no zone that we know. */
export function offsetOf(text: string): number | null {
  const named = NAMED.get(text);
  if (named !== undefined) return named * 60 * MINUTE;
  const [, sign, hours, minutes = '0'] = /^(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?$/.exec(text) ?? [];
  if (sign === undefined) return null;
  const ahead = Number(hours) * 60 + Number(minutes);
  if (ahead > FARTHEST || Number(minutes) > 59) return null;
  return (sign === '-' ? -ahead : ahead) * MINUTE;
}
