// Reads the settings' form: settings, or one sentence for each wrong field. Pure; the channel is looked up afterwards.
import { postingHoursCode } from '../../calendar/posting-hours.ts';
import { regionCode, regionsOf } from '../../calendar/regions.ts';
import { countryName } from '../../calendar/working-time.ts';
import { zoneOf } from '../../calendar/zone.ts';
import type { Locale } from '../../i18n/locale.ts';
import { type FormValues, listOf, type Parsed, textOf } from '../../messages/form.ts';
import { type ClosingDaysProblem, MOST_CLOSING_DAYS, readClosingDays } from '../../workspace/closing-days.ts';
import type { Settings } from '../../workspace/settings.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { problems, titleOf, titleProblem } from '../fields.ts';
import { postingHoursIn, postingHoursProblem } from '../posting-hours.ts';
import type { GuestDoor } from '../request.ts';
import { countryCode } from '../schedules/parse.ts';
import { isDays } from '../topics/topics.ts';
import { saySettings } from './words.ts';

export interface SettingsFormContext {
  readonly locale: Locale;
  readonly at: Date;
  /** As it is before. */
  readonly workspace: Pick<Workspace, 'country' | 'region' | 'timeZone'>;
  /** What may be opened to guests. */
  readonly guests: readonly Pick<GuestDoor, 'command'>[];
}

export function parseSettings(
  values: FormValues,
  { locale, at, workspace, guests }: SettingsFormContext,
): Parsed<Settings> {
  const say = saySettings(locale);
  const country = countryCode(textOf(values, 'country')) ?? null;
  const region = country === null ? null : readRegion(textOf(values, 'region'), country, workspace);
  const days = textOf(values, 'days');
  const workdays = listOf(values, 'workdays').map(Number).filter(isWeekday).sort();
  const hours = readHours(textOf(values, 'hours'));
  const closing = readClosingDays(textOf(values, 'closing'), zoneOf(workspace.timeZone).dayAt(at.getTime()));
  const errors = problems({
    country: country === null ? say.badCountry(shown(textOf(values, 'country'))) : null,
    region:
      country !== null && region === undefined
        ? regionProblem(textOf(values, 'region'), country, locale)
        : null,
    days: isDays(days) ? null : say.badDays(shown(days)),
    workdays: workdays.length === 0 ? say.noWorkday : null,
    hours: hours === null ? say.badHours(shown(textOf(values, 'hours'))) : null,
    ...postingHoursProblem(values, locale),
    closing: closing.ok ? null : closingProblem(closing.problem, locale),
    alerts: titleProblem(values, 'alerts', { optional: true, locale }),
    ...stableProblems(values, locale),
  });
  if (country === null || region === undefined || hours === null || !closing.ok) return { ok: false, errors };
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const posting = postingHoursIn(values);
  const [storiesChannel = null] = listOf(values, 'stories');
  return {
    ok: true,
    value: {
      country,
      region,
      locale: textOf(values, 'language') === 'fr' ? 'fr' : 'en',
      replyDays: Number(days),
      storiesChannel,
      alertsAt: titleOf(values, 'alerts') || null,
      workdays,
      closingDays: closing.days,
      dayStartsAt: hours.from,
      dayEndsAt: hours.to,
      postingHours: posting ? postingHoursCode(posting) : null,
      ...stableIn(values),
      ...admission(values, guests),
    },
  };
}

/** In the order in which they are asked for, each with the most that makes sense: wider, any change would be called stable. */
const mostStable = { stableNps: 20, stableShare: 20, stableMean: 1 } as const;
type Stable = keyof typeof mostStable;
export const stables: readonly Stable[] = ['stableNps', 'stableShare', 'stableMean'];

function stableProblems(values: FormValues, locale: Locale): Partial<Record<Stable, string | null>> {
  const problem = (name: Stable) => {
    const given = textOf(values, name);
    const isGood = given === '' || readStable(given, mostStable[name]) !== null;
    return isGood ? null : saySettings(locale).badStable(shown(given), mostStable[name]);
  };
  return Object.fromEntries(stables.map((name) => [name, problem(name)]));
}

/** One that is left empty stays as it is. */
function stableIn(values: FormValues): Partial<Record<Stable, number>> {
  return Object.fromEntries(
    stables.flatMap((name) => {
      const value = readStable(textOf(values, name), mostStable[name]);
      return value === null ? [] : [[name, value]];
    }),
  );
}

/** "3", "0,2", "0.2": more than nothing, in hundredths at most; null when it is none. */
function readStable(text: string, most: number): number | null {
  const value = /^\d{1,2}(?:[.,]\d{1,2})?$/.test(text) ? Number(text.replace(',', '.')) : 0;
  return value > 0 && value <= most ? value : null;
}

/** Who else may do what; a form that does not ask leaves it as it is. */
function admission(
  values: FormValues,
  guests: readonly Pick<GuestDoor, 'command'>[],
): Pick<Settings, 'guestsMay' | 'sharedChannels'> {
  const ticked = listOf(values, 'guests');
  const shared = textOf(values, 'shared');
  return {
    ...('guests' in values
      ? { guestsMay: guests.map(({ command }) => command).filter((command) => ticked.includes(command)) }
      : {}),
    ...(shared === '' ? {} : { sharedChannels: shared === 'confirmed' ? 'confirmed' : 'refused' }),
  };
}

/**
 * Undefined where the country has no such region. A region left over from the country before goes with that country. Who
 * moves to the United Kingdom without naming a region gets England's days: the country's own lack the summer bank holiday.
 */
function readRegion(
  text: string,
  country: string,
  before: SettingsFormContext['workspace'],
): string | null | undefined {
  const code = text === '' ? null : regionCode(country, text);
  if (country === before.country || typeof code === 'string') return code;
  const isLeftOver = before.region !== null && regionCode(before.country, text) === before.region;
  if (text !== '' && !isLeftOver) return undefined;
  return country === 'GB' ? 'ENG' : null;
}

export function regionProblem(given: string, country: string, locale: Locale): string {
  const say = saySettings(locale);
  const names = regionsOf(country, locale).map((region) => region.name);
  const name = countryName(country, locale);
  return names.length === 0 ? say.noRegions(name) : say.badRegion(shown(given), named(names));
}

/** As many as stand under a field: a refusal has 300 characters there. */
function named(names: readonly string[]): string {
  const most = 6;
  return names.length > most ? `${names.slice(0, most).join(', ')}…` : `${names.join(', ')}.`;
}

/** "9-18", "de 9 h à 18 h", "09:00-18:00": whole hours of one day; null when it is none of these. */
export function readHours(text: string): { from: number; to: number } | null {
  const [, opens, closes] =
    /^(?:(?:de|from)\s+)?(\d{1,2})(?:\s?h(?:\s?00)?|:00)?\s*(?:-|–|—|à|to)\s*(\d{1,2})(?:\s?h(?:\s?00)?|:00)?$/i.exec(
      text,
    ) ?? [];
  if (opens === undefined) return null;
  const [from, to] = [Number(opens), Number(closes)];
  return from < to && to <= 24 ? { from, to } : null;
}

function isWeekday(day: number): boolean {
  return Number.isInteger(day) && day >= 1 && day <= 7;
}

function closingProblem(problem: ClosingDaysProblem, locale: Locale): string {
  const say = saySettings(locale);
  switch (problem.kind) {
    case 'unreadable':
      return say.badDate(shown(problem.text));
    case 'no-such-day':
      return say.noSuchDay(problem.text);
    case 'backwards':
      return say.backwards(problem.text);
    case 'too-many':
      return say.tooManyDays(problem.count, MOST_CLOSING_DAYS);
    default:
      return problem satisfies never;
  }
}

/** Long enough to be recognised, short enough for the sentence under a field to be shown whole. */
export function shown(text: string): string {
  const letters = [...text];
  return letters.length > 30 ? `${letters.slice(0, 29).join('')}…` : text;
}
