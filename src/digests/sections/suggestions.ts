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
  name: { en: 'Ideas: answered and waiting', fr: fr`Vos idées : répondues, en attente` },
  shape,
  async gather({ db, workspace, from, to }) {
    const count = await countPeriod(db, workspace.id, from, to);
    if (count.received === 0 && count.waiting === 0) return null;
    const { received, answered, waiting, oldest } = count;
    if (!oldest) return { received, answered, waiting, oldest: null };
    const calendar = workCalendar(workspace);
    const minutes = workingMinutesBetween(oldest.row.submittedAt, to, calendar, workspace.timeZone);
    const days = Math.floor(minutes / 60 / (calendar.dayEndsAt - calendar.dayStartsAt));
    return {
      received,
      answered,
      waiting,
      oldest: { days, topic: { en: oldest.topic.nameEn, fr: oldest.topic.nameFr } },
    };
  },
  view: ({ received, answered, waiting, oldest }, { locale, timeZone }) => {
    const say = words(locale);
    const number = formats(locale, timeZone).number;
    const replied = plural(locale, answered, say.answered(number(answered)));
    const came = plural(locale, received, say.received(number(received), replied));
    const days = plural(locale, oldest?.days ?? 0, say.days(number(oldest?.days ?? 0)));
    const topic = oldest?.topic[locale] ?? '';
    const waits =
      waiting === 0
        ? say.nobodyWaits
        : waiting === 1
          ? say.oneWaits(days, topic)
          : say.severalWait(number(waiting), days, topic);
    return [{ kind: 'text', text: [{ strong: say.lead }, ` ${came} ${waits}`] }];
  },
  example: {
    received: 9,
    answered: 8,
    waiting: 1,
    oldest: { days: 6, topic: { en: 'Billing', fr: 'Facturation' } },
  },
});

const words = phrases({
  en: {
    lead: 'Your ideas:',
    answered: (answered: string) => ({
      one: `${answered} has its answer`,
      other: `${answered} have their answer`,
    }),
    received: (received: string, answered: string) => ({
      one: `${received} came in, ${answered}.`,
      other: `${received} came in, ${answered}.`,
    }),
    nobodyWaits: 'Nobody is waiting.',
    days: (days: string) => ({ one: `${days} working day`, other: `${days} working days` }),
    oneWaits: (since: string, topic: string) => `1 has been waiting for ${since} (${topic}).`,
    severalWait: (count: string, since: string, topic: string) =>
      `${count} are waiting in all, the oldest for ${since} (${topic}).`,
  },
  fr: {
    lead: 'Vos idées :',
    answered: (answered) => ({ one: `${answered} a sa réponse`, other: `${answered} ont leur réponse` }),
    received: (received, answered) => ({
      one: `${received} reçue, ${answered}.`,
      other: `${received} reçues, ${answered}.`,
    }),
    nobodyWaits: 'Personne n’attend.',
    days: (days) => ({ one: `${days} jour ouvré`, other: `${days} jours ouvrés` }),
    oneWaits: (since, topic) => `1 attend depuis ${since} (${topic}).`,
    severalWait: (count, since, topic) =>
      `${count} attendent en tout, la plus ancienne depuis ${since} (${topic}).`,
  },
});
