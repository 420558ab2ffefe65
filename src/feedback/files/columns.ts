// What somebody says of the columns of a file, and what is said of each in the end. Pure; what is guessed is in recognition/.
import { UserError } from '../../errors.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Heat, Metric } from '../filters.ts';
import type { Scale } from '../scale.ts';
import type { ColumnField } from './headers.ts';
import type { LeftOutWhy } from './recognition/harmless.ts';

export { type ColumnField, columnFields } from './headers.ts';

export interface Column {
  readonly header: string;
  readonly field: ColumnField;
}

/** Why a column is taken for what it is, the surest first. */
const columnReasons = ['said', 'kept', 'layout', 'name', 'question', 'values', 'rest'] as const;
export type ColumnReason = (typeof columnReasons)[number];

/** A column with what is known of it. */
export interface UnderstoodColumn extends Column {
  /** Of scores; null where each row says it, or nobody does. */
  readonly metric: Metric | null;
  /** Of scores: on which the file has them. NPS is brought to 0 to 10 (see rules in recognition/stored.ts). */
  readonly scale: Scale | null;
  /** Of scores: what labels stand for on that scale, by `keyOf`; null is no score. */
  readonly values: Readonly<Record<string, number | null>>;
  /** Of scores and comments, where the header says more than what it is. */
  readonly question: string | null;
  /** Of a state: the values, after `fold`, of rows that are no answers. */
  readonly drops: readonly string[];
  readonly reason: ColumnReason;
  readonly isSure: boolean;
  /** Why it is not stored; null where it is. */
  readonly leftOut: LeftOutWhy | null;
  /** Its first value; null where that would tell of a person, or there is none. */
  readonly example: string | null;
  /** Of what is filtered by, or tells real answers from others: its values, where they are few. */
  readonly few: readonly string[];
}

export interface Mapping {
  readonly columns: readonly UnderstoodColumn[];
  /** What holds for every row. */
  readonly metric: Metric | null;
  readonly touchpoint: string | null;
  readonly heat: Heat | null;
  /** YYYY-MM-DD, instead of any column's. */
  readonly day: string | null;
}

/**
 * What somebody says: "Column=field" or "metric=nps" (`--map`); of a 'scale' "Column=1-5", of a 'value' "Column:Label=5" with the two joined by
 * a colon on the left, of 'dates' "=dmy", of the 'layout' "=new". "#3" is the third column, whatever it is called.
 */
export interface Override {
  readonly left: string;
  readonly right: string;
  /** `--map` where it is absent. */
  readonly of?: 'scale' | 'value' | 'dates' | 'layout';
}

/**
 * A column whose name has a comma stands in double quotes.
 * @throws UserError('import.map') quoting the part that is not `left=right`.
 */
export function parseMap(text: string, of?: 'scale' | 'value'): Override[] {
  const parts = text.match(/(?:"[^"]*"|[^,"])+/g) ?? [];
  return parts.map((part) => {
    const [, left = '', right = ''] = /^\s*(.*?)\s*=\s*([^=]*?)\s*$/s.exec(part) ?? [];
    const name = left.replace(/^"([^"]*)"$/, '$1').trim();
    if (name === '' || right === '')
      throw new UserError('import.map', (locale) => say(locale).notAPair(`--${of ?? 'map'}`, part));
    return { left: name, right: right.replace(/^"([^"]*)"$/, '$1'), ...(of === undefined ? {} : { of }) };
  });
}

export type MissingColumn = 'date' | 'answer' | 'metric';

/** What nothing can be imported without; null: nothing is missing. @param metric that holds for every row, as `day` */
export function missingIn(
  fields: readonly ColumnField[],
  metric: Metric | null,
  day: string | null = null,
): MissingColumn | null {
  const has = (field: ColumnField): boolean => fields.includes(field);
  if (!has('date') && day === null) return 'date';
  if (!has('score') && !has('verbatim') && !has('answer')) return 'answer';
  return has('score') && !has('metric') && metric === null ? 'metric' : null;
}

const say = phrases({
  en: {
    notAPair: (option: string, part: string) => `${option}: “${part}” is not of the form Column=field.`,
  },
  fr: {
    notAPair: (option: string, part: string) =>
      fr`${option} : « ${part} » n’est pas de la forme Colonne=champ.`,
  },
});
