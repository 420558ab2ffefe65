// Cron expressions, read by croner on a plain wall clock: which days, at which times. Never on real time zones: croner,
// like cron, drops some times on a clock change, so zone.ts puts wall-clock times on the time line instead.
import { Cron, CronPattern } from 'croner';
import { UserError } from '../errors.ts';
import { plural } from '../i18n/formats.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { msPerDay } from './day.ts';
import { memory } from './memory.ts';

export interface CronRule {
  /** The expression with single spaces. */
  readonly expression: string;
  /** Minutes after midnight at which it falls, rising; the same on each day on which it falls. */
  readonly minutes: readonly number[];
  fallsOn(day: number): boolean;
}

const rememberRules = memory<CronRule>(500);

/**
 * Five fields: minute, hour, day of month, month, day of week (0 and 7 are Sunday), with croner's `L`, `W` and `#`. As in
 * cron, a day falls when EITHER day of month OR day of week fits, where both are given. Refuses (UserError `cron.*`, naming
 * the expression) what is not such an expression, comes round more than once an hour, or never.
 */
export function cronRule(expression: string): CronRule {
  const fields = expression.trim().split(/\s+/);
  const tidy = fields.join(' ');
  return rememberRules(tidy, () => {
    if (tidy === '') throw new UserError('cron.empty', (locale) => words(locale).empty);
    if (fields.length !== 5) {
      throw new UserError('cron.fields', (locale) => words(locale).fields(tidy, fields.length));
    }
    const pattern = patternOf(tidy);
    const [minute, ...others] = positionsIn(pattern.minute);
    if (minute === undefined || others.length > 0) {
      throw new UserError('cron.tooOften', (locale) => words(locale).tooOften(tidy));
    }
    const days = new Cron(`0 0 ${fields.slice(2).join(' ')}`, wallClock);
    if (!days.nextRun(new Date(0))) throw new UserError('cron.never', (locale) => words(locale).never(tidy));
    return {
      expression: tidy,
      minutes: positionsIn(pattern.hour).map((hour) => hour * 60 + minute),
      fallsOn: (day) => days.match(new Date(day * msPerDay)),
    };
  });
}

/** UTC has no clock changes: it stands for the wall clock itself. */
const wallClock = { timezone: 'UTC', mode: '5-part', paused: true } as const;

function patternOf(tidy: string): CronPattern {
  try {
    return new CronPattern(tidy, wallClock.timezone, { mode: wallClock.mode });
  } catch {
    throw new UserError('cron.unreadable', (locale) => words(locale).unreadable(tidy));
  }
}

function positionsIn(part: readonly number[]): number[] {
  return part.flatMap((set, position) => (set ? [position] : []));
}

const words = phrases({
  en: {
    empty: 'Write a cron expression, for example 0 9 * * 1 for each Monday at 9:00.',
    fields: (given: string, count: number) =>
      `“${given}” has ${count} ${plural('en', count, { one: 'field', other: 'fields' })}; a cron expression has five: minute, hour, day of month, month, day of week. For example: 0 9 * * 1`,
    unreadable: (given: string) =>
      `“${given}” cannot be read as a cron expression. For example, 0 9 * * 1 is each Monday at 9:00.`,
    tooOften: (given: string) =>
      `“${given}” comes round more than once an hour. Give a single minute in the first field, for example 0.`,
    never: (given: string) =>
      `“${given}” never happens: no month has such a day. Change the day or the month.`,
  },
  fr: {
    empty: 'Écrivez une expression cron, par exemple 0 9 * * 1 pour chaque lundi à 9 h.',
    fields: (given: string, count: number) =>
      fr`« ${given} » compte ${count} ${plural('fr', count, { one: 'champ', other: 'champs' })} ; une expression cron en compte cinq : minute, heure, jour du mois, mois, jour de la semaine. Par exemple : 0 9 * * 1`,
    unreadable: (given: string) =>
      fr`« ${given} » n’est pas une expression cron lisible. Par exemple, 0 9 * * 1 signifie chaque lundi à 9 h.`,
    tooOften: (given: string) =>
      fr`« ${given} » revient plus d’une fois par heure. Indiquez une seule minute dans le premier champ, par exemple 0.`,
    never: (given: string) =>
      fr`« ${given} » n’arrive jamais : aucun mois ne comporte ce jour. Changez le jour ou le mois.`,
  },
});
