// Customers who heard back: how many a colleague wrote to, where that arrived, and how long after they had said it.
import { z } from 'zod';
import { heardBack as heardBackDuring } from '../../customer-replies/figures.ts';
import { formats, plural } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Reader } from '../../i18n/reader.ts';
import { section } from '../section.ts';

/** From so many hours on, days are counted. */
const AS_DAYS = 48;

const shape = z.object({
  customers: z.number(),
  /** From what they said to the message, by the clock; null where fewer than five heard back. */
  medianHours: z.number().nullable(),
});
type Said = z.output<typeof shape>;

export const heardBack = section<Said>({
  id: 'heard-back',
  name: { en: 'Customers who heard back', fr: 'Réponses aux clients' },
  order: 62,
  shape,
  async gather({ db, workspace, from, to, filters }) {
    const { customers, medianHours } = await heardBackDuring(db, workspace.id, { from, to, filters });
    return customers === 0 ? null : { customers, medianHours };
  },
  isNews: () => true,
  view: (said, reader) => [
    { kind: 'text', text: [{ strong: words(reader.locale).lead }, ` ${sentenceOf(said, reader)}`] },
  ],
  wall: (said, reader) => [
    { kind: 'heading', text: words(reader.locale).wall },
    { kind: 'text', text: sentenceOf(said, reader) },
  ],
  example: { customers: 14, medianHours: 5 },
});

function sentenceOf({ customers, medianHours }: Said, reader: Reader): string {
  const say = words(reader.locale);
  const { number } = formats(reader.locale, reader.timeZone);
  const count = number(customers);
  if (medianHours === null) return plural(reader.locale, customers, say.some(count));
  return say.within(count, duration(medianHours, reader));
}

/** Rounded up: within so much. */
function duration(hours: number, { locale, timeZone }: Reader): string {
  const say = words(locale);
  const { number } = formats(locale, timeZone);
  const isDays = hours > AS_DAYS;
  const count = Math.max(1, Math.ceil(isDays ? hours / 24 : hours));
  return plural(locale, count, (isDays ? say.days : say.hours)(number(count)));
}

const words = phrases({
  en: {
    lead: 'Heard back:',
    wall: 'Customers heard back',
    some: (count: string) => ({
      one: `${count} customer had an answer from a colleague.`,
      other: `${count} customers had an answer from a colleague.`,
    }),
    within: (count: string, time: string) =>
      `${count} customers had an answer from a colleague, half of them within ${time}.`,
    hours: (count: string) => ({ one: 'an hour', other: `${count} hours` }),
    days: (count: string) => ({ one: 'a day', other: `${count} days` }),
  },
  fr: {
    lead: fr`Réponses aux clients :`,
    wall: 'Des clients ont eu une réponse',
    some: (count) => ({
      one: `${count} client a eu une réponse d’un collègue.`,
      other: `${count} clients ont eu une réponse d’un collègue.`,
    }),
    within: (count, time) =>
      fr`${count} clients ont eu une réponse d’un collègue, la moitié en moins ${time}.`,
    hours: (count) => ({ one: 'd’une heure', other: fr`de ${count} heures` }),
    days: (count) => ({ one: 'd’un jour', other: fr`de ${count} jours` }),
  },
});
