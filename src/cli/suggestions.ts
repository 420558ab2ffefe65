// `portevoix suggestions`: how the promise of a reply is kept, for people as a table and for scripts as JSON.
import { dateOf, dayOf, dayText } from '../calendar/day.ts';
import { daysAsked, instantsOf } from '../calendar/days-asked.ts';
import { minutesPerDay } from '../calendar/working-time.ts';
import { zoneOf } from '../calendar/zone.ts';
import { formats } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { type Figures, type Numbers, numbersOf } from '../suggestions/numbers/numbers.ts';
import { workCalendar } from '../workspace/work-calendar.ts';
import { workspaceById } from '../workspace/workspace.ts';
import { argumentsIn } from './arguments.ts';
import { openBackOffice } from './back-office.ts';
import { asUsage, type Command } from './command.ts';
import { suggestionsUsage } from './usage/suggestions.ts';

const OPTIONS = { since: { type: 'string' }, json: { type: 'boolean' } } as const;

export const suggestionsCommand: Command = {
  name: 'suggestions',
  summary: {
    en: 'Replies in time, time to reply, who waits, verdicts and ideas done, per topic',
    fr: 'Réponses dans les délais, temps de réponse, attentes, avis et idées réalisées, par sujet',
  },
  usage: suggestionsUsage,
  async run(args, io) {
    const { since, json } = argumentsIn(args, { options: OPTIONS }, io.locale).values;
    const office = await openBackOffice(io);
    try {
      const { db } = office.database;
      const workspace = await workspaceById(db, office.workspaceId);
      const to = io.clock.now();
      const { timeZone } = workspace;
      const from =
        since === undefined
          ? undefined
          : await asUsage(io.locale, async () => beginningOf(since, to, timeZone));
      const numbers = await numbersOf(db, workspace, { from, to });
      if (json) {
        io.out(JSON.stringify({ from: from ?? null, to, ...numbers }, null, 2));
        return 0;
      }
      const words = say(io.locale);
      io.out(
        since === undefined
          ? words.always
          : words.since(formats(io.locale, 'UTC').fullDay(dateOf(dayOf(since)))),
      );
      const dayMinutes = minutesPerDay(workCalendar(workspace));
      for (const line of tableOf(numbers, { locale: io.locale, timeZone, dayMinutes })) {
        io.out(line);
      }
      const done = numbers.all.done.map((each) => words.inQuarter(each.done, each.quarter));
      io.out(done.length === 0 ? words.nothingDone : words.done(done.join(', ')));
      return 0;
    } finally {
      await office.close();
    }
  },
};

/** Midnight of the day. @throws UserError for a day that does not exist or is to come. */
function beginningOf(since: string, now: Date, timeZone: string): Date {
  const zone = zoneOf(timeZone);
  const today = zone.dayAt(now.getTime());
  return instantsOf(daysAsked({ from: since, to: dayText(today) }, today), zone).from;
}

interface ShownIn {
  readonly locale: Locale;
  readonly timeZone: string;
  /** Working minutes of a full day. */
  readonly dayMinutes: number;
}

function tableOf({ all, topics }: Numbers, reading: ShownIn): string[] {
  const words = say(reading.locale);
  const rows = [
    words.columns,
    ...topics.map((each) => [each.topic[reading.locale], ...cellsOf(each, reading)]),
    [words.all, ...cellsOf(all, reading)],
  ];
  const widths = words.columns.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows.map((row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
  );
}

function cellsOf(figures: Figures, { locale, timeZone, dayMinutes }: ShownIn): string[] {
  const words = say(locale);
  const { number } = formats(locale, timeZone);
  const { inTime, medianMinutes, oldest, verdicts } = figures;
  const share = (hits: number, of: number) => (of === 0 ? '–' : `${number(hits)}/${number(of)}`);
  const duration = (minutes: number) =>
    minutes < dayMinutes ? words.hours(number(minutes / 60, 1)) : words.days(number(minutes / dayMinutes, 1));
  return [
    number(figures.received),
    number(figures.answered),
    share(inTime.replied, inTime.of),
    medianMinutes === null ? '–' : duration(medianMinutes),
    number(figures.waiting),
    oldest === null ? '–' : words.oldest(oldest.number, words.days(number(oldest.days))),
    share(verdicts.yes, verdicts.yes + verdicts.no),
    number(figures.supporters),
  ];
}

const say = phrases({
  en: {
    always: 'Ideas and their replies, since the first one; days are working days',
    since: (day: string) => `Ideas and their replies, since ${day}; days are working days`,
    columns: [
      'Topic',
      'Received',
      'Answered',
      'In time',
      'First reply (median)',
      'Waiting',
      'Oldest',
      'Authors satisfied',
      'Support',
    ] as readonly string[],
    all: 'In all',
    days: (days: string) => `${days} d`,
    hours: (hours: string) => `${hours} h`,
    oldest: (number: number, days: string) => `#${number}, ${days}`,
    nothingDone: 'Done: none',
    done: (list: string) => `Done: ${list}`,
    inQuarter: (done: number, quarter: string) => `${done} in ${quarter.slice(5)} ${quarter.slice(0, 4)}`,
  },
  fr: {
    always: 'Les idées et leurs réponses, depuis la première ; les jours sont des jours ouvrés',
    since: (day: string) =>
      fr`Les idées et leurs réponses, depuis le ${day} ; les jours sont des jours ouvrés`,
    columns: [
      'Sujet',
      'Reçues',
      'Avec réponse',
      'À temps',
      'Première réponse (médiane)',
      'En attente',
      'La plus ancienne',
      'Auteurs satisfaits',
      'Soutiens',
    ],
    all: 'En tout',
    days: (days: string) => `${days} j`,
    hours: (hours: string) => `${hours} h`,
    oldest: (number: number, days: string) => fr`n° ${number}, ${days}`,
    nothingDone: 'Réalisées : aucune',
    done: (list: string) => fr`Réalisées : ${list}`,
    inQuarter: (done: number, quarter: string) =>
      `${done} (${quarter.slice(5).replace('Q', 'T')} ${quarter.slice(0, 4)})`,
  },
});
