// Whom the reply clock asks, on each step of the ladder. Pure. When a step falls is reminders/ladder.ts; which acts start and stop the
// clock, lifecycle.ts.
import { isHere, isReached, type Reachable } from '../../people/person.ts';
import { LATE_STEP, type Rung } from '../../reminders/ladder.ts';

export const SPONSOR_STEP = LATE_STEP;

/** Whom a step asks: always the owner; at due time the topic's other owners too; later the sponsor instead of them. */
export function askedAt(step: Rung): { owner: true; others: boolean; sponsor: boolean } {
  return { owner: true, others: step === 1, sponsor: step >= SPONSOR_STEP };
}

/** As much of a person as reminders need to know. */
export interface Remindable extends Reachable {
  readonly id: string;
  readonly awayUntil: Date | null;
}

/** Whether somebody else has to answer: no letter reaches the owner, or they are away now and still will be at `next`, the next reminder. */
export function mustPassOn(owner: Omit<Remindable, 'id'>, next: Date, now: Date): boolean {
  if (!isReached(owner)) return true;
  return !isHere(owner, now) && !isHere(owner, next);
}

/**
 * Whom a step reminds, each once: those it asks who have not left and are not away. Where that is nobody, and at the
 * sponsor's step where no sponsor but the owner is here, the admins who are here too; empty only where none of them is either.
 */
export function recipients<P extends Remindable>(
  step: Rung,
  people: {
    readonly owner: P | null;
    /** The topic's owners; the owner may be among them. */
    readonly others: readonly P[];
    readonly sponsor: P | null;
    readonly admins: readonly P[];
  },
  now: Date,
): P[] {
  const asks = askedAt(step);
  const asked = [people.owner, ...(asks.others ? people.others : []), asks.sponsor ? people.sponsor : null];
  const here = hereOnce(asked, now);
  const isEnough = here.length > 0 && (!asks.sponsor || isSponsored(people, now));
  return isEnough ? here : hereOnce([...here, ...people.admins], now);
}

/** Somebody besides the owner stands behind the topic, and is here. */
export function isSponsored(
  { owner, sponsor }: { readonly owner: Remindable | null; readonly sponsor: Remindable | null },
  now: Date,
): boolean {
  return sponsor !== null && sponsor.id !== owner?.id && isHere(sponsor, now);
}

function hereOnce<P extends Remindable>(people: readonly (P | null)[], now: Date): P[] {
  const here = people.filter((person) => person !== null).filter((person) => isHere(person, now));
  return [...new Map(here.map((person) => [person.id, person])).values()];
}
