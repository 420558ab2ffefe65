// Puts feedback into a database for the tests of this folder, as an import would have left it.
import type { Db } from '../../src/database/client.ts';
import type { Heat, Metric } from '../../src/feedback/filters.ts';
import { segmentKeysOf } from '../../src/feedback/segment-filter.ts';

export interface Given {
  readonly metric?: Metric | null;
  readonly score?: number | null;
  readonly at: string;
  /** When it came in; `at` by default. */
  readonly received?: string;
  readonly heat?: Heat;
  readonly sourceId?: string;
  readonly touchpoint?: string;
  readonly customer?: string | null;
  readonly verbatim?: string;
  readonly id?: string;
  readonly segments?: Readonly<Record<string, string>>;
}

/** Adds a workspace with two sources, "phone" (hot) and "survey" (cold), whose ids are their names. */
export async function addCompany(db: Db, id: string): Promise<void> {
  const createdAt = new Date('2026-01-01T00:00:00Z');
  await db.workspace.create({ data: { id, name: id, locale: 'fr', timeZone: 'Europe/Paris', createdAt } });
  for (const [name, heat] of [
    ['phone', 'hot'],
    ['survey', 'cold'],
  ] as const) {
    await db.source.create({ data: { workspaceId: id, id: name, name, heat, createdAt } });
  }
}

/** Adds answers; each has a customer of its own unless told otherwise. */
export async function addAnswers(db: Db, workspaceId: string, given: readonly Given[]): Promise<void> {
  const before = await db.feedback.count({ where: { workspaceId } });
  await db.feedback.createMany({
    data: given.map((answer, i) => ({
      workspaceId,
      id: answer.id ?? `f${before + i}`,
      sourceId: answer.sourceId ?? 'phone',
      heat: answer.heat ?? 'hot',
      metric: answer.metric === undefined ? 'nps' : answer.metric,
      score: answer.score === undefined ? 10 : answer.score,
      verbatim: answer.verbatim ?? null,
      customer: answer.customer === undefined ? `c${before + i}` : answer.customer,
      touchpoint: answer.touchpoint ?? null,
      segments: answer.segments ?? {},
      segmentKeys: segmentKeysOf(answer.segments ?? {}),
      answeredAt: new Date(answer.at),
      receivedAt: new Date(answer.received ?? answer.at),
    })),
  });
}

/** The same answer so many times. */
export function times(count: number, answer: Given): Given[] {
  return Array.from({ length: count }, () => answer);
}
