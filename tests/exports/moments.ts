// The ways in which tools write when an answer was given, and how exactly each says it.
import type { DateTime } from 'luxon';
import type { Chance } from '../../src/demo/company/chance.ts';

/** The company's, of times that name no other. */
export const ZONE = 'Europe/Paris';

export interface Moment {
  /** @param at in any zone */
  write(at: DateTime): string;
  readonly precision: 'second' | 'minute' | 'day';
}

/** By luxon's tokens: https://moment.github.io/luxon/#/formatting?id=table-of-tokens */
export function moment(
  format: string,
  precision: Moment['precision'],
  zone = ZONE,
  locale = 'en-US',
): Moment {
  return { precision, write: (at) => at.setZone(zone).setLocale(locale).toFormat(format) };
}

const french: readonly Moment[] = [
  moment('dd/MM/yyyy HH:mm:ss', 'second'),
  moment('dd/MM/yyyy HH:mm', 'minute'),
  moment('dd/MM/yyyy', 'day'),
  moment("dd/MM/yyyy HH'h'mm", 'minute'),
  moment('d MMMM yyyy', 'day', ZONE, 'fr'),
  moment('dd-MM-yyyy HH:mm', 'minute'),
  moment('dd.MM.yyyy', 'day'),
];
const american: readonly Moment[] = [
  moment('M/d/yyyy H:mm:ss', 'second'),
  moment('MM/dd/yyyy hh:mm:ss a', 'second'),
  moment('MMM d, yyyy', 'day'),
  moment('MMMM d, yyyy h:mm a', 'minute'),
];
const iso: readonly Moment[] = [
  moment('yyyy-MM-dd HH:mm:ss', 'second'),
  moment('yyyy-MM-dd HH:mm', 'minute'),
  moment('yyyy-MM-dd', 'day'),
  moment("yyyy-MM-dd'T'HH:mm:ss'Z'", 'second', 'utc'),
  moment("yyyy-MM-dd'T'HH:mm:ssZZ", 'second', 'Europe/London'),
  moment("yyyy-MM-dd HH:mm:ss 'UTC'", 'second', 'utc'),
];

export function anyMoment(chance: Chance): Moment {
  return chance.pick(chance.pick([french, american, iso, iso]));
}

/** Whether an instant that was read is the one that was written. */
export function isSameMoment(read: Date, at: DateTime, { precision }: Pick<Moment, 'precision'>): boolean {
  const was = at.setZone(ZONE);
  const wanted = precision === 'day' ? was.toISODate() : was.startOf(precision).toMillis();
  const got = was.set({}).plus(read.getTime() - was.toMillis());
  return precision === 'day' ? got.toISODate() === wanted : got.startOf(precision).toMillis() === wanted;
}

/** Of tools that write the second. */
export function second(format: string, zone?: string): Moment {
  return moment(format, 'second', zone);
}
