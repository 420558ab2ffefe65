// Whom the letters about an action go to: whoever has it, had it, or is given it, where somebody else did something.
import { tellPerson, type Writing } from '../../correspondence/tell.ts';
import type { Store } from '../../database/client.ts';
import type { Person } from '../../people/person.ts';
import type { PlanAction } from '../action.ts';
import type { ActionDoing } from '../doing.ts';
import { planKinds } from './kinds.ts';
import { changedLetter, yoursLetter } from './letters.ts';

export function subjectFor(actionId: string): string {
  return `action:${actionId}`;
}

/** As `subjectFor` wrote it; null for what is about something else. */
export function actionIn(subject: string): string | null {
  return subject.startsWith('action:') ? subject.slice('action:'.length) : null;
}

/** A new owner, who did not take it themselves. */
export async function tellOwner(
  tx: Store,
  writing: Writing,
  action: PlanAction,
  { by, text }: { readonly by: Person; readonly text: string },
): Promise<void> {
  if (action.owner.id === by.id) return;
  await tellPerson(tx, writing, action.owner, {
    kind: planKinds['plan.yours'],
    subject: subjectFor(action.row.id),
    draw: (reader) => yoursLetter(action, { by: by.name, text }, reader),
  });
}

/** Whoever had it when somebody else acted. */
export async function tellFormer(
  tx: Store,
  writing: Writing,
  { former, action }: { readonly former: Person; readonly action: PlanAction },
  { act, actor, text }: ActionDoing,
): Promise<void> {
  if (former.id === actor.id || !former.isActive) return;
  await tellPerson(tx, writing, former, {
    kind: planKinds['plan.changed'],
    subject: subjectFor(action.row.id),
    // What is said on handing it over is for the new owner.
    draw: (reader) =>
      changedLetter(action, { act, by: actor.name, text: act === 'hand-over' ? '' : text }, reader),
  });
}
