// The letters that kits were: taken back when a term is over, and forgotten once the chat has done so. While a term runs they stand in the clear,
// so that erasing a customer reaches their words (erasure/); afterwards nothing may tell who had a term.

import { redraw } from '../correspondence/cards.ts';
import { readerOf } from '../correspondence/tell.ts';
import type { Store, Tx } from '../database/client.ts';
import { ownAddress, type Person } from '../people/person.ts';
import type { KeyedShell } from '../workspace/shell.ts';
import { ambassadorKinds, KIT } from './kinds.ts';
import { kitOver } from './letters.ts';

/** Each kit of theirs says from now on that it is over, and quotes nobody. */
export async function withdrawKits(tx: Tx, { workspace, now }: KeyedShell, person: Person): Promise<void> {
  const workspaceId = workspace.id;
  const address = { in: await addressesOf(tx, workspaceId, person.id) };
  const kits = await tx.delivery.findMany({ where: { workspaceId, subject: KIT, address, replaces: null } });
  const reader = readerOf(person, workspace, now);
  for (const kit of kits)
    await redraw(tx, { workspace, now }, kit, {
      kind: ambassadorKinds['ambassador.kit-over'],
      subject: KIT,
      message: kitOver(reader),
      locale: reader.locale,
    });
}

/** Kits of whoever is in no term go from the ledger, once nothing waits that changes them. Safe to call at any time. */
export async function forgetKits(tx: Tx, workspaceId: string): Promise<void> {
  const letters = await tx.delivery.findMany({
    where: { workspaceId, subject: KIT },
    select: { id: true, address: true, state: true },
  });
  if (letters.length === 0) return;
  const rows = await tx.ambassador.findMany({ where: { workspaceId }, select: { personId: true } });
  const present = new Set<string>();
  for (const { personId } of rows)
    for (const address of await addressesOf(tx, workspaceId, personId)) present.add(address);
  const former = letters.filter(({ address }) => !present.has(address));
  const busy = new Set(former.flatMap(({ state, address }) => (isSettled(state) ? [] : [address])));
  const ids = former.flatMap(({ id, address }) => (busy.has(address) ? [] : [id]));
  if (ids.length === 0) return;
  await tx.quotation.deleteMany({ where: { workspaceId, deliveryId: { in: ids } } });
  await tx.delivery.deleteMany({ where: { workspaceId, id: { in: ids } } });
}

function isSettled(state: string): boolean {
  return state === 'sent' || state === 'dropped';
}

async function addressesOf(db: Store, workspaceId: string, id: string): Promise<string[]> {
  const accounts = await db.person.findMany({ where: { workspaceId, OR: [{ id }, { linkedTo: id }] } });
  return accounts.map(ownAddress);
}
