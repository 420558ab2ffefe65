// Filters in the engines' own language, for the one statement that finds words. For all other questions: answersIn (filters.ts).
import type { Engine } from '../../database/client.ts';
import { type FeedbackFilters, moodColumn } from '../filters.ts';
import { segmentParts } from '../segment-filter.ts';

export interface Conditions {
  /** Begins with " AND " where there is one; about the table "Feedback" as f. */
  readonly sql: string;
  readonly values: readonly string[];
}

type Condition = (place: string, engine: Engine) => string;

const within =
  (column: string, table = 'f'): Condition =>
  (place, engine) =>
    engine === 'sqlite'
      ? `${table}."${column}" IN (SELECT value FROM json_each(${place}))`
      : `${table}."${column}" IN (SELECT jsonb_array_elements_text(${place}::jsonb))`;

/** Each takes one value; null for what chooses no answers. A new filter does not compile without its line here. */
const conditions: Readonly<Record<keyof FeedbackFilters, Condition | null>> = {
  sourceIds: within('sourceId'),
  touchpoints: within('touchpoint'),
  metrics: (place, engine) =>
    `(${within('metric')(place, engine)} OR EXISTS (SELECT 1 FROM "FeedbackScore" AS s WHERE s."workspaceId" = f."workspaceId" AND s."feedbackId" = f."id" AND ${within('metric', 's')(place, engine)}))`,
  // Given as lists of parts: of each list, one.
  segments: (place, engine) =>
    engine === 'sqlite'
      ? `NOT EXISTS (SELECT 1 FROM json_each(${place}) AS n WHERE NOT EXISTS (SELECT 1 FROM json_each(n.value) AS v WHERE instr(f."segmentKeys", v.value) > 0))`
      : `NOT EXISTS (SELECT 1 FROM jsonb_array_elements(${place}::jsonb) AS n WHERE NOT EXISTS (SELECT 1 FROM jsonb_array_elements_text(n) AS v WHERE position(v IN f."segmentKeys") > 0))`,
  mood: (place) => `(${moodColumn('f.')}) = ${place}`,
  heat: (place) => `f."heat" = ${place}`,
  mixed: null,
};

function chosenFor(filters: FeedbackFilters, name: keyof FeedbackFilters) {
  return name === 'segments' ? segmentParts(filters.segments ?? []) : filters[name];
}

/** @param first the number of the first placeholder */
export function conditionsOf(engine: Engine, filters: FeedbackFilters, first: number): Conditions {
  const names = Object.keys(conditions).filter((name): name is keyof FeedbackFilters => name in conditions);
  const values: string[] = [];
  let sql = '';
  for (const name of names) {
    const [value, condition] = [chosenFor(filters, name), conditions[name]];
    if (value === undefined || typeof value === 'boolean' || condition === null) continue;
    if (typeof value === 'object' && value.length === 0) continue;
    const place = `${engine === 'sqlite' ? '?' : '$'}${first + values.length}`;
    sql += ` AND ${condition(place, engine)}`;
    values.push(typeof value === 'object' ? JSON.stringify(value) : value);
  }
  return { sql, values };
}
