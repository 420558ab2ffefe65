// What was written to customers, and where they could be written to, is kept as long as their words are: their source's days. Erasing on
// request is kept.ts.
import { type Database, emptyLog } from '../database/client.ts';
import { keptFrom } from '../feedback/retention.ts';
import { listSources } from '../feedback/sources/source.ts';

/** Safe to call at any time. Texts in one go: all of a source's that are past their time. */
export async function expireReplies(
  database: Database,
  { workspaceId, now }: { readonly workspaceId: string; readonly now: Date },
): Promise<void> {
  const { db } = database;
  let gone = 0;
  for (const source of await listSources(db, workspaceId)) {
    const until = keptFrom(source, now);
    if (until === null) continue;
    const its = { workspaceId, sourceId: source.id, answeredAt: { lt: until } };
    gone += (await db.replyPlace.deleteMany({ where: its })).count;
    const written = { where: { ...its, text: { not: '' } }, data: { text: '' } };
    gone += (await db.customerReply.updateMany(written)).count;
  }
  if (gone > 0) await emptyLog(database);
}
