// Answers that came in late, said so: "112 answers came in, 30 of them from the week before".
import { z } from 'zod';
import { zoneOf } from '../calendar/zone.ts';
import type { Store } from '../database/client.ts';
import { answersIn, type FeedbackFilters, type Intake } from '../feedback/filters.ts';
import { formats, plural } from '../i18n/formats.ts';
import { phrases } from '../i18n/phrases.ts';
import type { Reader } from '../i18n/reader.ts';
import { dayOf } from './title.ts';

export const late = z.object({
  count: z.number(),
  /** All that came in. */
  of: z.number(),
  /** Midnight of the first day that the digest covers; they were given before. */
  before: z.iso.datetime(),
  /** All of them in the week before, and the digest covers a week. */
  isWeekBefore: z.boolean(),
});
export type LateAnswers = z.output<typeof late>;

const WEEK_DAYS = 7;

/** Null where none came late: an answer is late when it was given on an earlier day than any that the digest covers. */
export async function lateAmong(
  db: Store,
  workspaceId: string,
  { received, givenSince }: Intake,
  { filters, timeZone, weekly }: { filters: FeedbackFilters; timeZone: string; weekly: boolean },
): Promise<LateAnswers | null> {
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

export function lateLine(
  { count, of, before, isWeekBefore }: LateAnswers,
  { locale, timeZone }: Reader,
): string {
  const say = words(locale);
  const { number } = formats(locale, timeZone);
  const came = plural(locale, of, say.came(number(of)));
  const when = isWeekBefore ? say.weekBefore : say.earlier(dayOf(before, { locale, timeZone }));
  if (count === of) return plural(locale, count, { one: say.it(came, when), other: say.all(came, when) });
  return say.some(came, number(count), when);
}

const words = phrases({
  en: {
    came: (count: string) => ({ one: `${count} answer came in`, other: `${count} answers came in` }),
    it: (came: string, when: string) => `${came}, ${when}.`,
    all: (came: string, when: string) => `${came}, all ${when}.`,
    some: (came: string, late: string, when: string) => `${came}, ${late} of them ${when}.`,
    weekBefore: 'from the week before',
    earlier: (day: string) => `from before ${day}`,
  },
  fr: {
    came: (count) => ({ one: `${count} réponse reçue`, other: `${count} réponses reçues` }),
    it: (came, when) => `${came}, ${when}.`,
    all: (came, when) => `${came}, toutes ${when}.`,
    some: (came, late, when) => `${came}, dont ${late} ${when}.`,
    weekBefore: 'de la semaine précédente',
    earlier: (day) => `d’avant le ${day}`,
  },
});
