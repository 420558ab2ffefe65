// Answers that came in late, said so: "112 answers came in, 30 of them from the week before".
import { z } from 'zod';
import { zoneOf } from '../calendar/zone.ts';
import type { Store } from '../database/client.ts';
import { answersIn, type FeedbackFilters, type Intake } from '../feedback/filters.ts';
import { formats, plural } from '../i18n/formats.ts';
import { intlTag } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Reader } from '../i18n/reader.ts';

export const late = z.object({
  count: z.number(),
  /** All that came in. */
  of: z.number(),
  /** Midnight of the first day that the digest covers; they were given before. */
  before: z.iso.datetime(),
  /** All of them in the week before, and the digest covers a week. */
  isWeekBefore: z.boolean(),
});
export type Late = z.output<typeof late>;

const WEEK_DAYS = 7;

/** Null where none came late: an answer is late when it was given on an earlier day than any that the digest covers. */
export async function lateAmong(
  db: Store,
  workspaceId: string,
  { received, givenSince }: Intake,
  { filters, timeZone, weekly }: { filters: FeedbackFilters; timeZone: string; weekly: boolean },
): Promise<Late | null> {
  const zone = zoneOf(timeZone);
  const first = zone.dayAt(received.from.getTime());
  const before = new Date(zone.instant(first, 0));
  const weekBefore = new Date(zone.instant(first - WEEK_DAYS, 0));
  const given = (gte: Date, lt: Date) =>
    db.feedback.count({
      where: { ...answersIn(workspaceId, { received, givenSince }, filters), answeredAt: { gte, lt } },
    });
  const count = await given(givenSince, before);
  if (count === 0) return null;
  const isWeekBefore = weekly && (weekBefore <= givenSince || (await given(givenSince, weekBefore)) === 0);
  const of = await db.feedback.count({ where: answersIn(workspaceId, { received, givenSince }, filters) });
  return { count, of, before: before.toISOString(), isWeekBefore };
}

export function lateLine({ count, of, before, isWeekBefore }: Late, { locale, timeZone }: Reader): string {
  const say = words(locale);
  const { number } = formats(locale, timeZone);
  const came = plural(locale, of, say.came(number(of)));
  if (isWeekBefore) return say.weekBefore(came, number(count));
  const day = new Intl.DateTimeFormat(intlTag(locale), { day: 'numeric', month: 'long', timeZone });
  return plural(locale, count, say.earlier(came, number(count), say.day(day.format(Date.parse(before)))));
}

const words = phrases({
  en: {
    came: (count: string) => ({ one: `${count} answer came in`, other: `${count} answers came in` }),
    weekBefore: (came: string, late: string) => `${came}, ${late} of them from the week before.`,
    earlier: (came: string, late: string, day: string) => ({
      one: `${came}, ${late} of them given before ${day}.`,
      other: `${came}, ${late} of them given before ${day}.`,
    }),
    day: (day: string) => day,
  },
  fr: {
    came: (count) => ({ one: `${count} réponse reçue`, other: `${count} réponses reçues` }),
    weekBefore: (came, late) => `${came}, dont ${late} de la semaine précédente.`,
    earlier: (came, late, day) => ({
      one: fr`${came}, dont ${late} donnée avant le ${day}.`,
      other: fr`${came}, dont ${late} données avant le ${day}.`,
    }),
    day: (day) => day.replace(/^1 /, '1er '),
  },
});
