// Suggestions: how many came, how many were answered, who still waits. By topic, never by person.
import { z } from 'zod';
import { workingMinutesBetween } from '../../calendar/working-time.ts';
import { formats, plural } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { countPeriod } from '../../suggestions/lists.ts';
import { workCalendar } from '../../workspace/work-calendar.ts';
import { section } from '../section.ts';

const shape = z.object({
  received: z.number(),
  answered: z.number(),
  waiting: z.number(),
  oldest: z.object({ days: z.number(), topic: z.object({ en: z.string(), fr: z.string() }) }).nullable(),
});

export const suggestions = section({
  id: 'suggestions',
  name: { en: 'Ideas: answered and waiting', fr: 'Vos idées : répondues, en attente' },
  shape,
  async gather({ db, workspace, from, to }) {
    const count = await countPeriod(db, workspace.id, from, to);
    if (count.received === 0 && count.waiting === 0) return null;
    const { received, answered, waiting, oldest } = count;
    if (!oldest) return { received, answered, waiting, oldest: null };
    const calendar = workCalendar(workspace);
    const minutes = workingMinutesBetween(oldest.row.submittedAt, to, calendar, workspace.timeZone);
    const days = Math.floor(minutes / 60 / (calendar.dayEndsAt - calendar.dayStartsAt));
    return { received, answered, waiting, oldest: { days, topic: { en: oldest.topic.nameEn, fr: oldest.topic.nameFr } } };
  },
  view: ({ received, answered, waiting, oldest }, { locale, timeZone }) => {
    const say = words(locale);
    const number = formats(locale, timeZone).number;
    const came = plural(locale, received, say.received(number(received), number(answered)));
    const waits =
      waiting === 0
        ? say.nobodyWaits
        : plural(locale, waiting, say.waiting(number(waiting)));
    const since = oldest === null || waiting === 0 ? '' : plural(locale, oldest.days, say.since(number(oldest.days), oldest.topic[locale]));
    return [{ kind: 'text', text: [{ strong: say.lead }, ` ${came} ${waits}${since}`] }];
  },
  example: { received: 9, answered: 8, waiting: 1, oldest: { days: 6, topic: { en: 'Billing', fr: 'Facturation' } } },
});

const words = phrases({
  en: {
    lead: 'Your ideas:',
    received: (received: string, answered: string) => ({
      one: `${received} came in, ${answered} answered.`,
      other: `${received} came in, ${answered} answered.`,
    }),
    nobodyWaits: 'Nobody is waiting.',
    waiting: (count: string) => ({ one: `${count} is waiting`, other: `${count} are waiting` }),
    since: (days: string, topic: string) => ({
      one: `, the oldest for ${days} working day (${topic}).`,
      other: `, the oldest for ${days} working days (${topic}).`,
    }),
  },
  fr: {
    lead: 'Vos idées :',
    received: (received, answered) => ({
      one: fr`${received} reçue, ${answered} avec réponse.`,
      other: fr`${received} reçues, ${answered} avec réponse.`,
    }),
    nobodyWaits: 'Personne n’attend.',
    waiting: (count) => ({ one: fr`${count} attend`, other: fr`${count} attendent` }),
    since: (days, topic) => ({
      one: fr`, la plus ancienne depuis ${days} jour ouvré (${topic}).`,
      other: fr`, la plus ancienne depuis ${days} jours ouvrés (${topic}).`,
    }),
  },
});
