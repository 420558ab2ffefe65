// Weeks of comments in a database: eight ordinary ones, the period after them, and what a test plants there.
import type { Db } from '../../../src/database/client.ts';
import { addAnswers, type Given, times } from '../answers-on-file.ts';

export const weekMs = 7 * 86_400_000;

/** A period of one week; eight others came before. */
export const thisWeek = {
  from: new Date('2026-11-16T08:00:00Z'),
  to: new Date('2026-11-23T08:00:00Z'),
} as const;

export const doorstep = 'Encore devant la porte';

const usual = [
  'La livraison est rapide',
  'Le magasin est propre',
  'Les prix sont trop élevés',
  'Mon conseiller était très aimable',
  'Le site est lent',
];

/** So many comments of everyday matters in each of these weeks, 0 being this one and 1 the one before. */
export function ordinary(perWeek: number, weeksBack: readonly number[]): Given[] {
  return weeksBack.flatMap((back) =>
    Array.from({ length: perWeek }, (_, at) => ({
      verbatim: usual[at % usual.length] ?? '',
      score: 8,
      at: instant(back),
    })),
  );
}

/** The same comment of so many customers, in this week unless told otherwise. */
export function said(verbatim: string, count: number, more: Partial<Given> = {}): Given[] {
  return times(count, { verbatim, score: 1, at: instant(0), ...more });
}

export const wholeHistory = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;

/** Nine ordinary weeks of fifty comments, and these besides. */
export async function addWeeks(db: Db, workspaceId: string, more: readonly Given[] = []): Promise<void> {
  await addAnswers(db, workspaceId, [...ordinary(50, wholeHistory), ...more]);
}

/** In the middle of that week. */
export function instant(weeksBack: number): string {
  return new Date(thisWeek.from.getTime() + weekMs / 2 - weeksBack * weekMs).toISOString();
}
