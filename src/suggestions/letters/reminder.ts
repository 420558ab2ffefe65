// What of ideas waits for somebody, the latest first, with a button for each: parts of the one letter of a day (reminders/). Pure views.
import { lastOpenedDay, type WorkCalendar, workingDayFrom } from '../../calendar/working-time.ts';
import { zoneOf } from '../../calendar/zone.ts';
import { formats, plural } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Reader } from '../../i18n/reader.ts';
import type { Block, Button, Message } from '../../messages/message.ts';
import { shortenLabel } from '../../messages/shorten.ts';
import type { Suggestion } from '../suggestion.ts';

export interface OwedReplies {
  /** For this person to answer, the longest due first. */
  readonly mine: readonly Suggestion[];
  /** With somebody else, or with nobody; late, or nearly. */
  readonly others: readonly Suggestion[];
}

interface At {
  readonly now: Date;
  readonly calendar: WorkCalendar;
}

/** So much of a title stands in a notification. */
const SHORT_TITLE = 60;
/** Slack shows five buttons in a row. */
const BUTTONS = 5;

/** @param take so many of each are listed; more are counted */
export function repliesPart({ mine, others }: OwedReplies, at: At, reader: Reader, take: number): Message {
  const say = words(reader.locale);
  const number = formats(reader.locale, reader.timeZone).number;
  const areLate = others.every(({ row }) => row.dueAt <= at.now);
  const ofOthers = plural(
    reader.locale,
    others.length,
    say[areLate ? 'lateOnes' : 'others'](number(others.length)),
  );
  const headline =
    mine.length > 0 ? plural(reader.locale, mine.length, say.mine(number(mine.length))) : ofOthers;
  const first = shortList(mine.length > 0 ? mine : others, reader, ({ row }) =>
    dueWords(row.dueAt, at, reader),
  );
  return {
    summary: say.summary(headline, first),
    again: { name: 'suggestions.mine' },
    blocks: [
      strong(headline),
      ...list(
        mine,
        (each) => say.line(each.row.number, each.row.title, dueWords(each.row.dueAt, at, reader)),
        reader,
        take,
      ),
      ...answerButtons(mine, reader, take),
      ...(mine.length > 0 && others.length > 0 ? [strong(ofOthers)] : []),
      ...list(
        others,
        ({ row, owner }) =>
          say.otherLine(row.number, row.title, owner?.name ?? null, dueWords(row.dueAt, at, reader)),
        reader,
        take,
      ),
      ...(mine.length === 0 ? answerButtons(others, reader, take) : []),
    ],
  };
}

/** Their trials end. */
export function trialsPart(trials: readonly Suggestion[], reader: Reader, take: number): Message {
  const say = words(reader.locale);
  return dayPart(say.trials, trials, reader, { take, blocks: (each) => trialBlocks(each, reader) });
}

/** The day that they were planned for has come. */
export function plansPart(plans: readonly Suggestion[], now: Date, reader: Reader, take: number): Message {
  const say = words(reader.locale);
  return dayPart(say.plans, plans, reader, { take, blocks: (each) => planBlocks(each, now, reader) });
}

function dayPart(
  question: string,
  ideas: readonly Suggestion[],
  reader: Reader,
  { take, blocks }: { readonly take: number; readonly blocks: (idea: Suggestion) => readonly Block[] },
): Message {
  const { locale, timeZone } = reader;
  const hidden = ideas.length - take;
  return {
    // A question has no list behind a colon.
    summary: `${question} ${shortList(ideas, reader, () => null)}`,
    again: { name: 'suggestions.mine' },
    blocks: [
      // What is asked of a single one says the same.
      ...(ideas.length > 1 ? [strong(question)] : []),
      ...ideas.slice(0, take).flatMap(blocks),
      ...(hidden > 0
        ? [{ kind: 'note', text: words(locale).moreOpen(formats(locale, timeZone).number(hidden)) } as const]
        : []),
    ],
  };
}

function strong(text: string): Block {
  return { kind: 'text', text: [{ strong: text }] };
}

function list(
  suggestions: readonly Suggestion[],
  line: (suggestion: Suggestion) => string,
  { locale, timeZone }: Reader,
  take: number,
): Block[] {
  if (suggestions.length === 0) return [];
  const hidden = suggestions.length - take;
  return [
    { kind: 'list', items: suggestions.slice(0, take).map(line) },
    ...(hidden > 0
      ? [{ kind: 'note', text: words(locale).more(formats(locale, timeZone).number(hidden)) } as const]
      : []),
  ];
}

function answerButtons(suggestions: readonly Suggestion[], { locale }: Reader, take: number): Block[] {
  const buttons = suggestions.slice(0, Math.min(take, BUTTONS)).map(
    ({ row }): Button => ({
      label: words(locale).answer(row.number),
      action: { name: 'suggestion.reply', subject: row.id },
    }),
  );
  return buttons.length === 0 ? [] : [{ kind: 'buttons', buttons }];
}

function trialBlocks({ row }: Suggestion, { locale }: Reader): Block[] {
  const say = words(locale);
  return [
    { kind: 'text', text: say.trial(row.number, row.title) },
    {
      kind: 'buttons',
      buttons: [
        { label: say.conclude(row.number), action: { name: 'suggestion.conclude', subject: row.id } },
      ],
    },
  ];
}

function planBlocks({ row, plan }: Suggestion, now: Date, { locale }: Reader): Block[] {
  const say = words(locale);
  if (!plan?.day) return [];
  return [
    {
      kind: 'text',
      text: say.plan(row.number, row.title, formats(locale, 'UTC').day(new Date(plan.day), now)),
    },
    {
      kind: 'buttons',
      buttons: [{ label: say.tell(row.number), action: { name: 'suggestion.next', subject: row.id } }],
    },
  ];
}

/** "due tomorrow", "due Thursday 26 November", "3 working days late". */
export function dueWords(dueAt: Date, { now, calendar }: At, { locale, timeZone }: Reader): string {
  const say = words(locale);
  const format = formats(locale, timeZone);
  if (dueAt <= now) {
    const late = workingDaysLate(dueAt, now, calendar, timeZone);
    if (late === 0) return say.lateSince(format.day(dueAt, now));
    return plural(locale, late, say.late(format.number(late)));
  }
  const dayOf = (instant: Date) => zoneOf(timeZone).dayAt(instant.getTime());
  const ahead = dayOf(dueAt) - dayOf(now);
  if (ahead === 0) return say.today;
  return ahead === 1 ? say.tomorrow : say.due(format.day(dueAt, now));
}

/** The same, marked where it is late: what a list shows. */
export function markedDue(dueAt: Date, at: At, reader: Reader): string {
  const due = dueWords(dueAt, at, reader);
  return dueAt <= at.now ? `⚠️ ${due}` : due;
}

/** How many working days have opened since then: none in the evening, on the weekend or the holiday that follows. */
export function workingDaysLate(dueAt: Date, now: Date, calendar: WorkCalendar, zone: string): number {
  const last = lastOpenedDay(now, calendar, zone);
  let late = 0;
  for (let day = lastOpenedDay(dueAt, calendar, zone); day < last; late++)
    day = workingDayFrom(day, 1, calendar);
  return late;
}

/** The first three: "#218, “Number the invoice lines” (due tomorrow)". */
function shortList(
  ideas: readonly Suggestion[],
  { locale }: Reader,
  dueOf: (idea: Suggestion) => string | null,
): string {
  const say = words(locale);
  return ideas
    .slice(0, 3)
    .map((each) => say.short(each.row.number, shortenLabel(each.row.title, SHORT_TITLE), dueOf(each)))
    .join(', ');
}

const words = phrases({
  en: {
    mine: (count: string) => ({
      one: 'Somebody is waiting for your answer',
      other: `${count} people are waiting for your answer`,
    }),
    others: (count: string) => ({
      one: 'An idea waits for its answer',
      other: `${count} ideas wait for their answer`,
    }),
    lateOnes: (count: string) => ({
      one: 'An answer is late',
      other: `${count} answers are late`,
    }),
    trials: 'A trial ends: what did it show?',
    plans: 'The day of a plan has come: what became of it?',
    summary: (headline: string, list: string) => `${headline}: ${list}`,
    short: (number: number, title: string, due: string | null) =>
      due === null ? `#${number}, “${title}”` : `#${number}, “${title}” (${due})`,
    line: (number: number, title: string, due: string) => `#${number} · ${title} · ${due}`,
    otherLine: (number: number, title: string, owner: string | null, due: string) =>
      `#${number} · ${title} · ${owner === null ? 'with nobody' : `with ${owner}`} · ${due}`,
    late: (days: string) => ({ one: `${days} working day late`, other: `${days} working days late` }),
    lateSince: (day: string) => `late since ${day}`,
    today: 'due today',
    tomorrow: 'due tomorrow',
    due: (day: string) => `due ${day}`,
    more: (count: string) => `+${count} more: /suggestions shows them all`,
    moreOpen: (count: string) => `+${count} more: /suggestions open shows all that are open`,
    answer: (number: number) => `Answer #${number}`,
    trial: (number: number, title: string) => `The trial of #${number}, “${title}”, ends. What did it show?`,
    conclude: (number: number) => `Tell the result of #${number}…`,
    plan: (number: number, title: string, day: string) =>
      `Idea #${number}, “${title}”, was planned for ${day}. Is it done, or for when is it now?`,
    tell: (number: number) => `Say what becomes of #${number}…`,
  },
  fr: {
    mine: (count) => ({
      one: 'Une personne attend votre réponse',
      other: `${count} personnes attendent votre réponse`,
    }),
    others: (count) => ({
      one: 'Une idée attend sa réponse',
      other: `${count} idées attendent leur réponse`,
    }),
    lateOnes: (count) => ({
      one: 'Une réponse est en retard',
      other: `${count} réponses sont en retard`,
    }),
    trials: 'Un essai se termine : qu’a-t-il montré ?',
    plans: fr`Le jour prévu est arrivé : qu’en est-il ?`,
    summary: (headline, list) => fr`${headline} : ${list}`,
    short: (number, title, due) =>
      due === null ? fr`n° ${number}, « ${title} »` : fr`n° ${number}, « ${title} » (${due})`,
    line: (number, title, due) => fr`n° ${number} · ${title} · ${due}`,
    otherLine: (number, title, owner, due) =>
      fr`n° ${number} · ${title} · ${owner === null ? 'chez personne' : `chez ${owner}`} · ${due}`,
    late: (days) => ({ one: `${days} jour ouvré de retard`, other: `${days} jours ouvrés de retard` }),
    lateSince: (day) => `en retard depuis ${day}`,
    today: 'pour aujourd’hui',
    tomorrow: 'pour demain',
    due: (day) => `pour ${day}`,
    more: (count) => fr`+${count} de plus : /idees les montre toutes`,
    moreOpen: (count) => fr`+${count} de plus : /idees ouvertes montre toutes celles qui sont ouvertes`,
    answer: (number) => fr`Répondre à la n° ${number}`,
    trial: (number, title) => fr`L’essai de la n° ${number}, « ${title} », se termine. Qu’a-t-il montré ?`,
    conclude: (number) => fr`Donner le résultat de la n° ${number}…`,
    plan: (number, title, day) =>
      fr`L’idée n° ${number}, « ${title} », était prévue pour le ${day}. Est-ce fait, ou pour quand maintenant ?`,
    tell: (number) => fr`Dire ce que devient la n° ${number}…`,
  },
});
