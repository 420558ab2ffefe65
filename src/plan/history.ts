// What happened to an action, in order.
import { z } from 'zod';
import type { Store } from '../database/client.ts';
import type { ActionEventModel } from '../database/generated/sqlite/models.ts';
import { effect } from './effect/judging.ts';
import type { ActionAct } from './lifecycle.ts';

/** What an act is called once it has happened. */
export const eventOf = {
  start: 'started',
  finish: 'done',
  drop: 'dropped',
  note: 'noted',
  postpone: 'postponed',
  'hand-over': 'handed-over',
  edit: 'edited',
  steps: 'steps-set',
  tick: 'step-ticked',
  reopen: 'reopened',
} as const satisfies Readonly<Record<ActionAct, string>>;

export type ActionEventKind =
  | 'added'
  | (typeof eventOf)[ActionAct]
  /** Something else is seen to grow into it. */
  | 'grew-from'
  /** What customers say since it was done was compared, and told. */
  | 'looked-back';

const day = z.iso.date().nullable();

/** What an event keeps besides who and when; each kind fills its own. */
const details = z.object({
  /** The words that went with it. */
  text: z.string().optional(),
  /** Whose it was and is, for `handed-over`; whose it became, for `added`. */
  from: z.string().optional(),
  to: z.string().optional(),
  /** The day that it was for, and is, for `postponed`. */
  days: z.object({ from: day, to: day }).optional(),
  /** What it was called before, for `edited`; left out where that stayed. */
  title: z.string().optional(),
  /** How many steps are done, of how many, for `steps-set`. */
  steps: z.object({ done: z.number(), of: z.number() }).optional(),
  /** The id of the step, for `step-ticked`: its words stand in one place. */
  step: z.string().optional(),
  /** What it grew from as well, for `grew-from`. */
  origin: z.object({ kind: z.string(), subject: z.string() }).optional(),
  /** What was told, for `looked-back`; left out where nothing was to move. */
  effect: effect.optional(),
});
export type ActionEventData = z.infer<typeof details>;

export interface NewActionEvent {
  readonly workspaceId: string;
  readonly actionId: string;
  /** As many as there were before it, so that two writers at once cannot both succeed unnoticed. */
  readonly position: number;
  readonly kind: ActionEventKind;
  /** Null: nobody did. */
  readonly actorId: string | null;
  readonly at: Date;
  readonly data?: ActionEventData;
  /** The opening of the form that it came from: the same one twice is stored once. */
  readonly formKey?: string | undefined;
}

export async function append(tx: Store, event: NewActionEvent): Promise<void> {
  const { data = {}, formKey = null, ...rest } = event;
  await tx.actionEvent.create({ data: { ...rest, data: { ...data }, formKey }, select: { position: true } });
}

export function historyOf(db: Store, workspaceId: string, actionId: string): Promise<ActionEventModel[]> {
  return db.actionEvent.findMany({ where: { workspaceId, actionId }, orderBy: { position: 'asc' } });
}

/** What an event keeps, checked. */
export function dataOf(event: Pick<ActionEventModel, 'data'>): ActionEventData {
  return details.parse(event.data);
}
