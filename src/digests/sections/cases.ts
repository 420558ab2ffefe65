// Hot cases: how many unhappy customers somebody had to take charge of, how soon that was, what became of them.
import { z } from 'zod';
import { caseNumbers } from '../../cases/numbers.ts';
import { formats, plural } from '../../i18n/formats.ts';
import { phrases } from '../../i18n/phrases.ts';
import type { Reader } from '../../i18n/reader.ts';
import { workCalendar } from '../../workspace/work-calendar.ts';
import { section } from '../section.ts';

/** Under so many cases a median tells nothing. */
const LEAST = 5;

const shape = z.object({
  opened: z.number(),
  /** Of those opened: taken within one working day, and how many were taken or had that day. */
  inTime: z.object({ taken: z.number(), of: z.number() }),
  /** To the first taking; null under `LEAST` cases, or while less than half were taken. */
  median: z.object({ hours: z.number(), hoursPerDay: z.number() }).nullable(),
  resolved: z.number(),
  reopened: z.number(),
  stillOpen: z.number(),
});
type Said = z.output<typeof shape>;

export const cases = section<Said>({
  id: 'cases',
  name: { en: 'Hot cases', fr: 'À chaud' },
  order: 60,
  shape,
  async gather({ db, workspace, from, to, filters }) {
    const figures = await caseNumbers(db, workspace, { from, to, filters });
    const { opened, inTime, medianMinutes, resolved, reopened, stillOpen } = figures;
    if (opened + resolved + reopened + stillOpen === 0) return null;
    const { dayStartsAt, dayEndsAt } = workCalendar(workspace);
    const median =
      opened < LEAST || medianMinutes === null
        ? null
        : { hours: medianMinutes / 60, hoursPerDay: dayEndsAt - dayStartsAt };
    return { opened, inTime, median, resolved, reopened, stillOpen };
  },
  isNews: ({ opened, resolved, reopened }) => opened + resolved + reopened > 0,
  view: (said, reader) => [
    { kind: 'text', text: [{ strong: words(reader.locale).lead }, ` ${counts(said, reader)}`] },
    ...(said.inTime.of === 0 ? [] : [{ kind: 'text', text: promptness(said, reader) } as const]),
  ],
  example: {
    opened: 14,
    inTime: { taken: 12, of: 14 },
    median: { hours: 2, hoursPerDay: 9 },
    resolved: 9,
    reopened: 1,
    stillOpen: 5,
  },
});

function counts({ opened, resolved, reopened, stillOpen }: Said, { locale, timeZone }: Reader): string {
  const say = words(locale);
  const { number, list } = formats(locale, timeZone);
  const some = (count: number, forms: (count: string) => { one: string; other: string }) =>
    count === 0 ? [] : [plural(locale, count, forms(number(count)))];
  // Nothing but what was opened is open: said once.
  const isSame = opened > 0 && opened === stillOpen && resolved + reopened === 0;
  const parts = [
    opened === 0 ? say.noneOpened : plural(locale, opened, say.opened(number(opened))),
    ...some(resolved, say.resolved),
    ...some(reopened, say.reopened),
    ...(isSame
      ? []
      : [stillOpen === 0 ? say.noneOpen : plural(locale, stillOpen, say.stillOpen(number(stillOpen)))]),
  ];
  return say.sentence(list(parts));
}

function promptness({ inTime, median }: Said, reader: Reader): string {
  const say = words(reader.locale);
  const { number } = formats(reader.locale, reader.timeZone);
  const share = plural(reader.locale, inTime.taken, say.inTime(number(inTime.taken), number(inTime.of)));
  return median === null ? say.sentence(share) : say.withMedian(share, duration(median, reader));
}

function duration({ hours, hoursPerDay }: NonNullable<Said['median']>, { locale, timeZone }: Reader): string {
  const say = words(locale);
  const { number } = formats(locale, timeZone);
  if (hours < 1) return say.underAnHour;
  if (Math.round(hours) < hoursPerDay) return plural(locale, Math.round(hours), say.hours(number(hours)));
  const days = Math.round((hours / hoursPerDay) * 10) / 10;
  return plural(locale, days, say.days(number(days, 1)));
}

const words = phrases({
  en: {
    lead: 'Hot cases:',
    opened: (count: string) => ({ one: `${count} opened`, other: `${count} opened` }),
    noneOpened: 'none opened',
    resolved: (count: string) => ({ one: `${count} resolved`, other: `${count} resolved` }),
    reopened: (count: string) => ({ one: `${count} reopened`, other: `${count} reopened` }),
    stillOpen: (count: string) => ({ one: `${count} still open`, other: `${count} still open` }),
    noneOpen: 'none still open',
    sentence: (text: string) => `${text}.`,
    inTime: (taken: string, of: string) => ({
      one: `${taken} of ${of} taken within one working day`,
      other: `${taken} of ${of} taken within one working day`,
    }),
    withMedian: (share: string, after: string) => `${share}, half of them within ${after}.`,
    underAnHour: 'an hour',
    hours: (hours: string) => ({ one: `${hours} working hour`, other: `${hours} working hours` }),
    days: (days: string) => ({ one: `${days} working day`, other: `${days} working days` }),
  },
  fr: {
    lead: 'Cas à chaud :',
    opened: (count) => ({ one: `${count} ouvert`, other: `${count} ouverts` }),
    noneOpened: 'aucun nouveau',
    resolved: (count) => ({ one: `${count} résolu`, other: `${count} résolus` }),
    reopened: (count) => ({ one: `${count} rouvert`, other: `${count} rouverts` }),
    stillOpen: (count) => ({ one: `${count} encore en cours`, other: `${count} encore en cours` }),
    noneOpen: 'plus aucun en cours',
    sentence: (text) => `${text}.`,
    inTime: (taken, of) => ({
      one: `${taken} sur ${of} pris en charge dans le jour ouvré`,
      other: `${taken} sur ${of} pris en charge dans le jour ouvré`,
    }),
    withMedian: (share, after) => `${share}, la moitié en ${after}.`,
    underAnHour: 'moins d’une heure',
    hours: (hours) => ({ one: `${hours} heure ouvrée`, other: `${hours} heures ouvrées` }),
    days: (days) => ({ one: `${days} jour ouvré`, other: `${days} jours ouvrés` }),
  },
});
