// How often a digest comes round, as it is stored and as a form gives it. On which instants is in occurrences.ts.
import { z } from 'zod';
import { UserError } from '../errors.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { cronRule } from './cron.ts';
import { isDay, type Weekday } from './day.ts';

/** `at` is a local time, HH:MM. */
export type Cadence =
  /** Each workday of the calendar. */
  | { readonly kind: 'daily'; readonly at: string }
  | { readonly kind: 'weekly'; readonly weekday: Weekday; readonly at: string }
  /** Every second week, counted from the week (Monday to Sunday) that holds `anchor`, a day written YYYY-MM-DD. */
  | { readonly kind: 'biweekly'; readonly weekday: Weekday; readonly anchor: string; readonly at: string }
  /** The first or last working day of each month. */
  | { readonly kind: 'monthly'; readonly on: 'first' | 'last'; readonly at: string }
  /** See cron.ts. */
  | { readonly kind: 'cron'; readonly expression: string };

/** Reads a cadence. Refuses with a UserError (`cadence.*`, `cron.*`) that names the value and says what is expected. */
export function parseCadence(json: unknown): Cadence {
  const read = shape.safeParse(json);
  if (!read.success) throw refusal(json, read.error.issues[0]?.path[0]);
  const cadence = read.data;
  return cadence.kind === 'cron'
    ? { ...cadence, expression: cronRule(cadence.expression).expression }
    : cadence;
}

/** Minutes after midnight of HH:MM. Throws naming the text where it is not a time. */
export function minuteOfDay(at: string): number {
  const [, hours, minutes] = TIME.exec(at) ?? [];
  if (hours === undefined) throw new RangeError(`"${at}" is not a time written HH:MM`);
  return Number(hours) * 60 + Number(minutes);
}

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;
const at = z.string().regex(TIME);
const weekday = z.literal([1, 2, 3, 4, 5, 6, 7]);

const shape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('daily'), at }),
  z.object({ kind: z.literal('weekly'), weekday, at }),
  z.object({ kind: z.literal('biweekly'), weekday, anchor: z.string().refine(isDay), at }),
  z.object({ kind: z.literal('monthly'), on: z.enum(['first', 'last']), at }),
  z.object({ kind: z.literal('cron'), expression: z.string() }),
]) satisfies z.ZodType<Cadence>;

const fieldsOfCadence = ['kind', 'at', 'weekday', 'anchor', 'on', 'expression'] as const;

function refusal(json: unknown, path: PropertyKey | undefined): UserError {
  const field = fieldsOfCadence.find((each) => each === path) ?? 'kind';
  const given = z.record(z.string(), z.unknown()).safeParse(json).data?.[field];
  const shown = typeof given === 'string' ? given : (JSON.stringify(given) ?? '');
  return new UserError(`cadence.${field}`, (locale) => words(locale)[field](shown));
}

const words = phrases({
  en: {
    kind: (given: string) =>
      `“${given}” is not a cadence. Choose daily, weekly, every two weeks, monthly or a cron expression.`,
    at: (given: string) => `“${given}” is not a time of day. Write it as 09:00.`,
    weekday: (given: string) => `“${given}” is not a day of the week. Choose one from Monday to Sunday.`,
    anchor: (given: string) => `“${given}” is not a date. Give a day of a week that counts, as 2026-11-23.`,
    on: (given: string) => `“${given}” is not a day of the month. Choose the first or the last working day.`,
    expression: (given: string) => `“${given}” is not a cron expression. For example: 0 9 * * 1`,
  },
  fr: {
    kind: (given: string) =>
      fr`« ${given} » n’est pas une fréquence. Choisissez tous les jours, chaque semaine, toutes les deux semaines, chaque mois ou une expression cron.`,
    at: (given: string) => fr`« ${given} » n’est pas une heure. Écrivez-la sous la forme 09:00.`,
    weekday: (given: string) =>
      fr`« ${given} » n’est pas un jour de la semaine. Choisissez-en un, de lundi à dimanche.`,
    anchor: (given: string) =>
      fr`« ${given} » n’est pas une date. Indiquez un jour d’une semaine qui compte, sous la forme 2026-11-23.`,
    on: (given: string) =>
      fr`« ${given} » n’est pas un jour du mois. Choisissez le premier ou le dernier jour ouvré.`,
    expression: (given: string) => fr`« ${given} » n’est pas une expression cron. Par exemple : 0 9 * * 1`,
  },
});
