// Who is asked instead, where an address takes nothing.
import { askOtherAdmins, remindNow } from '../cases/promise/reminders.ts';
import { casesIn } from '../cases/promise/saying.ts';
import type { Tx } from '../database/client.ts';
import { readdress } from '../delivery/held.ts';
import type { Delivery } from '../delivery/ledger.ts';
import { blamesAddress, hasTaken, isAlone } from '../delivery/undelivered.ts';
import type { Address } from '../messages/message.ts';
import { addressOf, isReached, otherAddresses, type Person, personAt } from '../people/person.ts';
import { askOthersOfAll, askInstead as remindOthers } from '../reminders/instead.ts';
import type { WaitingKind } from '../reminders/waiting.ts';
import { askOthers as askOtherModerators } from '../stories/cards.ts';
import { storyKinds } from '../stories/kinds.ts';
import { passOnUnread } from '../suggestions/promise/pass-on.ts';
import type { KeyedShell } from '../workspace/shell.ts';

/** Knows besides what can wait for somebody. */
export interface AskingShell extends KeyedShell {
  readonly waiting: readonly WaitingKind[];
}

/** What becomes of what an address was asked: whose it is gets it on another chat, somebody else is asked, or it stays there. */
export type Next = 'elsewhere' | 'passed-on' | 'admins-asked' | 'tried-again' | 'stays';

/**
 * Where these letters show that their address takes nothing, it is not asked for anything more, and others are for what it has. Changes
 * nothing when called again.
 */
export async function passOver(
  tx: Tx,
  shell: AskingShell,
  address: Address,
  letters: readonly Delivery[],
): Promise<Next> {
  const later = letters.some(({ state }) => state === 'held') ? 'tried-again' : 'stays';
  const blamed = await blaming(tx, shell, address, letters);
  if (blamed.length === 0) return later;
  const person = await personAt(tx, shell.workspace.id, address);
  if (person === null) return (await moderatorsInstead(tx, shell, blamed)) ? 'admins-asked' : later;
  if (addressOf(person) !== address) return later;
  if (isReached(person)) {
    if (blamed.some(({ state }) => state === 'dropped') && (await writeElsewhere(tx, shell, person, address)))
      return 'elsewhere';
    await passOverPerson(tx, shell, person);
  }
  return 'passed-on';
}

/** The same, once for each letter: what each of them asked is asked of others too. */
export async function askInstead(
  tx: Tx,
  shell: AskingShell,
  address: Address,
  letters: readonly Delivery[],
): Promise<Next> {
  const next = await passOver(tx, shell, address, letters);
  const blamed = await blaming(tx, shell, address, letters);
  if (blamed.length === 0) return next;
  const person = await personAt(tx, shell.workspace.id, address);
  if (person !== null) {
    if (next !== 'passed-on') return next;
    await passOnUnread(tx, shell, person, blamed);
    await remindOthers(tx, shell, person, blamed);
    await askOtherAdmins(tx, shell, person, blamed);
    return next;
  }
  const cases = blamed.flatMap(({ subject }) => casesIn(subject));
  if (cases.length === 0) return next;
  await remindNow(tx, shell, { id: { in: cases } });
  return 'admins-asked';
}

/** Those of the letters that show that their address takes nothing; none where it has taken something since. */
async function blaming(
  tx: Tx,
  { workspace }: AskingShell,
  address: Address,
  letters: readonly Delivery[],
): Promise<readonly Delivery[]> {
  const blamed: Delivery[] = [];
  for (const each of letters) if (blamesAddress(each) || (await isAlone(tx, each))) blamed.push(each);
  const since = blamed[0]?.undeliveredAt ?? null;
  return since === null || (await hasTaken(tx, workspace.id, address, since)) ? [] : blamed;
}

/**
 * Whether they are linked on another chat: they get there what they missed, and all that follows. From their first account alone, or two that
 * take nothing would go to and fro.
 */
async function writeElsewhere(
  tx: Tx,
  { workspace, now }: AskingShell,
  person: Person,
  address: Address,
): Promise<boolean> {
  const [lettersTo] = person.lettersTo === null ? await otherAddresses(tx, person, address) : [];
  if (lettersTo === undefined) return false;
  const where = { workspaceId_id: { workspaceId: workspace.id, id: person.id } };
  await tx.person.update({ where, data: { lettersTo } });
  await readdress(tx, workspace.id, { from: address, to: lettersTo, now });
  return true;
}

/** Replies go to the next in line with the others of whoever is not there (suggestions/promise); here is what does not by itself. */
async function passOverPerson(tx: Tx, shell: AskingShell, person: Person): Promise<void> {
  const { workspace, now } = shell;
  await tx.person.update({
    where: { workspaceId_id: { workspaceId: workspace.id, id: person.id } },
    data: { unreachableAt: now },
  });
  await askOthersOfAll(tx, shell, person);
}

/** Whether there were stories to be decided about. */
async function moderatorsInstead(tx: Tx, shell: AskingShell, letters: readonly Delivery[]): Promise<boolean> {
  const stories = letters.flatMap(({ kind, subject }) =>
    kind === storyKinds['story.card'].name && subject?.startsWith('story:')
      ? [subject.slice('story:'.length)]
      : [],
  );
  if (stories.length > 0) await askOtherModerators(tx, shell, stories);
  return stories.length > 0;
}
