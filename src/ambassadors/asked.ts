// Whom the bot asked lately, so that nobody is asked twice in six months: one sealed value for the whole company, of one size. What they
// answered stands nowhere: a "no" writes nothing, and a silence is nothing. Who is an ambassador at present is term.ts.
import { z } from 'zod';
import { dayOf, dayText, monthsAfter } from '../calendar/day.ts';
import type { Store } from '../database/client.ts';
import { type Keys, opened } from '../keys.ts';

/** Nobody is asked twice within so many months. */
const ASKED_EVERY_MONTHS = 6;
/** Days in which a "yes" counts, the day of the invitation not among them. */
const INVITATION_DAYS = 30;

/** The purpose under which it is sealed. */
export const ASKED = 'ambassadors.asked';
/** In bytes: some sixty people, more than are asked within six months at three a month. */
const SIZE = 4096;

const day = z.iso.date();

const shape = z.object({
  /** By person: the day on which they were asked last, whatever for. */
  people: z.record(z.string(), day),
  /** Of the latest month (YYYY-MM) in which somebody was invited, how many were. */
  month: z.string(),
  invited: z.number().int(),
  /** Nobody is asked before: what was known was lost with its key. */
  restsUntil: day.nullable(),
});

export type AskedLately = z.infer<typeof shape>;

const NOBODY: AskedLately = { people: {}, month: '', invited: 0, restsUntil: null };

export function sealAsked(keys: Keys, asked: AskedLately): string {
  return keys.seal(ASKED, JSON.stringify(asked), SIZE);
}

/** Null where no key opens it. */
export function openAsked(keys: Keys, seal: string): AskedLately | null {
  const text = opened(keys, ASKED, seal);
  return text === null ? null : shape.parse(JSON.parse(text));
}

/** What is known on a day; where it was lost with its key nobody is asked for six months: whom it was about cannot be told. */
export function knownOn(keys: Keys, seal: string, today: string): AskedLately {
  return openAsked(keys, seal) ?? { ...NOBODY, restsUntil: afterRest(today) };
}

export function nobodyAsked(keys: Keys): string {
  return sealAsked(keys, NOBODY);
}

/** The first day on which somebody may be asked again who was asked on that one. */
function afterRest(askedOn: string): string {
  return afterMonths(askedOn, ASKED_EVERY_MONTHS);
}

/** Both days as YYYY-MM-DD. */
export function afterMonths(of: string, months: number): string {
  return dayText(monthsAfter(dayOf(of), months));
}

/** Whether this person may not be asked yet. */
export function isResting({ people, restsUntil }: AskedLately, personId: string, today: string): boolean {
  const askedOn = people[personId];
  return (restsUntil !== null && today < restsUntil) || (askedOn !== undefined && today < afterRest(askedOn));
}

/** The last day on which they may say yes; null where nobody asked them, or it has passed. */
export function mayAcceptUntil({ people }: AskedLately, personId: string, today: string): string | null {
  const askedOn = people[personId];
  if (askedOn === undefined) return null;
  const last = lastDayToAccept(askedOn);
  return today <= last ? last : null;
}

export function lastDayToAccept(askedOn: string): string {
  return dayText(dayOf(askedOn) + INVITATION_DAYS);
}

/** They were asked today. */
export function withAsked(asked: AskedLately, personId: string, today: string): AskedLately {
  return { ...asked, people: { ...asked.people, [personId]: today } };
}

/** Without what matters no more. */
export function withoutPast(asked: AskedLately, today: string): AskedLately {
  const people = Object.entries(asked.people).filter(([, askedOn]) => today < afterRest(askedOn));
  const { restsUntil } = asked;
  return {
    ...asked,
    people: Object.fromEntries(people),
    restsUntil: restsUntil !== null && today < restsUntil ? restsUntil : null,
  };
}

interface RenamingAsked {
  readonly keys: Keys;
  readonly workspaceId: string;
  readonly from: string;
  /** Null: nobody, who is erased. */
  readonly to: string | null;
}

/** Whoever was asked is another person from now on. The seal is made anew whoever it is about: comparing tells nothing. */
export async function renameAsked(tx: Store, { keys, workspaceId, from, to }: RenamingAsked): Promise<void> {
  const row = await tx.ambassadorProgramme.findUnique({ where: { workspaceId } });
  const asked = row && openAsked(keys, row.seal);
  if (!asked) return;
  const { [from]: theirs, ...people } = asked.people;
  const kept = to === null ? undefined : people[to];
  const later = [theirs, kept]
    .flatMap((each) => each ?? [])
    .toSorted()
    .at(-1);
  if (to !== null && later !== undefined) people[to] = later;
  const seal = sealAsked(keys, { ...asked, people });
  await tx.ambassadorProgramme.update({ where: { workspaceId }, data: { seal } });
}
