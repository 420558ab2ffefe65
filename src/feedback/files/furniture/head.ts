// Where a table begins: the rows above it, the rows that name its columns, or none at all, and what those rows say besides. Pure.

import type { Locale } from '../../../i18n/locale.ts';
import { fr, phrases } from '../../../i18n/phrases.ts';
import { isTimeZone } from '../../../i18n/time-zone.ts';
import { fold } from '../../../terms/fold.ts';
import { zoneNamed } from '../../dates/zone-names.ts';
import type { Override } from '../columns.ts';
import { headerAt } from '../header-row.ts';
import { headerGuess } from '../headers.ts';
import { mended } from '../mending.ts';
import { described, isFiller, joined, letterOf } from './names.ts';
import { extent, filledIn, type ValueKind, valueKind } from './values.ts';

export interface TableHead {
  /** Rows above the names of the columns: a title, a period, a logo's empty lines. */
  readonly above: number;
  /** Rows that name the columns, one to three; 0: the first row is an answer, and the columns are called "Column A". */
  readonly headerRows: number;
  readonly names: readonly string[];
  /** The IANA zone of the file's times, where the header or a title tells it. */
  readonly zone: string | null;
}

export interface HeadSettings {
  readonly overrides: readonly Override[];
  /** For the names of columns that have none. */
  readonly locale: Locale;
}

type CellRows = readonly (readonly string[])[];

/** Titles are shorter. */
const DEEPEST = 30;
/** Rows below a header that show what its columns hold. */
const SHOWING = 50;
/** Rows that show how wide the table is. */
const SAMPLE = 200;

/** @param rows the first ones of the file, as many as are at hand */
export function headOf(rows: CellRows, { overrides, locale }: HeadSettings): TableHead {
  const top = headerAt(rows, overrides) ?? firstWide(rows);
  const zone = rows.slice(0, top).flatMap((cells) => zoneOfTitle(cells) ?? [])[0] ?? null;
  const first = rows[top] ?? [];
  if (isAnswer(first, rows.slice(top + 1), overrides)) {
    const width = Math.max(...rows.slice(top, top + SHOWING).map(extent), 1);
    const names = Array.from({ length: width }, (_, i) => say(locale).column(letterOf(i)));
    return { above: top, headerRows: 0, names, zone };
  }
  const meta = rows.slice(top + 1, top + 3).findIndex(isImportIds);
  if (meta >= 0) {
    const names = meta === 0 ? first : described(first, rows[top + 1] ?? []);
    return {
      above: top,
      headerRows: meta + 2,
      names,
      zone: zoneOfImportIds(rows[top + 1 + meta] ?? []) ?? zone,
    };
  }
  const second = rows[top + 1];
  if (second !== undefined && isSecond(first, second, rows.slice(top + 2, top + 2 + SHOWING)))
    return { above: top, headerRows: 2, names: joined(first, second), zone };
  const group = rows[top - 1];
  if (group !== undefined && isGroups(group, first))
    return { above: top - 1, headerRows: 2, names: joined(group, first), zone };
  return { above: top, headerRows: 1, names: first, zone };
}

/** The first row about as wide as the table is: as most of its rows are that hold a date or a number, and of equals the wider ones. */
function firstWide(rows: CellRows): number {
  const widths = new Map<number, number>();
  const holds = (row: readonly string[]): boolean =>
    row.some((cell) => valueKind(cell) === 'date' || valueKind(cell) === 'number');
  const sample = rows.slice(0, SAMPLE);
  for (const row of sample.some(holds) ? sample.filter(holds) : sample) {
    const width = extent(row);
    if (width > 0) widths.set(width, (widths.get(width) ?? 0) + 1);
  }
  const [width] = [...widths].reduce(
    (best, each) => (each[1] > best[1] || (each[1] === best[1] && each[0] > best[0]) ? each : best),
    [0, 0],
  );
  const wanted = width === 1 ? 1 : Math.max(2, width * 0.7);
  return Math.max(
    rows.slice(0, DEEPEST).findIndex((row) => filledIn(row) >= wanted),
    0,
  );
}

/** Names of columns are no dates and no addresses, and no numbers above numbers. */
function isAnswer(first: readonly string[], below: CellRows, overrides: readonly Override[]): boolean {
  const named = new Set(overrides.map(({ left }) => fold(left)));
  if (first.some((cell) => named.has(fold(cell)) && fold(cell) !== '')) return false;
  const known = first.filter((cell) => headerGuess(mended(cell)) !== null).length;
  if (known > 0) return false;
  const kinds = first.map((cell) => valueKind(mended(cell)));
  if (kinds.includes('date') || first.some((cell) => ADDRESS.test(cell.trim()))) return true;
  const numbers = kinds.flatMap((kind, i) => (kind === 'number' ? [i] : []));
  if (numbers.length === 0) return false;
  const shown = kindsBelow(below.slice(0, SHOWING));
  return (
    numbers.every((i) => shown[i] === 'number') &&
    numbers.length * 2 >= kinds.filter((kind) => kind !== 'blank').length
  );
}

const ADDRESS = /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/;

/** For each column what nearly all of its cells are; 'text' where they differ. */
function kindsBelow(rows: CellRows): ValueKind[] {
  const width = Math.max(0, ...rows.map(extent));
  return Array.from({ length: width }, (_, i) => {
    const kinds = rows
      .map((row) => valueKind(row[i] ?? ''))
      .filter((kind) => kind !== 'blank' && kind !== 'none');
    if (kinds.length === 0) return 'blank';
    const most = (['date', 'number'] as const).find(
      (kind) => kinds.filter((each) => each === kind).length >= kinds.length * 0.8,
    );
    return most ?? 'text';
  });
}

/**
 * Whether a row goes on with the header: no date or number stands in it where the rows below have some, and it says something there;
 * or it has what survey tools write below a question, or names the columns that the header leaves unnamed.
 */
function isSecond(first: readonly string[], second: readonly string[], below: CellRows): boolean {
  const kinds = second.map(valueKind);
  if (kinds.some((kind) => kind === 'date' || kind === 'none')) return false;
  if (kinds.includes('number') && !isOfChoices(first, second, below)) return false;
  const typed = kindsBelow(below).flatMap((kind, i) => (kind === 'date' || kind === 'number' ? [i] : []));
  if (typed.length === 0) return false;
  const filled = second.flatMap((cell, i) => (cell.trim() === '' ? [] : [i]));
  const unnamed = second.flatMap((_, i) => ((first[i] ?? '').trim() === '' ? [i] : []));
  const names = unnamed.filter((i) => kinds[i] === 'text').length;
  const said = typed.filter((i) => kinds[i] === 'text' && !isFiller(second[i] ?? '')).length;
  if (said > 0) {
    const isEach = said === new Set(typed.flatMap((i) => second[i] || [])).size;
    if (said >= 2 && said >= typed.length / 2 && isEach) return true;
    // What a survey tool asked is named in two rows, and nobody answered without a day.
    const days = kindsBelow(below).flatMap((kind, i) => (kind === 'date' ? [i] : []));
    const isUndated = days.length > 0 && days.every((i) => kinds[i] === 'blank');
    const isTool = filled.some((i) => isFiller(second[i] ?? '')) || (names > 0 && names === unnamed.length);
    return isUndated && isTool && filled.every((i) => (second[i] ?? '').length <= LONGEST_PART);
  }
  const fits = (i: number): boolean =>
    isFiller(second[i] ?? '') || (first[i] ?? '').trim() === '' || isSplit(first, i);
  return (
    filled.length > 0 &&
    filled.every(fits) &&
    (filled.some((i) => isFiller(second[i] ?? '')) || (names > 0 && names === unnamed.length))
  );
}

/** "0", "1", … "10" below one question: its choices, each with a column of its own, and below them the one that was chosen. */
function isOfChoices(first: readonly string[], second: readonly string[], below: CellRows): boolean {
  const shown = kindsBelow(below);
  const numbers = second.flatMap((cell, i) => (valueKind(cell) === 'number' ? [i] : []));
  const isUndated =
    shown.some((kind) => kind === 'date') &&
    shown.every((kind, i) => kind !== 'date' || (second[i] ?? '').trim() === '');
  const isPart = (i: number) => (first[i] ?? '').trim() === '' || isSplit(first, i);
  const isDifferent = new Set(numbers.map((i) => second[i])).size === numbers.length;
  return isUndated && numbers.length > 2 && isDifferent && numbers.every(isPart);
}

/** In characters: a part of a question is shorter than an answer in words may be. */
const LONGEST_PART = 80;

/** The column of a question whose further columns, right of it, have no name of their own. */
function isSplit(first: readonly string[], place: number): boolean {
  return (first[place + 1] ?? '').trim() === '' && place + 1 < first.length;
}

/** A row of groups above the names: it parts names that come twice, or names that say nothing by themselves. */
function isGroups(group: readonly string[], names: readonly string[]): boolean {
  const filled = filledIn(group);
  if (filled === 0 || filledIn(names) <= filled || extent(group) > names.length) return false;
  const from = group.findIndex((cell) => cell.trim() !== '');
  const folded = names.map(fold);
  const isTwice = folded.slice(from).some((name, i) => name !== '' && folded.indexOf(name) !== i + from);
  return isTwice || (from > 0 && filled > 1) || group.some((cell) => cell.includes('?'));
}

/** The third row of a Qualtrics export: {"ImportId":"startDate","timeZone":"America/Denver"} */
function isImportIds(cells: readonly string[]): boolean {
  const ids = cells.filter((cell) => IMPORT_ID.test(cell)).length;
  return ids > 0 && ids * 2 >= filledIn(cells);
}

const IMPORT_ID = /^\s*\{\s*'?"?ImportId\W/i;

function zoneOfImportIds(cells: readonly string[]): string | null {
  for (const cell of cells) {
    const [, zone = ''] = /"timeZone"\s*:\s*"([^"]{1,60})"/i.exec(cell) ?? [];
    if (isTimeZone(zone)) return zone;
  }
  return null;
}

/** "Time zone: Europe/Paris", "Fuseau horaire ;UTC+2" */
function zoneOfTitle(cells: readonly string[]): string | null {
  const text = cells.join(' ').slice(0, 300);
  const [, zone = ''] =
    /(?:time ?zone|fuseau(?: horaire)?)\s*[:=]?\s*([A-Za-z][\w/+-]*(?:\s?[+-]\d{1,2}(?::?\d{2})?)?)/i.exec(
      text,
    ) ?? [];
  return zoneNamed(zone);
}

const say = phrases({
  en: { column: (letter: string) => `Column ${letter}` },
  fr: { column: (letter) => fr`Colonne ${letter}` },
});
