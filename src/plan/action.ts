// An action as rooms and screens see it: its row, whose it is, what should move, and what it grew from.
import type { Store } from '../database/client.ts';
import type { ActionModel, ActionOriginModel, ActionStepModel } from '../database/generated/sqlite/models.ts';
import { type Person, peopleByIds } from '../people/person.ts';
import { type ActionStatus, statusFrom } from './lifecycle.ts';
import { type KeptMoves, type Moves, movesOf } from './moves.ts';
import { stepsOf } from './steps.ts';

export interface PlanAction {
  readonly row: ActionModel;
  readonly status: ActionStatus;
  /** Whoever stands for those who were erased, where it was one of them. */
  readonly owner: Person;
  /** Null: nobody said what should move. */
  readonly moves: Moves | null;
  /** In the order of their kinds and ids. */
  readonly origins: readonly ActionOriginModel[];
  /** In their order. */
  readonly steps: readonly ActionStepModel[];
}

/** What people say of an action. */
export interface ActionDraft {
  readonly title: string;
  /** '' where they did not say. */
  readonly forWhom: string;
  /** The last day on which it is in time, YYYY-MM-DD; null: none. */
  readonly dueOn: string | null;
  readonly touchpoint: string | null;
  readonly moves: KeptMoves | null;
}

export type GrownFrom = Pick<ActionOriginModel, 'kind' | 'subject' | 'name'>;

/** Null when this workspace has no such action. */
export async function actionById(db: Store, workspaceId: string, id: string): Promise<PlanAction | null> {
  const row = await db.action.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  return row && ((await actionsOf(db, workspaceId, [row]))[0] ?? null);
}

export async function actionByNumber(
  db: Store,
  workspaceId: string,
  number: number,
): Promise<PlanAction | null> {
  const row = await db.action.findUnique({ where: { workspaceId_number: { workspaceId, number } } });
  return row && ((await actionsOf(db, workspaceId, [row]))[0] ?? null);
}

/** In the order given; three statements, however many there are. */
export async function actionsOf(
  db: Store,
  workspaceId: string,
  rows: readonly ActionModel[],
): Promise<PlanAction[]> {
  if (rows.length === 0) return [];
  const people = await peopleByIds(db, workspaceId, [...new Set(rows.map(({ ownerId }) => ownerId))]);
  const owners = new Map(people.map((person) => [person.id, person]));
  const origins = new Map<string, ActionOriginModel[]>(rows.map(({ id }) => [id, []]));
  const grown = await db.actionOrigin.findMany({
    where: { workspaceId, actionId: { in: [...origins.keys()] } },
    orderBy: [{ kind: 'asc' }, { subject: 'asc' }],
  });
  for (const each of grown) origins.get(each.actionId)?.push(each);
  const steps = await stepsOf(db, workspaceId, [...origins.keys()]);
  return rows.map((row) => {
    const owner = owners.get(row.ownerId);
    if (!owner) throw new Error(`action ${row.id} belongs to nobody on file`);
    return {
      row,
      status: statusFrom(row.status),
      owner,
      moves: movesOf(row),
      origins: origins.get(row.id) ?? [],
      steps: steps.filter(({ actionId }) => actionId === row.id),
    };
  });
}
