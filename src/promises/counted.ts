// What customers answered over a period for promises, counted by the database: an indicator's scores, or the values of a question. What it comes to
// is measured.ts.
import { type Store, statements } from '../database/client.ts';
import { Prisma } from '../database/generated/sqlite/client.ts';
import type { FeedbackFilters, Period } from '../feedback/filters.ts';
import { countAnswers } from '../feedback/indicators/answered.ts';
import { segmentKey } from '../feedback/segment-filter.ts';
import { type Saids, saids, spellingsOf } from './answers.ts';
import type { PromiseKnown } from './known.ts';
import type { PromiseCounted } from './measured.ts';

/** @param touchpoint where an indicator is of; a question counts wherever it was asked */
export async function countedFor(
  db: Store,
  workspaceId: string,
  { known, touchpoint }: { readonly known: PromiseKnown; readonly touchpoint: string },
  period: Period,
): Promise<PromiseCounted> {
  if (known.by === 'question')
    return { by: 'question', saids: await saidsTo(db, workspaceId, known.question, period) };
  const answered = await countAnswers(db, workspaceId, period, filtersOf(known, touchpoint));
  return { by: 'indicator', answered };
}

/** The answers that an indicator is of. */
function filtersOf(
  { metric, heat, segment }: Extract<PromiseKnown, { by: 'indicator' }>,
  touchpoint: string,
): FeedbackFilters {
  return {
    metrics: [metric],
    touchpoints: [touchpoint],
    ...(segment ? { segments: [segment] } : {}),
    ...(heat ? { heat } : {}),
  };
}

/** Of all sources together. */
async function saidsTo(db: Store, workspaceId: string, question: string, period: Period): Promise<Saids> {
  const all = [...(await saidsBySource(db, workspaceId, question, period)).values()];
  const times = (said: keyof Saids) => all.reduce((sum, each) => sum + each[said], 0);
  return { yes: times('yes'), partly: times('partly'), no: times('no'), other: times('other') };
}

/** What was answered to a question of yes, partly or no, by the sources that asked it. One scan of the period, in the language of both engines. */
export async function saidsBySource(
  db: Store,
  workspaceId: string,
  question: string,
  { from, to }: Period,
): Promise<ReadonlyMap<string, Saids>> {
  // "|livre a temps=": no part of the column holds what means more to LIKE than itself.
  const before = `|${segmentKey({ name: question, value: 'x' }).slice(0, -1)}`;
  const cases = saids.map((said) => {
    const isSaid = spellingsOf(said).map(
      (spelling) => Prisma.sql`"segmentKeys" LIKE ${`%${before}${spelling}|%`}`,
    );
    return Prisma.sql`WHEN ${Prisma.join(isSaid, ' OR ')} THEN ${said}`;
  });
  const rows = await statements(db, workspaceId).query<
    { sourceId: string; said: string; times: bigint | number }[]
  >`
    SELECT "sourceId", "said", COUNT(*) AS "times" FROM (
      SELECT "sourceId", CASE ${Prisma.join(cases, ' ')} ELSE 'other' END AS "said" FROM "Feedback"
      WHERE "workspaceId" = ${workspaceId} AND "answeredAt" >= ${from} AND "answeredAt" < ${to}
        AND "segmentKeys" LIKE ${`%${before}%`}) AS "answers" GROUP BY "sourceId", "said"`;
  const saidIn = (source: string): Saids => {
    const times = (wanted: string) =>
      Number(rows.find(({ sourceId, said }) => sourceId === source && said === wanted)?.times ?? 0);
    return { yes: times('yes'), partly: times('partly'), no: times('no'), other: times('other') };
  };
  return new Map([...new Set(rows.map(({ sourceId }) => sourceId))].map((each) => [each, saidIn(each)]));
}
