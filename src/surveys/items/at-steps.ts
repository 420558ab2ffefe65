// Which steps of the employees' way the pulse asks about while there is one, and how many of our own sentences are about a step. What a company decided
// about a sentence is kept.ts.
import type { Store } from '../../database/client.ts';
import { pulseItems, recommendedStep } from '../kinds/content/pulse.ts';
import { askedItems } from './kept.ts';

/** Ids of touchpoints; none where no pulse goes on. */
export async function stepsAsked(db: Store, workspaceId: string): Promise<ReadonlySet<string>> {
  if (!(await pulseGoesOn(db, workspaceId))) return new Set();
  const items = await askedItems(db, workspaceId, 'pulse');
  return new Set([recommendedStep, ...items.flatMap(({ touchpoint }) => touchpoint ?? [])]);
}

/**
 * Of ours, those that a pulse which goes on asks about this step as they come, and the recommendation. Those that the company wrote, or moved to it,
 * are rows that name it (touchpoints/chosen.ts).
 */
export async function ourSentencesAt(db: Store, workspaceId: string, touchpoint: string): Promise<number> {
  const ours = pulseItems.flatMap(({ key, step }) => (step === touchpoint ? key : []));
  const isRecommended = touchpoint === recommendedStep;
  if ((ours.length === 0 && !isRecommended) || !(await pulseGoesOn(db, workspaceId))) return 0;
  const elsewhere = await db.surveyItem.count({
    where: {
      ...{ workspaceId, kind: 'pulse', key: { in: ours } },
      OR: [{ isOff: true }, { touchpoint: { not: null } }],
    },
  });
  return ours.length - elsewhere + (isRecommended ? 1 : 0);
}

async function pulseGoesOn(db: Store, workspaceId: string): Promise<boolean> {
  return (await db.survey.count({ where: { workspaceId, kind: 'pulse', endedAt: null } })) > 0;
}
