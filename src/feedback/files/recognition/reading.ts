// From the cells of a row to what came in, as its columns say, with the places worked out once. Pure; whether it can be stored is item.ts.
import { fold } from '../../../terms/fold.ts';
import { withTime } from '../../dates/joined.ts';
import type { Heat } from '../../filters.ts';
import type { RawComment, RawItem, RawScore } from '../../item.ts';
import { isPlaceholder, looksLikeName } from '../../persons.ts';
import type { Metric } from '../../scale.ts';
import type { ColumnField, Mapping, UnderstoodColumn } from '../columns.ts';
import { storedAs } from './stored.ts';
import { scoreIn } from './values.ts';

export type RawOf = (cells: readonly string[]) => RawItem;

const MOST_SEGMENTS = 50;

export function rawReader(mapping: Mapping, heat: Heat | null): RawOf {
  const { columns } = mapping;
  const placesOf = (field: ColumnField): number[] =>
    columns.flatMap((column, i) => (column.field === field ? [i] : []));
  const placeOf = (field: ColumnField): number => placesOf(field)[0] ?? -1;
  const id = placeOf('id');
  const customer = placeOf('customer');
  const metric = placeOf('metric');
  const touchpoint = placeOf('touchpoint');
  const warmth = placeOf('heat');
  const date = placeOf('date');
  const time = placeOf('time');
  const names = placesOf('name');
  const segments = placesOf('segment')
    .map((i) => [columns[i]?.header.trim() ?? '', i] as const)
    .filter(([header]) => header !== '')
    .slice(0, MOST_SEGMENTS);
  const scores = placesOf('score').flatMap((i) => {
    const column = columns[i];
    return column ? [[i, scoreReader(column, mapping.metric)] as const] : [];
  });
  const comments = placesOf('verbatim').map((i) => [i, columns[i]?.question ?? null] as const);
  return (cells) => {
    const who = cells[customer];
    return {
      id: cells[id],
      customer: who !== undefined && isPlaceholder(who) ? undefined : who,
      scores: scores.map(([i, read]) => read(cells[i] ?? '', cells[metric] ?? '')),
      comments: comments.map(([i, question]): RawComment => ({ text: cells[i], question })),
      touchpoint: cells[touchpoint] || mapping.touchpoint,
      heat: cells[warmth] || mapping.heat || heat,
      answeredAt: mapping.day ?? withTime(cells[date], cells[time]),
      names: namesIn(cells, names, who),
      segments: Object.fromEntries(segments.map(([header, i]) => [header, cells[i]])),
    };
  };
}

function namesIn(
  cells: readonly string[],
  places: readonly number[],
  customer: string | undefined,
): string[] {
  const given = places.flatMap((i) => cells[i] ?? []).filter((name) => name.trim() !== '');
  const all = customer !== undefined && looksLikeName(customer) ? [...given, customer] : given;
  return [...new Set(all)].slice(0, 10);
}

/** Cells of scores are few and come again and again. */
const MOST_REMEMBERED = 2_000;

export type ReadScore = (cell: string, rowMetric: string) => RawScore;

/** @param usual the metric of scores whose column and row do not say it */
export function scoreReader(column: UnderstoodColumn, usual: Metric | null): ReadScore {
  const { question, scale, values } = column;
  const metric = column.metric ?? usual;
  const stored = metric === null || scale === null ? null : storedAs(metric, scale);
  if (scale === null || stored === null)
    return (cell, rowMetric) => ({ metric: rowMetric || metric, score: cell, question });
  const remembered = new Map<string, number | string | null>();
  const read = (cell: string): number | string | null => {
    const known = remembered.get(cell);
    if (known !== undefined) return known;
    const score = scoreIn(cell, { scale, values });
    // What is not on the scale goes on as it is, and is refused with its reason.
    const made = score === undefined ? cell : score === null ? null : stored.rule(score);
    if (remembered.size < MOST_REMEMBERED) remembered.set(cell, made);
    return made;
  };
  return (cell, rowMetric) => ({
    metric: rowMetric || metric,
    score: read(cell),
    question,
    scale: stored.scale,
  });
}

/** Whether a row is none that somebody answered for real: a preview, a test, an answer that was never sent off. */
export function dropper({ columns }: Mapping): (cells: readonly string[]) => boolean {
  const states = columns.flatMap(({ drops }, i) => (drops.length > 0 ? [[i, new Set(drops)] as const] : []));
  if (states.length === 0) return () => false;
  return (cells) => states.some(([i, drops]) => drops.has(fold(cells[i] ?? '')));
}
