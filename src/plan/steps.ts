// The steps of an action: a short list, in order, each to be ticked. What was written becomes the list; who ticked what. Saving is act.ts.
import { newId } from '../clock.ts';
import type { Store } from '../database/client.ts';
import type { ActionStepModel } from '../database/generated/sqlite/models.ts';

/** More are several actions; as many as one form of a chat shows to be ticked. */
export const MOST_STEPS = 10;

/** What somebody says of all steps at once. */
export interface StepsSaid {
  /** In order, each once as it reads. */
  readonly lines: readonly string[];
  /** Ids of the steps that are done, of those that there were. */
  readonly done: readonly string[];
}

/** One step a line, without the signs that people write before the lines of a list. */
export function linesIn(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim().replace(/^(?:[-–—•*☐☑✓○]|\d{1,2}[.)])\s+/u, ''))
    .filter((line) => line !== '');
}

export interface StepsBy {
  readonly byId: string;
  readonly now: Date;
}

/**
 * The list that was written, over the one that there was. A line that reads as a step did is that step, wherever it stands now; one in the
 * place of a step that no line reads as is that step in other words. Both stay ticked, or not, as `done` says; what is left is new, or gone.
 */
export function stepsAfter(
  before: readonly ActionStepModel[],
  { lines, done }: StepsSaid,
  { byId, now }: StepsBy,
): readonly Omit<ActionStepModel, 'workspaceId' | 'actionId'>[] {
  const left = new Map(before.map((step) => [step.id, step]));
  const take = (step: ActionStepModel | undefined) => {
    if (step) left.delete(step.id);
    return step;
  };
  const same = lines.map((line) => take([...left.values()].find(({ text }) => text === line)));
  return lines.map((text, position) => {
    const known = same[position] ?? take([...left.values()].find((step) => step.position === position));
    if (!known) return { id: newId(), position, text, byId, doneAt: null, doneById: null };
    const { id, doneAt, doneById } = known;
    const words = known.text === text ? { text, byId: known.byId } : { text, byId };
    if (!done.includes(id)) return { id, position, ...words, doneAt: null, doneById: null };
    return { id, position, ...words, doneAt: doneAt ?? now, doneById: doneAt ? doneById : byId };
  });
}

/** With one more ticked. Null where it is already, or there is no such step. */
export function stepTicked(
  before: readonly ActionStepModel[],
  id: string,
  { byId, now }: StepsBy,
): readonly ActionStepModel[] | null {
  if (!before.some((step) => step.id === id && step.doneAt === null)) return null;
  return before.map((step) => (step.id === id ? { ...step, doneAt: now, doneById: byId } : step));
}

/** Of several actions, in the order of their steps. */
export function stepsOf(
  db: Store,
  workspaceId: string,
  actionIds: readonly string[],
): Promise<ActionStepModel[]> {
  return db.actionStep.findMany({
    where: { workspaceId, actionId: { in: [...actionIds] } },
    orderBy: { position: 'asc' },
  });
}

/** In the place of those that there were. */
export async function replaceSteps(
  tx: Store,
  { workspaceId, actionId }: { readonly workspaceId: string; readonly actionId: string },
  steps: readonly Omit<ActionStepModel, 'workspaceId' | 'actionId'>[],
): Promise<void> {
  await tx.actionStep.deleteMany({ where: { workspaceId, actionId } });
  await tx.actionStep.createMany({ data: steps.map((step) => ({ ...step, workspaceId, actionId })) });
}
