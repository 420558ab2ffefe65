// What customers answered over a period for promises, counted by the database: an indicator's scores, or the values of a question. What it comes to
// is measured.ts.
import { type EngineStore, statements } from '../database/client.ts';
import { Prisma } from '../database/generated/sqlite/client.ts';
import type { FeedbackFilters, Period } from '../feedback/filters.ts';
import { countAnswers } from '../feedback/indicators/answered.ts';
import { segmentKey } from '../feedback/segment-filter.ts';
import { type Saids, saidsOf } from './answers.ts';
import type { Known } from './known.ts';
import type { Counted } from './measured.ts';

/** @param touchpoint where an indicator is of; a question counts wherever it was asked */
export async function countedFor(
  store: EngineStore,
  workspaceId: string,
  { known, touchpoint }: { readonly known: Known; readonly touchpoint: string },
  period: Period,
): Promise<Counted> {
  if (known.by === 'question')
    return { by: 'question', saids: await saidsTo(store, workspaceId, known.question, period) };
  const answered = await countAnswers(store.db, workspaceId, period, filtersOf(known, touchpoint));
  return { by: 'indicator', answered };
}

/** The answers that an indicator is of. */
export function filtersOf(
  { metric, heat, segment }: Extract<Known, { by: 'indicator' }>,
  touchpoint: string,
): FeedbackFilters {
  return {
    metrics: [metric],
    touchpoints: [touchpoint],
    ...(segment ? { segments: [segment] } : {}),
    ...(heat ? { heat } : {}),
  };
}

/** One scan of the period; at most one row per spelling comes back. */
async function saidsTo(
  { db, engine }: EngineStore,
  workspaceId: string,
  question: string,
  { from, to }: Period,
): Promise<Saids> {
  // "|livre a temps=": no part of the column holds what means more to LIKE than itself.
  const before = `|${segmentKey({ name: question, value: 'x' }).slice(0, -1)}`;
  const value =
    engine === 'sqlite'
      ? Prisma.sql`substr("rest", 1, instr("rest", '|') - 1)`
      : Prisma.sql`split_part("rest", '|', 1)`;
  const rest =
    engine === 'sqlite'
      ? Prisma.sql`substr("segmentKeys", instr("segmentKeys", ${before}) + length(${before}))`
      : Prisma.sql`substr("segmentKeys", strpos("segmentKeys", CAST(${before} AS text)) + length(CAST(${before} AS text)))`;
  const rows = await statements(db, workspaceId).query<{ value: string; times: bigint | number }[]>`
    SELECT ${value} AS "value", COUNT(*) AS "times" FROM (
      SELECT ${rest} AS "rest" FROM "Feedback"
      WHERE "workspaceId" = ${workspaceId} AND "answeredAt" >= ${from} AND "answeredAt" < ${to}
        AND "segmentKeys" LIKE ${`%${before}%`}) AS "answers" GROUP BY 1`;
  return saidsOf(rows.map(({ value: said, times }) => [said, Number(times)] as const));
}
