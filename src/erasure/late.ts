// Words of an erased customer, of an import that was taken back, or of a thank-you that is kept private, that were quoted all the same: by
// a digest or a statement that was being made meanwhile.
import { contactIn, contactQuoted, wordlessAmong } from '../contacts/quotes.ts';
import { type Database, emptyLog, type Store, transact } from '../database/client.ts';
import { erasedAmong, goneAmong } from '../feedback/retention.ts';
import { waitingAmong } from '../mail-in/waiting.ts';
import { keptAmong } from '../thanks/lists.ts';
import { thanksIn } from '../thanks/thanks.ts';
import { takeBackThanks } from './thanks.ts';
import { unquote } from './unquote.ts';

/** How many quoted answers one look takes. */
const AT_ONCE = 1_000;

/** Takes them out as erasing does, the messages in the chat included. Nothing quotes such an answer afterwards. */
export async function eraseLate(database: Database, workspaceId: string, now: Date): Promise<void> {
  const late = await lateIds(database.db, workspaceId);
  for (const cause of ['asked', 'undone'] as const) {
    const ids = late[cause];
    if (ids.length > 0) await transact(database, (tx) => unquote(tx, workspaceId, ids, { cause, now }));
  }
  for (const each of late.private)
    await transact(database, (tx) => takeBackThanks(tx, workspaceId, each, now));
  if (late.asked.length + late.undone.length + late.private.length > 0) await emptyLog(database);
}

interface Late {
  readonly asked: readonly string[];
  readonly undone: readonly string[];
  readonly private: readonly { readonly id: string; readonly since: Date }[];
}

/** Answers and contacts that a message quotes, and that were erased, or are neither there nor wait to be taken in; thank-yous that others read no more. */
async function lateIds(db: Store, workspaceId: string): Promise<Late> {
  const asked = new Set<string>();
  const undone = new Set<string>();
  const kept: Late['private'][number][] = [];
  for (let after = ''; ; ) {
    const quotations = await db.quotation.groupBy({
      by: ['feedbackId'],
      where: { workspaceId, feedbackId: { gt: after } },
      orderBy: { feedbackId: 'asc' },
      take: AT_ONCE,
    });
    const all = quotations.map(({ feedbackId }) => feedbackId);
    const ids = all.filter((id) => thanksIn(id) === null && contactIn(id) === null);
    const contactIds = all.flatMap((id) => contactIn(id) ?? []);
    kept.push(
      ...(await keptAmong(
        db,
        workspaceId,
        all.flatMap((id) => thanksIn(id) ?? []),
      )),
    );
    for (const id of await wordlessAmong(db, workspaceId, contactIds)) asked.add(contactQuoted(id));
    for (const id of await erasedAmong(db, workspaceId, ids)) asked.add(id);
    const gone = await goneAmong(db, workspaceId, ids);
    const waiting = await waitingAmong(db, workspaceId, gone);
    for (const id of gone) if (!waiting.has(id)) undone.add(id);
    if (all.length < AT_ONCE) return { asked: [...asked], undone: [...undone], private: kept };
    after = all.at(-1) ?? '';
  }
}
