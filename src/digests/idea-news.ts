// What became of ideas, in words: "Idea #41, from April, is done", whose it was if that was said, and how long it took.
import { z } from 'zod';
import { formats, plural } from '../i18n/formats.ts';
import { intlTag, type Locale } from '../i18n/locale.ts';
import { de, fr, phrases } from '../i18n/phrases.ts';
import type { Reader } from '../i18n/reader.ts';
import { dateFormat } from '../i18n/time-zone.ts';
import type { Span } from '../messages/message.ts';
import { type Became, outcomes } from '../suggestions/numbers/became.ts';

export const became = z.object({
  number: z.number(),
  title: z.string(),
  outcome: z.enum(outcomes),
  submittedAt: z.iso.datetime(),
  at: z.iso.datetime(),
  author: z.string().nullable(),
});
export type BecameSaid = z.output<typeof became>;

export function becameSaid({ submittedAt, at, ...idea }: Became): BecameSaid {
  return { ...idea, submittedAt: submittedAt.toISOString(), at: at.toISOString() };
}

/** "Idea #41, from April, is done: “Scanners at the till”. Léa Martin proposed it; it took 7 months." */
export function becameLine(idea: BecameSaid, reader: Reader): readonly Span[] {
  const say = words(reader.locale);
  const { number, title, outcome, author } = idea;
  const from = cameIn(idea, reader);
  const rest = outcome === 'done' ? say.took(author, tookText(idea, reader)) : author && say.proposed(author);
  return [{ strong: say[outcome](String(number), from) }, say.named(title), ...(rest ? [` ${rest}`] : [])];
}

/** "3 more were done or planned." */
export function moreLine(count: number, { locale, timeZone }: Reader): string {
  return plural(locale, count, words(locale).more(formats(locale, timeZone).number(count)));
}

/** "3 older ones have their answer now." */
export function earlierLine(count: number, { locale, timeZone }: Reader): string {
  return plural(locale, count, words(locale).earlier(formats(locale, timeZone).number(count)));
}

/** Its month, or its day where that is the month of what became of it; with the year if that is another one. */
function cameIn({ submittedAt, at }: BecameSaid, { locale, timeZone }: Reader): string {
  const [then, now] = [Date.parse(submittedAt), Date.parse(at)];
  const text = (options: Intl.DateTimeFormatOptions, instant: number) =>
    dateFormat(intlTag(locale), timeZone, options).format(instant);
  const year = (instant: number) => text({ year: 'numeric' }, instant);
  const month = (instant: number) => text({ month: 'long' }, instant);
  if (year(then) !== year(now)) return words(locale).month(`${month(then)} ${year(then)}`);
  if (month(then) !== month(now)) return words(locale).month(month(then));
  const day = Number(text({ day: 'numeric' }, then).replace(/\D/g, ''));
  return words(locale).day(day, month(then));
}

const DAY_MS = 86_400_000;

/** From weeks on, no more precisely than in weeks, and from months on in months. */
function tookText({ submittedAt, at }: BecameSaid, { locale }: { readonly locale: Locale }): string {
  const say = words(locale).lasted;
  const days = Math.max(1, Math.round((Date.parse(at) - Date.parse(submittedAt)) / DAY_MS));
  const some = (count: number, forms: (count: string) => { one: string; other: string }) =>
    plural(locale, count, forms(String(count)));
  if (days < 14) return some(days, say.days);
  if (days < 60) return some(Math.round(days / 7), say.weeks);
  if (days < 730) return some(Math.round(days / 30.44), say.months);
  return some(Math.round(days / 365.25), say.years);
}

const words = phrases({
  en: {
    done: (number: string, from: string) => `Idea #${number}, from ${from}, is done:`,
    planned: (number: string, from: string) => `Idea #${number}, from ${from}, is planned:`,
    month: (month: string) => month,
    day: (day: number, month: string) => `${day} ${month}`,
    named: (title: string) => ` “${title}”.`,
    took: (author: string | null, time: string) =>
      author === null ? `It took ${time}.` : `${author} proposed it; it took ${time}.`,
    proposed: (author: string) => `${author} proposed it.`,
    more: (count: string) => ({
      one: `${count} more idea was done or planned.`,
      other: `${count} more ideas were done or planned.`,
    }),
    earlier: (count: string) => ({
      one: `${count} older one has its answer now.`,
      other: `${count} older ones have their answer now.`,
    }),
    lasted: {
      days: (count: string) => ({ one: `${count} day`, other: `${count} days` }),
      weeks: (count: string) => ({ one: `${count} week`, other: `${count} weeks` }),
      months: (count: string) => ({ one: `${count} month`, other: `${count} months` }),
      years: (count: string) => ({ one: `${count} year`, other: `${count} years` }),
    },
  },
  fr: {
    done: (number, from) => fr`L’idée n° ${number}, ${from}, est réalisée :`,
    planned: (number, from) => fr`L’idée n° ${number}, ${from}, est prévue :`,
    month: (month) => de(month),
    day: (day, month) => (day === 1 ? fr`du 1er ${month}` : fr`du ${day} ${month}`),
    named: (title) => fr` « ${title} ».`,
    took: (author, time) =>
      author === null ? `Il a fallu ${time}.` : fr`Proposée par ${author} ; il a fallu ${time}.`,
    proposed: (author) => `Proposée par ${author}.`,
    more: (count) => ({
      one: `${count} autre idée réalisée ou prévue.`,
      other: `${count} autres idées réalisées ou prévues.`,
    }),
    earlier: (count) => ({
      one: `${count} plus ancienne a maintenant sa réponse.`,
      other: `${count} plus anciennes ont maintenant leur réponse.`,
    }),
    lasted: {
      days: (count) => ({ one: `${count} jour`, other: `${count} jours` }),
      weeks: (count) => ({ one: `${count} semaine`, other: `${count} semaines` }),
      months: (count) => ({ one: `${count} mois`, other: `${count} mois` }),
      years: (count) => ({ one: `${count} an`, other: `${count} ans` }),
    },
  },
});
