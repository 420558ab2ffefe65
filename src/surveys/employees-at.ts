// What colleagues answered at each step of the employees' way: the sentences of the pulse that are about it, as they were last published. Reads
// results of closed rounds alone, as they were told; no answers, and nothing of a round that the reader may not read.
import { z } from 'zod';
import { dayIn } from '../calendar/zone.ts';
import type { Store } from '../database/client.ts';
import { itemsOf } from './items/kept.ts';
import { recommendedStep } from './kinds/content/pulse.ts';
import { surveyFigure } from './kinds/figure.ts';
import { pulseResult } from './kinds/pulse-view.ts';
import { bilingual } from './question.ts';

export const employeesAnswer = z.object({
  /** What it was asked by; 'recommend': whether they recommend working here, in points from -100 to 100. Else a share from 0 to 1. */
  key: z.string(),
  /** The sentence; null of the recommendation. */
  text: bilingual.nullable(),
  figure: surveyFigure,
  /** The survey and the day on which the round closed, YYYY-MM-DD in the company's days. */
  survey: z.string(),
  on: z.string(),
});
export type EmployeesAnswer = z.infer<typeof employeesAnswer>;

export interface EmployeesStep {
  readonly touchpoint: string;
  /** The latest of each sentence and survey, the newest first. */
  readonly answers: readonly EmployeesAnswer[];
}

/** Who reads it: a result is told to those who were asked, to whoever made the survey and to admins. */
export interface EmployeesReader {
  readonly personId: string;
  readonly isAdmin: boolean;
}

/**
 * Steps about which something was answered, in no order. @param window closed within it, the end left out
 * @param reader null: nobody in particular, who may read no result
 */
export async function employeesAt(
  db: Store,
  { id: workspaceId, timeZone }: { readonly id: string; readonly timeZone: string },
  window: { readonly from: Date; readonly to: Date },
  reader: EmployeesReader | null,
): Promise<readonly EmployeesStep[]> {
  if (reader === null) return [];
  const { personId, isAdmin } = reader;
  const rounds = await db.surveyRound.findMany({
    where: {
      ...{ workspaceId, state: 'closed', closedAt: { gte: window.from, lt: window.to } },
      survey: { is: { workspaceId, kind: 'pulse' } },
      ...(isAdmin
        ? {}
        : {
            OR: [
              { invited: { some: { workspaceId, personId } } },
              { survey: { is: { workspaceId, createdById: personId } } },
            ],
          }),
    },
    orderBy: [{ closedAt: 'desc' }, { id: 'asc' }],
    select: { result: true, closedAt: true, survey: { select: { id: true, name: true } } },
  });
  const items = await itemsOf(db, workspaceId, 'pulse');
  const stepOf = new Map(items.map(({ key, touchpoint }) => [key, touchpoint]));
  const steps = new Map<string, EmployeesAnswer[]>();
  const seen = new Set<string>();
  for (const { result, closedAt, survey } of rounds) {
    const told = pulseResult.safeParse(result);
    if (!told.success || closedAt === null) continue;
    const { recommendation, items: asked } = told.data;
    const answers = [
      ...asked.map(({ key, text, agree }) => ({ key, text, figure: agree, step: stepOf.get(key) ?? null })),
      ...(recommendation
        ? [{ key: 'recommend', text: null, figure: recommendation.figure, step: recommendedStep }]
        : []),
    ];
    for (const { step, ...answer } of answers) {
      const once = `${survey.id}/${answer.key}`;
      if (step === null || seen.has(once)) continue;
      seen.add(once);
      const kept = { ...answer, survey: survey.name, on: dayIn(timeZone, closedAt) };
      steps.set(step, [...(steps.get(step) ?? []), kept]);
    }
  }
  return [...steps].map(([touchpoint, answers]) => ({ touchpoint, answers }));
}
