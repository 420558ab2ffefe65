// Once a working day somebody may be asked to be an ambassador: drawn by lot among those who did something for it, never ranked. The seal that
// keeps whom was asked is made anew that day, also where nobody was. What the letter says is letters.ts.
import { randomInt } from 'node:crypto';
import { dayText, monthsAfter, msPerDay } from '../calendar/day.ts';
import { dayIn, zoneOf } from '../calendar/zone.ts';
import { tellUnnamed } from '../correspondence/tell.ts';
import { type Store, type Tx, transact } from '../database/client.ts';
import { isHere, type Person, peopleByIds } from '../people/person.ts';
import { admins } from '../people/roles.ts';
import { letterTime } from '../workspace/posting.ts';
import type { KeyedShell } from '../workspace/shell.ts';
import {
  type AskedLately,
  isResting,
  knownOn,
  lastDayToAccept,
  sealAsked,
  withAsked,
  withoutPast,
} from './asked.ts';
import { type Deed, deedsSince } from './deeds.ts';
import { ambassadorKinds } from './kinds.ts';
import { invitation } from './letters.ts';

/** As many are invited in a month, one a day: an invitation is no campaign. */
const MOST_A_MONTH = 3;
/** What was done longer ago is no reason any more. */
const LATELY_MONTHS = 6;
/** Whoever began so lately is left to settle in; nor does an invitation tell by its day what it was about. */
const SETTLING_DAYS = 30;

/** One of so many, from 0. */
type DrawLot = (among: number) => number;

/** Safe to call at any time, by any number of replicas: once on each working day of the company's, in its hours. */
export async function inviteToday(shell: KeyedShell, lot: DrawLot = randomInt): Promise<void> {
  const { database, keys, workspace, now } = shell;
  const workspaceId = workspace.id;
  if (letterTime(workspace, null, now) > now) return;
  const today = dayIn(workspace.timeZone, now);
  await transact(database, async (tx) => {
    const due = { workspaceId, isOn: true, OR: [{ lookedOn: null }, { lookedOn: { not: today } }] };
    const { count } = await tx.ambassadorProgramme.updateMany({ where: due, data: { lookedOn: today } });
    if (count === 0) return;
    const { seal } = await tx.ambassadorProgramme.findUniqueOrThrow({ where: { workspaceId } });
    const known = withoutPast(knownOn(keys, seal, today), today);
    const asked = await inviteOne(tx, shell, { known, today, lot });
    await tx.ambassadorProgramme.update({
      where: { workspaceId },
      data: { seal: sealAsked(keys, asked) },
    });
  });
}

interface Look {
  readonly known: AskedLately;
  readonly today: string;
  readonly lot: DrawLot;
}

async function inviteOne(tx: Tx, shell: KeyedShell, { known, today, lot }: Look): Promise<AskedLately> {
  const month = today.slice(0, 7);
  const invited = known.month === month ? known.invited : 0;
  if (invited >= MOST_A_MONTH) return known;
  const able = await whoMayBeAsked(tx, shell, known);
  const chosen = able.length === 0 ? undefined : able[lot(able.length)];
  if (!chosen) return known;
  const until = lastDayToAccept(today);
  await tellUnnamed(tx, shell, chosen.person, {
    kind: ambassadorKinds['ambassador.letter'],
    draw: (reader) => invitation({ deeds: chosen.deeds, until }, reader),
  });
  return { ...withAsked(known, chosen.person.id, today), month, invited: invited + 1 };
}

interface MayBeAsked {
  readonly person: Person;
  readonly deeds: readonly Deed[];
}

/** In no order that means anything. Here, of the company, no admin, no ambassador, not asked lately, and not new. */
async function whoMayBeAsked(
  tx: Store,
  { workspace, now }: Pick<KeyedShell, 'workspace' | 'now'>,
  known: AskedLately,
): Promise<readonly MayBeAsked[]> {
  const workspaceId = workspace.id;
  const zone = zoneOf(workspace.timeZone);
  const today = zone.dayAt(now.getTime());
  const since = new Date(zone.instant(monthsAfter(today, -LATELY_MONTHS), 0));
  const settled = new Date(now.getTime() - SETTLING_DAYS * msPerDay);
  const deeds = await deedsSince(tx, workspaceId, since);
  const left = new Set([
    ...(await admins(tx, workspaceId)).map(({ id }) => id),
    ...(await tx.ambassador.findMany({ where: { workspaceId } })).map(({ personId }) => personId),
  ]);
  const people = await peopleByIds(tx, workspaceId, [...deeds.keys()]);
  return people.flatMap((person) => {
    const theirs = deeds.get(person.id) ?? [];
    const isAble =
      isHere(person, now) &&
      !person.isGuest &&
      person.linkedTo === null &&
      !left.has(person.id) &&
      !isResting(known, person.id, dayText(today)) &&
      theirs.some(({ first }) => first <= settled);
    return isAble ? [{ person, deeds: theirs }] : [];
  });
}
