// Two stretches of time as somebody types them after /voice: "before 2026-09-01 after 2026-10-01", "avant le 1er septembre après le 1er octobre",
// "around 1 September". Pure: which days these are, and what is wrong with them. What is told of them is before-after.ts.
import { dateOf, dayOf, dayText } from '../../calendar/day.ts';
import { dayTyped } from '../../feedback/dates/typed.ts';
import { formats } from '../../i18n/formats.ts';
import type { Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';

/** Whole days, YYYY-MM-DD, both included. */
export interface DaySpan {
  readonly first: string;
  readonly last: string;
}

export interface TwoSpans {
  readonly before: DaySpan;
  readonly after: DaySpan;
}

/** As they were typed. */
export type TypedWindows =
  | { readonly kind: 'around'; readonly day: string }
  | { readonly kind: 'apart'; readonly before: string; readonly after: string }
  /** One side alone. */
  | { readonly kind: 'half'; readonly side: 'before' | 'after'; readonly day: string };

const THE = "(?:(?:the|le|la|du|from|de) |l[’' ])?";
const AROUND = new RegExp(
  `^(?:around|about|autour(?: de)?|before and after|before after|avant et apres|avant apres) ${THE}(.+)$`,
);
const APART = new RegExp(
  `^(?:before|avant) ${THE}(.+?),? (?:and |et |puis |then )?(?:after|since|apres|depuis) ${THE}(.+)$`,
);

/** Null where nothing of the kind is typed: words without a digit are looked for. */
export function typedWindows(text: string): TypedWindows | null {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim().replace(/\s+/g, ' ');
  const day = AROUND.exec(plain)?.[1];
  if (day !== undefined) return /\d/.test(day) ? { kind: 'around', day } : null;
  const [, before, after] = APART.exec(plain) ?? [];
  if (before === undefined || after === undefined) return half(plain);
  return /\d/.test(before) && /\d/.test(after) ? { kind: 'apart', before, after } : null;
}

const HALF = new RegExp(`^(before|avant|after|since|apres|depuis) ${THE}(.+)$`);

/** "avant le 1er septembre", of which nobody says what comes after; null for other words: they are looked for. */
function half(plain: string): TypedWindows | null {
  const [, word = '', day = ''] = HALF.exec(plain) ?? [];
  if (dayTyped(day, ANY_DAY) === null) return null;
  return { kind: 'half', side: word === 'before' || word === 'avant' ? 'before' : 'after', day };
}

/** Whether it is a day at all does not hang on which one is the last of them. */
const ANY_DAY = dayOf('2026-01-01');

/** Where nobody says how long: so many days on each side at most, as after an action of the plan. */
const USUAL_DAYS = 90;
/** Longer stretches mix too much. */
const MOST_DAYS = 366;

type SpansRead =
  | { readonly ok: true; readonly spans: TwoSpans }
  | { readonly ok: false; readonly why: (locale: Locale) => string };

/**
 * Around a day: as many days before it as after it, the day itself in neither. Apart, of single days: all before the one, and from the other on,
 * as many on each side as are over. A stretch that has both its ends is taken as it is. @param today it is not over, and in neither
 */
export function spansOf(typed: TypedWindows, today: number): SpansRead {
  if (typed.kind === 'around') return around(typed.day, today);
  if (typed.kind === 'half') return wrong((locale) => words(locale).half[typed.side](typed.day));
  const before = endsIn(typed.before, today);
  const after = endsIn(typed.after, today);
  const unread = [before, after].find((each) => 'unread' in each);
  if (unread && 'unread' in unread) return wrong((locale) => words(locale).notADay(unread.unread));
  if ('unread' in before || 'unread' in after) throw new Error('read, and not');
  return apart(before, after, today);
}

function around(written: string, today: number): SpansRead {
  const text = dayTyped(written, today);
  if (text === null) return wrong((locale) => words(locale).notADay(written));
  const day = dayOf(text);
  const length = Math.min(USUAL_DAYS, today - 1 - day);
  if (length < 1) return tooLate(day, today - 2);
  return right({ first: day - length, last: day - 1 }, { first: day + 1, last: day + length });
}

/** Of a single day `first` and `last` are one, and `isOne` says so. */
interface Ends {
  readonly first: number;
  readonly last: number;
  readonly isOne: boolean;
}

const BETWEEN =
  / ?(?:\.\.+|…|–|—) ?| (?:to|until|till|through|au|a|jusqu['’ ]au|jusqu['’ ]a|-) (?:the |le )?/;

function endsIn(written: string, today: number): Ends | { readonly unread: string } {
  const [one = '', two, ...more] = written.split(BETWEEN);
  if (more.length > 0) return { unread: written };
  const last = dayTyped(two ?? one, today);
  if (last === null) return { unread: two ?? one };
  // "1 au 30 septembre": the first day is of the month, and of the year, of the last.
  const first = two === undefined ? last : (firstBefore(one, two, dayOf(last)) ?? null);
  if (first === null) return { unread: one };
  return { first: dayOf(first), last: dayOf(last), isOne: two === undefined };
}

function firstBefore(one: string, two: string, last: number): string | null {
  if (!/^\d{1,2}(?:er|st|nd|rd|th)?$/.test(one)) return dayTyped(one, last);
  return dayTyped(two.replace(/\d{1,2}(?:er|st|nd|rd|th)?(?= [a-z])/, one), last);
}

function apart(before: Ends, after: Ends, today: number): SpansRead {
  const say = (text: (locale: Locale) => string) => wrong(text);
  const backwards = [before, after].find(({ first, last }) => first > last);
  if (backwards)
    return say((locale) =>
      words(locale).backwards(full(backwards.first, locale), full(backwards.last, locale)),
    );
  const over = today - 1;
  const end = after.isOne ? after.first : after.last;
  if (end > over) return tooLate(end, over);
  const lengthOf = ({ first, last }: Ends) => last - first + 1;
  const length = after.isOne
    ? Math.min(before.isOne ? USUAL_DAYS : lengthOf(before), over - after.first + 1)
    : lengthOf(after);
  const later = after.isOne ? { first: after.first, last: after.first + length - 1 } : after;
  const earlier = before.isOne ? { first: before.first - length, last: before.first - 1 } : before;
  const long = [earlier, later].find(({ first, last }) => last - first + 1 > MOST_DAYS);
  if (long)
    return say((locale) => {
      const { number } = formats(locale, 'UTC');
      return words(locale).tooLong(full(long.first, locale), full(long.last, locale), number(MOST_DAYS));
    });
  if (later.first <= earlier.last)
    return say((locale) => words(locale).overlap(full(later.first, locale), full(earlier.last, locale)));
  return right(earlier, later);
}

function right(before: Pick<Ends, 'first' | 'last'>, after: Pick<Ends, 'first' | 'last'>): SpansRead {
  const span = ({ first, last }: Pick<Ends, 'first' | 'last'>) => ({
    first: dayText(first),
    last: dayText(last),
  });
  return { ok: true, spans: { before: span(before), after: span(after) } };
}

function wrong(why: (locale: Locale) => string): SpansRead {
  return { ok: false, why };
}

function tooLate(day: number, last: number): SpansRead {
  return wrong((locale) => words(locale).tooLate(full(day, locale), full(last, locale)));
}

function full(day: number, locale: Locale): string {
  return formats(locale, 'UTC').fullDay(dateOf(day));
}

const words = phrases({
  en: {
    notADay: (given: string) =>
      `“${given}” is not a day that exists. Write 2026-09-01, 1/9/2026 (the day first) or 1 September 2026; without a year it is the last one.`,
    half: {
      before: (day: string) =>
        `Before “${day}”, and after what? Write both, as in: before 2026-09-01 after 2026-10-01; or one day for both: around 2026-09-01.`,
      after: (day: string) =>
        `After “${day}”, and before what? Write both, as in: before 2026-09-01 after 2026-10-01; or one day for both: around 2026-09-01.`,
    },
    tooLate: (day: string, last: string) =>
      `${day} leaves no whole day after it yet. The last day that can be asked for is ${last}.`,
    backwards: (first: string, last: string) => `A stretch that begins on ${first} cannot end on ${last}.`,
    overlap: (after: string, before: string) =>
      `The days after begin on ${after}, and the days before end on ${before} only: write the earlier ones first, without days in both.`,
    tooLong: (first: string, last: string, most: string) =>
      `${first} to ${last} is too long: ${most} days at most.`,
  },
  fr: {
    notADay: (given) =>
      fr`« ${given} » n’est pas un jour qui existe. Écrivez 2026-09-01, 1/9/2026 (le jour d’abord) ou 1er septembre 2026 ; sans année, c’est le dernier.`,
    half: {
      before: (day) =>
        fr`Avant « ${day} », et après quoi ? Écrivez les deux : avant le 1er septembre après le 1er octobre ; ou un seul jour : autour du 1er septembre.`,
      after: (day) =>
        fr`Après « ${day} », et avant quoi ? Écrivez les deux : avant le 1er septembre après le 1er octobre ; ou un seul jour : autour du 1er septembre.`,
    },
    tooLate: (day, last) =>
      fr`Après le ${day}, aucun jour entier n’est encore passé. Le dernier jour possible est le ${last}.`,
    backwards: (first, last) => fr`Une période qui commence le ${first} ne peut pas finir le ${last}.`,
    overlap: (after, before) =>
      fr`Les jours d’après commencent le ${after}, et ceux d’avant ne finissent que le ${before} : écrivez d’abord les plus anciens, sans jour commun.`,
    tooLong: (first, last, most) => fr`Du ${first} au ${last}, c’est trop long : ${most} jours au plus.`,
  },
});
