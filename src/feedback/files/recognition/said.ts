// What somebody said of the columns of a file, resolved to their places. Pure.
import { isDay } from '../../../calendar/day.ts';
import { UserError } from '../../../errors.ts';
import { fr, phrases } from '../../../i18n/phrases.ts';
import { fold } from '../../../terms/fold.ts';
import { type DateOrder, dateOrders } from '../../dates/instant.ts';
import { type Heat, heats, type Metric, metrics } from '../../filters.ts';
import { metricOf, parseScale, type Scale, scaleText } from '../../scale.ts';
import type { Override } from '../columns.ts';
import { columnFields, type FieldChoice, headerGuess } from '../headers.ts';
import { keyOf } from './labels.ts';

export interface SaidOfColumns {
  readonly fields: ReadonlyMap<number, FieldChoice>;
  readonly scales: ReadonlyMap<number, Scale>;
  readonly values: ReadonlyMap<number, Readonly<Record<string, number | null>>>;
  readonly metric: Metric | null;
  readonly touchpoint: string | null;
  readonly heat: Heat | null;
  readonly day: string | null;
  readonly dateOrder: DateOrder | null;
  /** The present columns are taken, whatever the source's last file had. */
  readonly isLayoutNew: boolean;
}

/** A column by its header, or by its place: "#3". Null where there is none. */
export function placeOf(name: string, headers: readonly string[]): number | null {
  const [, number] = /^#(\d{1,5})$/.exec(name.trim()) ?? [];
  const at =
    number === undefined
      ? headers.findIndex((header) => header.trim() === name || fold(header) === fold(name))
      : Number(number) - 1;
  return at >= 0 && at < headers.length ? at : null;
}

/** What a column is called in an option: its header, or its place where that would not be plain. */
export function nameInOption(headers: readonly string[], at: number): string {
  const header = (headers[at] ?? '').trim();
  const isPlain = header.length <= 60 && /^[^",=:#\n\r]+$/.test(header);
  return isPlain && placeOf(header, headers) === at ? header : `#${at + 1}`;
}

/** @throws UserError('import.map') where an override names no column, or nothing that a column can be. */
export function saidOf(headers: readonly string[], overrides: readonly Override[]): SaidOfColumns {
  const fields = new Map<number, FieldChoice>();
  const scales = new Map<number, Scale>();
  const values = new Map<number, Record<string, number | null>>();
  const constants: Constants = { metric: null, touchpoint: null, heat: null, day: null };
  let dateOrder: DateOrder | null = null;
  let isLayoutNew = false;
  const unknown = ({ left, right, of }: Override): UserError =>
    new UserError('import.map', (locale) =>
      say(locale).unknown(`--${of ?? 'map'}`, `${left}=${right}`, shown(headers)),
    );
  for (const override of overrides) {
    const { left, right, of } = override;
    switch (of) {
      case 'dates':
        dateOrder = dateOrders.find((each) => each === right) ?? null;
        break;
      case 'layout':
        isLayoutNew = true;
        break;
      case 'scale': {
        const at = placeOf(left, headers);
        const scale = parseScale(right);
        if (at === null || scale === null || scale.low >= scale.high) throw unknown(override);
        scales.set(at, scale);
        break;
      }
      case 'value': {
        const [, column = '', label = ''] = /^(.*?)\s*:\s*(.*)$/s.exec(left) ?? [];
        const at = placeOf(column, headers);
        const score = scoreSaid(right);
        if (at === null || score === undefined) throw unknown(override);
        values.set(at, { ...values.get(at), [keyOf(label)]: score });
        break;
      }
      case undefined: {
        const at = placeOf(left, headers);
        const choice = choiceOf(right);
        if (at !== null && choice !== null) fields.set(at, choice);
        else if (!setConstant(constants, left, right)) throw unknown(override);
        break;
      }
      default:
        of satisfies never;
    }
  }
  return { fields, scales, values, ...constants, dateOrder, isLayoutNew };
}

function scoreSaid(text: string): number | null | undefined {
  if (/^(?:none|aucune?|-)$/i.test(text)) return null;
  const score = Number(text.replace(',', '.'));
  return Number.isFinite(score) ? score : undefined;
}

function choiceOf(text: string): FieldChoice | null {
  const guess = headerGuess(text);
  return [...columnFields, ...metrics].find((each) => each === guess) ?? null;
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

/** @throws UserError('import.scale') where a metric is not asked on that scale. */
export function refuseScale(metric: Metric, header: string, scale: Scale): never {
  throw new UserError('import.scale', (locale) =>
    say(locale).notOnScale(metric.toUpperCase(), header, scaleText(scale)),
  );
}

/** The first names of columns, for a message. */
function shown(headers: readonly string[]): string {
  const named = headers.map((header) => header.trim()).filter((header) => header !== '');
  const first = named.slice(0, 30).map((name) => (name.length > 60 ? `${name.slice(0, 59)}…` : name));
  return [...first, ...(named.length > first.length ? ['…'] : [])].join(', ');
}

const say = phrases({
  en: {
    unknown: (option: string, pair: string, known: string) =>
      `${option}: “${pair}” names no column and no field. Columns: ${known}; or #1 for the first. Fields: ${[...columnFields, ...metrics].join(', ')}; or for every row: metric=nps|csat|ces, touchpoint=…, heat=hot|cold, date=2026-10-31.`,
    notOnScale: (metric: string, header: string, scale: string) =>
      `${metric} is not asked on ${scale} (“${header}”): NPS is 0-10, or 1-10, 1-11 or 0-100 brought to it; satisfaction starts at 0 or 1 and ends at 100 at most; effort is 1-5, 1-7 or on ten points.`,
  },
  fr: {
    unknown: (option: string, pair: string, known: string) =>
      fr`${option} : « ${pair} » ne désigne ni colonne ni champ. Colonnes : ${known} ; ou #1 pour la première. Champs : ${[...columnFields, ...metrics].join(', ')} ; ou pour toutes les lignes : metric=nps|csat|ces, touchpoint=…, heat=hot|cold, date=2026-10-31.`,
    notOnScale: (metric: string, header: string, scale: string) =>
      fr`${metric} ne se demande pas sur ${scale} (« ${header} ») : le NPS va de 0 à 10, ou de 1 à 10, de 1 à 11 ou de 0 à 100 ramenés à cette échelle ; la satisfaction part de 0 ou 1 et va jusqu’à 100 au plus ; l’effort va de 1 à 5, de 1 à 7 ou compte dix points.`,
  },
});
