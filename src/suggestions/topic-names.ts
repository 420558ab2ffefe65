// Two topics never bear one name, closed ones neither; and a closed one can be opened again. Everything else is topics.ts.
import type { Doer } from '../audit/act.ts';
import { noted } from '../audit/note.ts';
import { type Database, type Store, transact } from '../database/client.ts';
import { type Topic, topicsByIds } from './topics.ts';

/** Names that differ by case, accents or spaces alone are one. */
function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}\s\p{Default_Ignorable_Code_Point}]/gu, '')
    .toLowerCase()
    .replace(/[œæß]/g, (letter) => ligatures[letter] ?? letter);
}

const ligatures: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss' };

/** The other topic, closed or not, that bears one of these names in either language; null where none does. */
export async function topicNamed(
  db: Store,
  workspaceId: string,
  names: Pick<Topic, 'nameFr' | 'nameEn'>,
  except: string | null,
): Promise<{ readonly isClosed: boolean } | null> {
  const wanted = [nameKey(names.nameFr), nameKey(names.nameEn)];
  const rows = await db.topic.findMany({
    where: { workspaceId },
    select: { id: true, nameFr: true, nameEn: true, archivedAt: true },
  });
  const bears = (name: string) => wanted.includes(nameKey(name));
  const found = rows.find(({ id, nameFr, nameEn }) => id !== except && (bears(nameFr) || bears(nameEn)));
  return found ? { isClosed: found.archivedAt !== null } : null;
}

/** Those that take no new suggestions any more. Three statements. */
export async function closedTopics(db: Store, workspaceId: string): Promise<Topic[]> {
  const closed = await db.topic.findMany({
    where: { workspaceId, archivedAt: { not: null } },
    select: { id: true },
  });
  const topics = await topicsByIds(
    db,
    workspaceId,
    closed.map(({ id }) => id),
  );
  return [...topics.values()];
}

/** It takes new suggestions again. False where it was open. */
export async function reopenTopic(
  database: Database,
  workspaceId: string,
  id: string,
  doer: Doer,
): Promise<boolean> {
  return transact(database, async (tx) => {
    const { count } = await tx.topic.updateMany({
      where: { workspaceId, id, archivedAt: { not: null } },
      data: { archivedAt: null, version: { increment: 1 } },
    });
    if (count === 1) await noted(tx, { workspaceId, ...doer }, 'topic.reopened', { topic: id });
    return count === 1;
  });
}
