// Suggestions: how many came, how many were answered and how soon, what was planned and done, who still waits, what authors say of
// their answers. By topic; nobody is named but who proposed what was planned or done, and said who they are.
import { z } from 'zod';
import { minutesPerDay } from '../../calendar/working-time.ts';
import { formats, plural } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Reader } from '../../i18n/reader.ts';
import type { Block } from '../../messages/message.ts';
import { answeredDuring, becameDuring, stillAmong } from '../../suggestions/numbers/became.ts';
import { numbersOf, promisedIn } from '../../suggestions/numbers/numbers.ts';
import { promptnessSentence, verdictSentence } from '../../suggestions/numbers/words.ts';
import { workCalendar } from '../../workspace/work-calendar.ts';
import { became, becameLine, becameSaid, earlierLine, moreLine } from '../idea-news.ts';
import { section } from '../section.ts';

/** Fewer tell nothing, and could tell of whom. */
const LEAST = 5;

/** More is not read; the thread has all. */
const MOST = 3;

const shape = z.object({
  received: z.number(),
  answered: z.number(),
  /** First replies to ideas from before. */
  earlier: z.number().default(0),
  became: z.array(became).default([]),
  waiting: z.number(),
  oldest: z.object({ days: z.number(), topic: z.object({ en: z.string(), fr: z.string() }) }).nullable(),
  /** The first replies promised for this period; null under `LEAST` of them. Older snapshots say nothing of it. */
  promised: z
    .object({
      inTime: z.number(),
      of: z.number(),
      /** In working hours, and how many of them a day has; null while less than half have a reply. */
      median: z.object({ hours: z.number(), hoursPerDay: z.number() }).nullable(),
    })
    .nullable()
    .default(null),
  /** Null under `LEAST` of them. */
  verdicts: z.object({ yes: z.number(), of: z.number() }).nullable().default(null),
});
type Said = z.output<typeof shape>;

export const suggestions = section<Said>({
  id: 'suggestions',
  name: { en: 'Ideas: answered and waiting', fr: fr`Vos idées : avec réponse, en attente` },
  order: 80,
  shape,
  async gather({ db, workspace, from, to }) {
    const { all } = await numbersOf(db, workspace, { from, to });
    const { inTime, medianMinutes } = await promisedIn(db, workspace, { from, to });
    const { received, answered, waiting, oldest } = all;
    const earlier = await answeredDuring(db, workspace.id, { from, to });
    const happened = await becameDuring(db, workspace, { from, to });
    const hoursPerDay = minutesPerDay(workCalendar(workspace)) / 60;
    const median = medianMinutes === null ? null : { hours: medianMinutes / 60, hoursPerDay };
    const verdicts = { yes: all.verdicts.yes, of: all.verdicts.yes + all.verdicts.no };
    const said = {
      received,
      answered,
      earlier,
      became: happened.map(becameSaid),
      waiting,
      oldest: oldest && { days: oldest.days, topic: oldest.topic },
      promised: inTime.of < LEAST ? null : { inTime: inTime.replied, of: inTime.of, median },
      verdicts: verdicts.of < LEAST ? null : verdicts,
    };
    return isNews(said) || waiting > 0 || said.promised ? said : null;
  },
  isNews,
  view: (said, reader) => {
    if (!isNews(said)) return [];
    const lead = [{ strong: words(reader.locale).lead }, ` ${cameLine(said, reader)}`];
    const [only, ...others] = said.became;
    const alone = only && others.length === 0 ? [' ', ...becameLine(only, reader)] : [];
    return [
      { kind: 'text', text: [...lead, ...alone] },
      ...(alone.length > 0 ? [] : becameBlocks(said, reader)),
      ...(said.verdicts ? [{ kind: 'text', text: verdictSentence(said.verdicts, reader) } as const] : []),
    ];
  },
  // What was proposed without a name is counted, not told: a screen is read by whoever passes.
  wall: (said, reader) => {
    if (!isNews(said)) return [];
    const named = said.became.filter(({ author }) => author !== null);
    const shown = named.slice(0, MOST).map((idea) => becameLine(idea, reader));
    const more = said.became.length - shown.length;
    return [
      { kind: 'heading', text: words(reader.locale).wall },
      ...(said.became.length === 0
        ? []
        : [{ kind: 'list', items: more === 0 ? shown : [...shown, moreLine(more, reader)] } as const]),
      { kind: 'text', text: [words(reader.locale).lead, ' ', cameLine(said, reader)] },
      ...(said.verdicts ? [{ kind: 'text', text: verdictSentence(said.verdicts, reader) } as const] : []),
    ];
  },
  stands: async (db, workspaceId, said) => ({
    ...said,
    became: await stillAmong(db, workspaceId, said.became),
  }),
  details: (said, reader) => [
    { kind: 'text', text: waitingLine(said, reader) },
    ...(said.promised ? [{ kind: 'text', text: promptnessSentence(said.promised, reader) } as const] : []),
    ...(said.became.length <= MOST
      ? []
      : [{ kind: 'list', items: said.became.map((idea) => becameLine(idea, reader)) } as const]),
  ],
  example: {
    received: 9,
    answered: 8,
    earlier: 3,
    became: [
      {
        number: 41,
        title: 'Scanner les cartons à la caisse',
        outcome: 'done',
        submittedAt: '2026-04-14T09:00:00Z',
        at: '2026-11-18T10:00:00Z',
        author: 'Léa Martin',
      },
    ],
    waiting: 1,
    oldest: { days: 6, topic: { en: 'Billing', fr: 'Facturation' } },
    promised: { inTime: 11, of: 12, median: { hours: 18, hoursPerDay: 9 } },
    verdicts: { yes: 9, of: 10 },
  },
});

function isNews({ received, earlier, became: happened, verdicts }: Said): boolean {
  return received > 0 || earlier > 0 || happened.length > 0 || verdicts !== null;
}

function becameBlocks({ became: happened }: Said, reader: Reader): Block[] {
  if (happened.length === 0) return [];
  const shown = happened.slice(0, MOST).map((idea) => becameLine(idea, reader));
  const more = happened.length - shown.length;
  return [{ kind: 'list', items: more === 0 ? shown : [...shown, moreLine(more, reader)] }];
}

function cameLine({ received, answered, earlier }: Said, reader: Reader): string {
  const { locale, timeZone } = reader;
  const say = words(locale);
  const number = formats(locale, timeZone).number;
  const replied =
    answered === 0 ? say.noneAnswered : plural(locale, answered, say.answered(number(answered)));
  const now =
    received === 0 ? say.noneCame : plural(locale, received, say.received(number(received), replied));
  return earlier === 0 ? now : `${now} ${earlierLine(earlier, reader)}`;
}

/** Who waits is no news: it stands in the thread. */
function waitingLine({ waiting, oldest }: Said, reader: Reader): string {
  const { locale, timeZone } = reader;
  const say = words(locale);
  const number = formats(locale, timeZone).number;
  const days = plural(locale, oldest?.days ?? 0, say.days(number(oldest?.days ?? 0)));
  const topic = oldest?.topic[locale] ?? '';
  if (waiting === 0) return say.nobodyWaits;
  return waiting === 1 ? say.oneWaits(days, topic) : say.severalWait(number(waiting), days, topic);
}

const words = phrases({
  en: {
    lead: 'Your ideas:',
    wall: 'You said, we did',
    answered: (answered: string) => ({
      one: `${answered} has its answer`,
      other: `${answered} have their answer`,
    }),
    received: (received: string, answered: string) => ({
      one: `${received} came in, ${answered}.`,
      other: `${received} came in, ${answered}.`,
    }),
    noneAnswered: 'no answer yet',
    noneCame: 'none came in.',
    nobodyWaits: 'Nobody is waiting.',
    days: (days: string) => ({ one: `${days} working day`, other: `${days} working days` }),
    oneWaits: (since: string, topic: string) => `One idea has been waiting for ${since} (${topic}).`,
    severalWait: (count: string, since: string, topic: string) =>
      `${count} ideas are waiting in all, the oldest for ${since} (${topic}).`,
  },
  fr: {
    lead: 'Vos idées :',
    wall: 'Vous l’avez dit, c’est fait',
    answered: (answered) => ({ one: `${answered} a sa réponse`, other: `${answered} ont leur réponse` }),
    received: (received, answered) => ({
      one: `${received} reçue, ${answered}.`,
      other: `${received} reçues, ${answered}.`,
    }),
    noneAnswered: 'pas encore de réponse',
    noneCame: 'aucune nouvelle.',
    nobodyWaits: 'Personne n’attend.',
    days: (days) => ({ one: `${days} jour ouvré`, other: `${days} jours ouvrés` }),
    oneWaits: (since, topic) => `Une idée attend sa réponse depuis ${since} (${topic}).`,
    severalWait: (count, since, topic) =>
      `${count} idées attendent en tout, la plus ancienne depuis ${since} (${topic}).`,
  },
});
