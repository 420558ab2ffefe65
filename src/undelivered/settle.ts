// A promise is not lost in silence: what somebody did not get goes to whoever can take it instead, and the admins are told once of each
// address that takes nothing. Derived from the ledger; what is done with a message that fails is delivery/recording.ts.
import { remindNow } from '../cases/promise/reminders.ts';
import { type Database, type Store, type Tx, transact } from '../database/client.ts';
import { retryHeld } from '../delivery/held.ts';
import { type Delivery, enqueue } from '../delivery/ledger.ts';
import { whyNot } from '../delivery/recording.ts';
import { blamesAddress, hasTaken, heldLetters, untoldLetters, wasTold } from '../delivery/undelivered.ts';
import type { Keys } from '../keys.ts';
import type { Address } from '../messages/message.ts';
import { channelNamesOf, unnamedChannel } from '../people/channel-names.ts';
import { addressOf, admins, isReached, localeFor, type Person, personAt } from '../people/person.ts';
import { askOthers as askOtherModerators } from '../stories/cards.ts';
import { askOthers as askOtherOwners } from '../suggestions/promise/reminders.ts';
import { renewReminders } from '../suggestions/promise/saying.ts';
import { letterTime } from '../workspace/posting.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type Missed, missedLetter } from './letter.ts';

interface Shell {
  readonly database: Database;
  readonly keys: Keys;
  readonly workspace: Workspace;
  readonly now: Date;
}

/** How many letters are dealt with in one transaction. */
const BATCH = 200;

/** Safe to call at any time, by any number of replicas: every minute is enough. Before those who keep promises have their turn. */
export async function settleUndelivered(shell: Shell): Promise<void> {
  const { database, workspace, now } = shell;
  await renewReminders(shell);
  await retryHeld(database.db, workspace.id, now);
  await noteReached(database.db, workspace.id);
  const held = await heldLetters(database.db, workspace.id, BATCH);
  for (const [address, letters] of byAddress(held))
    await transact(database, (tx) => blame(tx, shell, address, letters));
  while ((await transact(database, (tx) => settle(tx, shell))) > 0);
}

/** Who has got a letter since is asked for things again. */
async function noteReached(db: Store, workspaceId: string): Promise<void> {
  const unreached = await db.person.findMany({ where: { workspaceId, unreachableAt: { not: null } } });
  for (const person of unreached) {
    const { id, unreachableAt } = person;
    if (!unreachableAt || !(await hasTaken(db, workspaceId, addressOf(person), unreachableAt))) continue;
    await db.person.updateMany({ where: { workspaceId, id, unreachableAt }, data: { unreachableAt: null } });
  }
}

/** How many letters it dealt with. */
async function settle(tx: Tx, shell: Shell): Promise<number> {
  const { workspace, now } = shell;
  const workspaceId = workspace.id;
  const untold = await untoldLetters(tx, workspaceId, BATCH);
  if (untold.length === 0) return 0;
  const ids = untold.map(({ id }) => id);
  await tx.delivery.updateMany({ where: { workspaceId, id: { in: ids } }, data: { toldAt: now } });
  const fresh: { readonly address: Address; readonly person: Person | null; readonly missed: Missed }[] = [];
  for (const [address, letters] of byAddress(untold)) {
    const next = await blame(tx, shell, address, letters);
    // Of a channel that others share they were told by whoever looked.
    const isNews = letters.some(({ reason }) => whyNot(reason) !== 'shared');
    if (!isNews || (await wasTold(tx, workspaceId, address, ids))) continue;
    const person = await personAt(tx, workspaceId, address);
    fresh.push({
      address,
      person,
      missed: { who: person?.name ?? '', isPerson: person !== null, letters, next },
    });
  }
  const names = await channelNamesOf(
    tx,
    workspaceId,
    fresh.map(({ address }) => address),
  );
  for (const admin of await admins(tx, workspaceId)) {
    const locale = localeFor(admin, workspace);
    const theirs = fresh.filter(({ person }) => person?.id !== admin.id);
    if (theirs.length === 0) continue;
    const missed = theirs.map(({ address, person, missed: each }) => {
      const name = names.get(address);
      return person ? each : { ...each, who: name === undefined ? unnamedChannel(locale) : `#${name}` };
    });
    await enqueue(tx, {
      workspaceId,
      kind: 'undelivered.told',
      address: addressOf(admin),
      message: missedLetter(missed, locale),
      locale,
      now,
      notBefore: letterTime(workspace, admin, now),
    });
  }
  return untold.length;
}

/** Who is asked instead, where the address itself takes nothing. */
async function blame(
  tx: Tx,
  shell: Shell,
  address: Address,
  letters: readonly Delivery[],
): Promise<Missed['next']> {
  const later = letters.some(({ state }) => state === 'held') ? 'tried-again' : 'stays';
  const blamed = letters.filter(blamesAddress);
  const since = blamed.map(({ undeliveredAt }) => undeliveredAt).find((at) => at !== null);
  if (!since || (await hasTaken(tx, shell.workspace.id, address, since))) return later;
  const person = await personAt(tx, shell.workspace.id, address);
  return person ? passOnFrom(tx, shell, person, address, later) : passOnFromChannel(tx, shell, blamed, later);
}

/** Ideas go to the next in line with the others of whoever is not there (suggestions/promise); here is what does not by itself. */
async function passOnFrom(
  tx: Tx,
  shell: Shell,
  person: Person,
  address: Address,
  later: Missed['next'],
): Promise<Missed['next']> {
  if (addressOf(person) !== address) return later;
  if (!isReached(person)) return 'passed-on';
  const { workspace, now } = shell;
  await tx.person.update({
    where: { workspaceId_id: { workspaceId: workspace.id, id: person.id } },
    data: { unreachableAt: now },
  });
  await askOtherOwners(tx, shell, person);
  await remindNow(tx, shell, { takerId: person.id });
  return 'passed-on';
}

async function passOnFromChannel(
  tx: Tx,
  shell: Shell,
  letters: readonly Delivery[],
  later: Missed['next'],
): Promise<Missed['next']> {
  const about = (kind: string, room: string) =>
    letters.flatMap((each) =>
      each.kind === kind && each.subject?.startsWith(`${room}:`) ? [each.subject.slice(room.length + 1)] : [],
    );
  const [stories, cases] = [about('story.card', 'story'), about('case.card', 'case')];
  if (stories.length > 0) await askOtherModerators(tx, shell, stories);
  if (cases.length > 0 && letters.every(({ state }) => state === 'dropped'))
    await remindNow(tx, shell, { id: { in: cases } });
  return stories.length > 0 || cases.length > 0 ? 'admins-asked' : later;
}

function byAddress(letters: readonly Delivery[]): Map<Address, Delivery[]> {
  const groups = new Map<Address, Delivery[]>();
  for (const letter of letters) groups.set(letter.address, [...(groups.get(letter.address) ?? []), letter]);
  return groups;
}
