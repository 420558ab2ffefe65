// How admins write when something may be posted, in both languages, and the field of a form for it. Pure. The rule is
// calendar/posting-hours.ts.
import { type PostingHours, postingHoursFrom } from '../calendar/posting-hours.ts';
import { timeOfDay } from '../i18n/formats.ts';
import { intlTag, type Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { dateFormat } from '../i18n/time-zone.ts';
import { type Field, type FormValues, textOf } from '../messages/form.ts';

const NAME = 'postingHours';
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** What an empty field stands for. */
export type Otherwise = 'working-hours' | 'company' | 'schedule';

/** @param code as it is stored; null: not set */
export function postingHoursField(code: string | null, otherwise: Otherwise, locale: Locale): Field {
  const say = words(locale);
  return {
    kind: 'text',
    name: NAME,
    label: say.label[otherwise],
    hint: `${say.hint} ${say.empty[otherwise]}`,
    optional: true,
    initial: postingHoursText(postingHoursFrom(code), locale),
  };
}

/** As `readPostingHours` reads it: "always", "Mon, Tue, Sat 8-20:30" / "lun, mar, sam de 8 h à 20 h 30"; '' for none. */
export function postingHoursText(hours: PostingHours | null, locale: Locale): string {
  if (hours === null) return '';
  if (hours.kind === 'always') return words(locale).always;
  const days = hours.days.map((day) => shortName(day, locale)).join(', ');
  const [from, to] = [clock(hours.from), clock(hours.to)];
  return `${days} ${words(locale).hours(from, to)}`;
}

function clock(hour: number): string {
  const minutes = Math.round((hour % 1) * 60);
  return `${Math.floor(hour)}:${String(minutes).padStart(2, '0')}`;
}

/** Null where the field was left empty; undefined where it holds no hours. */
export function postingHoursIn(values: FormValues): PostingHours | null | undefined {
  const text = textOf(values, NAME);
  return text === '' ? null : readPostingHours(text);
}

/** What is said under the field; null where nothing is wrong. */
export function postingHoursProblem(values: FormValues, locale: Locale): Record<string, string | null> {
  const isRead = postingHoursIn(values) !== undefined;
  return { [NAME]: isRead ? null : words(locale).bad([...textOf(values, NAME)].slice(0, 30).join('')) };
}

/** Without capitals and accents. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

const HOUR = String.raw`(\d{1,2})(?:(?:\s*h\s*|:)(\d{2})?)?`;
const HOURS = new RegExp(
  String.raw`^(.*?)(?:\s*\b(?:de|from))?\s*\b${HOUR}\s*(?:-|–|—|à|a|to)\s*${HOUR}$`,
  'i',
);

/** In either language, whatever the reader's: "toujours", "lun-ven de 8 h à 20 h 30", "Mon, Wed 9-17". Without days: Monday to Friday. */
export function readPostingHours(text: string): PostingHours | undefined {
  const folded = plain(text);
  if (['always', 'toujours'].includes(folded)) return { kind: 'always' };
  const [, dayText, hour = '', minute = '0', lastHour = '', lastMinute = '0'] = HOURS.exec(folded) ?? [];
  if (dayText === undefined) return undefined;
  const from = Number(hour) + Number(minute) / 60;
  const to = Number(lastHour) + Number(lastMinute) / 60;
  const days = readDays(dayText);
  if (!days || Number(minute) > 59 || Number(lastMinute) > 59 || from >= to || to > 24) return undefined;
  return { kind: 'hours', days, from: rounded(from), to: rounded(to) };
}

/** A minute is 0.0167 hours: near enough to come back as the minute it was. */
function rounded(hour: number): number {
  return Math.round(hour * 10_000) / 10_000;
}

function readDays(text: string): readonly number[] | null {
  if (text === '') return [1, 2, 3, 4, 5];
  const found = new Set<number>();
  for (const part of text.split(/[,;\s]+(?=[a-z])/).filter((each) => each !== '')) {
    const [first = '', last = first, ...rest] = part.split(/\s*[-–—]\s*/);
    const [from, to] = [dayCalled(first), dayCalled(last)];
    if (from === undefined || to === undefined || rest.length > 0) return null;
    for (let day = from; ; day = (day % 7) + 1) {
      found.add(day);
      if (day === to) break;
    }
  }
  return found.size === 0 ? null : [...found].toSorted((a, b) => a - b);
}

/** By its first letters, at least two, in either language. */
function dayCalled(text: string): number | undefined {
  const start = text.replace(/[.,]+$/, '');
  if (start.length < 2) return undefined;
  return weekdays.find((day) =>
    (['fr', 'en'] as const).some((locale) => longName(day, locale).startsWith(start)),
  );
}

function longName(day: number, locale: Locale): string {
  return plain(nameOf(day, locale, 'long'));
}

function shortName(day: number, locale: Locale): string {
  return nameOf(day, locale, 'short').replace('.', '');
}

/** 1 January 2024 was a Monday. */
function nameOf(day: number, locale: Locale, weekday: 'long' | 'short'): string {
  const format = dateFormat(intlTag(locale), 'UTC', { weekday });
  return format.format(Date.UTC(2024, 0, day));
}

const words = phrases({
  en: {
    label: {
      'working-hours': 'When cards, letters and digests may come',
      company: 'When its cards may be posted',
      schedule: 'When it may be posted',
    },
    hours: (from: string, to: string) => `${from.replace(':00', '')}-${to.replace(':00', '')}`,
    hint: 'Such as 8-20, “Mon-Sat 8-20”, or “always” for at once at any hour. What comes outside waits for the next opening.',
    empty: {
      'working-hours': 'Empty: on working days, in working hours.',
      company: 'Empty: in the company’s hours.',
      schedule: 'Empty: at the hour chosen above; with a cron expression, in the company’s hours.',
    },
    always: 'always',
    bad: (given: string) =>
      `“${given}” are no posting hours. Write days and hours, such as “Mon-Fri 8-20”, or “always”.`,
  },
  fr: {
    label: {
      'working-hours': 'Quand cartes, messages et bulletins peuvent arriver',
      company: 'Quand ses cartes peuvent être publiées',
      schedule: 'Quand il peut être publié',
    },
    hours: (from, to) => `de ${timeOfDay(from, 'fr')} à ${timeOfDay(to, 'fr')}`,
    hint: fr`Par exemple « 8 h à 20 h », « lun-sam 8 h à 20 h 30 », ou « toujours » pour aussitôt, à toute heure. Ce qui tombe en dehors attend la prochaine ouverture.`,
    empty: {
      'working-hours': fr`Vide : les jours ouvrés, aux heures de travail.`,
      company: fr`Vide : aux heures de l’entreprise.`,
      schedule: fr`Vide : à l’heure choisie plus haut ; avec une expression cron, aux heures de l’entreprise.`,
    },
    always: 'toujours',
    bad: (given) =>
      fr`« ${given} » n’indique pas d’heures de publication. Écrivez des jours et des heures, par exemple « lun-ven 8 h à 20 h », ou « toujours ».`,
  },
});
