// What each column of a file is: guessed from French and English headers, or as the operator says. Pure.
import { isDay } from '../../calendar/day.ts';
import { UserError } from '../../errors.ts';
import type { Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { fold } from '../../terms/fold.ts';
import { type Heat, heats, type Metric, metrics } from '../filters.ts';
import { metricOf } from '../scale.ts';
import { type ColumnField, columnFields, type HeaderGuess, headerGuess } from './headers.ts';
import { isOfRejects } from './rejects.ts';

export { type ColumnField, columnFields };

export interface Column {
  readonly header: string;
  readonly field: ColumnField;
}

export interface Mapping {
  readonly columns: readonly Column[];
  /** What holds for every row. */
  readonly metric: Metric | null;
  readonly touchpoint: string | null;
  readonly heat: Heat | null;
  /** YYYY-MM-DD, instead of any column's. */
  readonly day: string | null;
}

/** `--map`: "Column=field" or "metric=nps"; a column whose name has a comma stands in double quotes. */
export interface Override {
  readonly left: string;
  readonly right: string;
}

/** @throws UserError('import.map') quoting the part that is not `left=right`. */
export function parseMap(text: string): Override[] {
  const parts = text.match(/(?:"[^"]*"|[^,"])+/g) ?? [];
  return parts.map((part) => {
    const [, left = '', right = ''] = /^\s*(.*?)\s*=\s*([^=]*?)\s*$/s.exec(part) ?? [];
    const name = left.replace(/^"([^"]*)"$/, '$1').trim();
    if (name === '' || right === '')
      throw new UserError('import.map', (locale) => say(locale).notAPair(part));
    return { left: name, right: right.replace(/^"([^"]*)"$/, '$1') };
  });
}

/** Excel's own limit: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3 */
export const MOST_COLUMNS = 16_384;

/**
 * The first column that fits takes a field; names, and columns that nothing fits, may be several. A customer's e-mail address
 * is the reference where there is no better one; otherwise it is ignored, as are phone numbers and postal addresses.
 * @throws UserError where there are more than MOST_COLUMNS, or an override names no column or no field; UselessColumns where no column
 * holds the date, or neither score nor words, or the score's metric is not known: nothing can be imported then.
 */
export function mapColumns(headers: readonly string[], overrides: readonly Override[]): Mapping {
  if (headers.length > MOST_COLUMNS) {
    throw new UserError('import.tooManyColumns', (locale) => say(locale).tooMany(headers.length));
  }
  const fields: (HeaderGuess | null)[] = headers.map(() => null);
  const constants: Constants = { metric: null, touchpoint: null, heat: null, day: null };
  for (const { left, right } of overrides) {
    const index = headers.findIndex((header) => header.trim() === left || fold(header) === fold(left));
    const field = headerGuess(right);
    if (index >= 0 && field !== null) fields[index] = field;
    else if (!setConstant(constants, left, right)) {
      const known = shown(headers);
      throw new UserError('import.map', (locale) => say(locale).unknown(left, right, known));
    }
  }
  const taken = new Set<HeaderGuess>(fields.filter((field) => field !== null));
  const isRejectsFile = isOfRejects(headers);
  headers.forEach((header, i) => {
    if (fields[i] !== null) return;
    const guess = isRejectsFile && i < 3 ? 'ignore' : headerGuess(header);
    fields[i] = guess === null || (isSingle(guess) && clashes(guess, taken)) ? 'segment' : guess;
    if (guess !== null) taken.add(guess);
  });
  // Where nothing else tells the day, a column of that name does.
  if (!taken.has('date') && fields.includes('time')) fields[fields.indexOf('time')] = 'date';
  const scored = metrics.find((metric) => taken.has(metric) && fields.includes(metric));
  const columns = headers.map((header, i) => ({ header, field: fieldOf(fields[i] ?? 'segment', taken) }));
  const mapping = { columns, ...constants, metric: constants.metric ?? scored ?? null };
  refuseUseless(mapping, headers);
  return mapping;
}

function isSingle(guess: HeaderGuess): boolean {
  return (
    guess !== 'name' && guess !== 'segment' && guess !== 'ignore' && guess !== 'private' && guess !== 'email'
  );
}

/** Only one column can be the score, whichever way it is called. */
function clashes(guess: HeaderGuess, taken: ReadonlySet<HeaderGuess>): boolean {
  const isScore = (each: HeaderGuess): boolean =>
    each === 'score' || metrics.some((metric) => metric === each);
  return taken.has(guess) || (isScore(guess) && [...taken].some(isScore));
}

function fieldOf(guess: HeaderGuess, taken: ReadonlySet<HeaderGuess>): ColumnField {
  if (guess === 'private') return 'ignore';
  if (guess === 'email') return taken.has('customer') ? 'ignore' : 'customer';
  if (guess === 'nps' || guess === 'csat' || guess === 'ces') return 'score';
  return guess;
}

interface Constants {
  metric: Metric | null;
  touchpoint: string | null;
  heat: Heat | null;
  day: string | null;
}

function setConstant(constants: Constants, left: string, right: string): boolean {
  switch (headerGuess(left)) {
    case 'metric': {
      const metric = metricOf(right);
      if (metric === null || metric === 'cesV1') return false;
      constants.metric = metric;
      return true;
    }
    case 'heat': {
      const heat = heats.find((each) => each === right.toLowerCase());
      if (heat === undefined) return false;
      constants.heat = heat;
      return true;
    }
    case 'touchpoint':
      constants.touchpoint = right;
      return true;
    case 'date':
      if (!isDay(right)) return false;
      constants.day = right;
      return true;
    default:
      return false;
  }
}

export type Missing = 'date' | 'answer' | 'metric';

/** What nothing can be imported without; null: nothing is missing. @param metric that holds for every row, as `day` */
export function missingIn(
  fields: readonly ColumnField[],
  metric: Metric | null,
  day: string | null = null,
): Missing | null {
  const has = (field: ColumnField): boolean => fields.includes(field);
  if (!has('date') && day === null) return 'date';
  if (!has('score') && !has('verbatim')) return 'answer';
  return has('score') && !has('metric') && metric === null ? 'metric' : null;
}

/** The mapping as far as it is known, for whoever can have it corrected. The words are for the command line. */
export class UselessColumns extends UserError {
  readonly missing: Missing;
  readonly mapping: Mapping;

  constructor(code: string, words: (locale: Locale) => string, missing: Missing, mapping: Mapping) {
    super(code, words);
    this.missing = missing;
    this.mapping = mapping;
  }
}

function refuseUseless(mapping: Mapping, headers: readonly string[]): void {
  const fields = mapping.columns.map(({ field }) => field);
  const missing = missingIn(fields, mapping.metric, mapping.day);
  const known = shown(headers);
  switch (missing) {
    case 'date':
      throw new UselessColumns('import.noDate', (locale) => say(locale).noDate(known), missing, mapping);
    case 'answer':
      throw new UselessColumns('import.noAnswer', (locale) => say(locale).noAnswer(known), missing, mapping);
    case 'metric':
      throw new UselessColumns('import.noMetric', (locale) => say(locale).noMetric, missing, mapping);
    case null:
      return;
    default:
      missing satisfies never;
  }
}

/** The first names of columns, for a message. */
function shown(headers: readonly string[]): string {
  const named = headers.map((header) => header.trim()).filter((header) => header !== '');
  const first = named.slice(0, 30).map((name) => (name.length > 60 ? `${name.slice(0, 59)}…` : name));
  return [...first, ...(named.length > first.length ? ['…'] : [])].join(', ');
}

const say = phrases({
  en: {
    notAPair: (part: string) => `--map: “${part}” is not of the form Column=field.`,
    unknown: (left: string, right: string, known: string) =>
      `--map: “${left}=${right}” names no column and no field. Columns: ${known}. Fields: ${columnFields.join(', ')}; or for every row: metric=nps|csat|ces, touchpoint=…, heat=hot|cold, date=2026-10-31.`,
    tooMany: (columns: number) =>
      `The first line has ${columns} columns; at most ${MOST_COLUMNS} are read. Keep the columns of the answers, save, and import again.`,
    noDate: (known: string) =>
      `No column looks like the date of the answer. Columns: ${known}. Say which with --map "Column=date", or give all answers one day with --answered-at.`,
    noAnswer: (known: string) =>
      `No column looks like a score or a comment. Columns: ${known}. Say which with --map "Column=score" or "Column=verbatim".`,
    noMetric:
      'The scores do not say what they measure. Add --metric nps, csat or ces, or --map "Column=metric".',
  },
  fr: {
    notAPair: (part: string) => fr`--map : « ${part} » n’est pas de la forme Colonne=champ.`,
    unknown: (left: string, right: string, known: string) =>
      fr`--map : « ${left}=${right} » ne désigne ni colonne ni champ. Colonnes : ${known}. Champs : ${columnFields.join(', ')} ; ou pour toutes les lignes : metric=nps|csat|ces, touchpoint=…, heat=hot|cold, date=2026-10-31.`,
    tooMany: (columns: number) =>
      fr`La première ligne compte ${columns} colonnes ; ${MOST_COLUMNS} au plus sont lues. Gardez les colonnes des réponses, enregistrez, puis importez à nouveau.`,
    noDate: (known: string) =>
      fr`Aucune colonne ne ressemble à la date de la réponse. Colonnes : ${known}. Dites laquelle avec --map "Colonne=date", ou donnez un même jour à toutes les réponses avec --answered-at.`,
    noAnswer: (known: string) =>
      fr`Aucune colonne ne ressemble à une note ou à un commentaire. Colonnes : ${known}. Dites laquelle avec --map "Colonne=score" ou "Colonne=verbatim".`,
    noMetric:
      'Les notes ne disent pas ce qu’elles mesurent. Ajoutez --metric nps, csat ou ces, ou --map "Colonne=metric".',
  },
});
