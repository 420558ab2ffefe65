// What is kept of messages and digests, without somebody's name: letters to them go, and what others got says the stand-in's name. What stands
// in the chat is the chat's own.
import { newId } from '../clock.ts';
import { type EngineStore, type Store, statements, type Tx } from '../database/client.ts';
import { contentFrom, contentOf, isBlank } from '../delivery/content.ts';
import { type Delivery, isSealed, isTo, SEALED } from '../delivery/ledger.ts';
import type { Keys } from '../keys.ts';
import type { Address } from '../messages/message.ts';
import { type Replacing, withoutName } from '../messages/without-name.ts';
import { parameters } from '../people/renaming.ts';

/** Rows in memory at a time, and parameters of one statement. */
const AT_ONCE = 200;

export interface Copies extends EngineStore {
  readonly keys: Keys;
  readonly workspaceId: string;
}

/** How many it changed, or would. Whatever was changed before is not found again. @param write false: counts alone */
export async function renameCopies(copies: Copies, replacing: Replacing, write: boolean): Promise<number> {
  const { db, workspaceId } = copies;
  const needles = [JSON.stringify(replacing.name).slice(1, -1), ...replacing.addresses];
  let count = 0;
  for await (const ids of idsOf(copies, 'Delivery', 'content', needles))
    count += await renameIn(
      copies,
      await db.delivery.findMany({ where: { workspaceId, id: { in: ids } } }),
      replacing,
      write,
    );
  for await (const ids of idsOf(copies, 'DigestRun', 'snapshot', needles)) {
    const runs = await db.digestRun.findMany({
      where: { workspaceId, id: { in: ids } },
      select: { id: true, snapshot: true },
    });
    for (const { id, snapshot } of runs) {
      const rest = withoutName(snapshot, replacing);
      if (rest === snapshot) continue;
      count += 1;
      if (!write) continue;
      const where = { workspaceId_id: { workspaceId, id } };
      await db.digestRun.update({ where, data: { snapshot: JSON.parse(JSON.stringify(rest)) } });
    }
  }
  return count;
}

/** The same of what was queued since. */
export async function renameSince(copies: Copies, replacing: Replacing, since: Date): Promise<number> {
  const where = { workspaceId: copies.workspaceId, queuedAt: { gte: since } };
  return renameIn(copies, await copies.db.delivery.findMany({ where }), replacing, true);
}

async function renameIn(
  { db, keys, workspaceId }: Copies,
  rows: readonly Delivery[],
  replacing: Replacing,
  write: boolean,
): Promise<number> {
  let count = 0;
  for (const row of rows) {
    // What was written to them goes.
    if (replacing.addresses.includes(row.address)) continue;
    const content = readable(row, keys);
    const rest = withoutName(content, replacing) as typeof content;
    if (rest === null || rest === content) continue;
    count += 1;
    if (!write) continue;
    // A pending one is then another row to whoever has already read it (see delivery/claim.ts).
    const reread = row.state === 'pending' ? { claimedAt: null, claimedBy: `rewritten ${newId()}` } : {};
    await db.delivery.update({
      where: { workspaceId_id: { workspaceId, id: row.id } },
      data: { content: contentOf(rest, isSealed(row.address) ? keys : null), ...reread },
    });
  }
  return count;
}

/** Null where it was blanked, or no key opens it. */
function readable(row: Delivery, keys: Keys) {
  try {
    return isBlank(row) ? null : contentFrom(row, keys);
  } catch {
    return null;
  }
}

/** Page after page of the rows that may have one of these words; of what is sealed all. */
async function* idsOf(
  { db, engine, workspaceId }: Copies,
  table: 'Delivery' | 'DigestRun',
  column: 'content' | 'snapshot',
  needles: readonly string[],
): AsyncGenerator<string[]> {
  const at = parameters(engine);
  const holds = (n: number) =>
    engine === 'sqlite' ? `instr("${column}", ${at(n)}) > 0` : `strpos("${column}"::text, ${at(n)}) > 0`;
  const any = needles.map((_, i) => holds(i + 4));
  if (table === 'Delivery') any.push(`"address" LIKE '${SEALED}%'`);
  const text = `SELECT "id" FROM "${table}" WHERE "workspaceId" = ${at(1)} AND "id" > ${at(2)} AND (${any.join(' OR ')}) ORDER BY "id" LIMIT ${at(3)}`;
  for (let after = ''; ; ) {
    const rows = await statements(db, workspaceId).queryText<{ id: string }[]>(
      text,
      workspaceId,
      after,
      AT_ONCE,
      ...needles,
    );
    const ids = rows.map(({ id }) => id);
    if (ids.length > 0) yield ids;
    if (ids.length < AT_ONCE) return;
    after = ids.at(-1) ?? '';
  }
}

/** Whatever was written to them, also where only the key tells that it was. How many messages. */
export async function forgetLetters(
  tx: Tx,
  keys: Keys,
  workspaceId: string,
  addresses: readonly Address[],
): Promise<number> {
  const plain = await tx.delivery.findMany({
    where: { workspaceId, address: { in: [...addresses] } },
    select: { id: true },
  });
  const sealed = await tx.delivery.findMany({
    where: { workspaceId, address: { startsWith: SEALED } },
    select: { id: true, address: true },
  });
  const unnamed = sealed.filter((row) => addresses.some((address) => isTo(keys, row, address)));
  const all = [...plain, ...unnamed].map(({ id }) => id);
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const some = { in: all.slice(from, from + AT_ONCE) };
    await tx.quotation.deleteMany({ where: { workspaceId, deliveryId: some } });
    await tx.suggestionEvent.updateMany({ where: { workspaceId, letterId: some }, data: { letterId: null } });
    await tx.delivery.deleteMany({ where: { workspaceId, id: some } });
  }
  await forgetRests(tx, workspaceId, addresses);
  return all.length;
}

/** Whom the last sender leaves alone for a moment. */
async function forgetRests(tx: Store, workspaceId: string, addresses: readonly Address[]): Promise<void> {
  const turn = await tx.sendingTurn.findUnique({ where: { workspaceId } });
  if (turn === null || typeof turn.rests !== 'object' || turn.rests === null) return;
  const rests = Object.fromEntries(Object.entries(turn.rests).filter(([key]) => !addresses.includes(key)));
  await tx.sendingTurn.update({ where: { workspaceId }, data: { rests } });
}
