// The topics of the sample company, with who answers for each.
import { type Database, transact } from '../../database/client.ts';
import { openTopics, saveTopic } from '../../suggestions/topics.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { topics } from '../company/index.ts';
import { one, type Persons } from './persons.ts';

/** The ids under which the sample topics were stored. */
export async function makeTopics(
  database: Database,
  { id: workspaceId }: Workspace,
  persons: Persons,
  now: Date,
): Promise<Map<string, string>> {
  for (const { nameFr, nameEn, ownerIds, sponsorId } of topics) {
    const draft = {
      nameFr,
      nameEn,
      replyDays: null,
      ownerIds: ownerIds.map((id) => one(persons, id).id),
      sponsorId: one(persons, sponsorId).id,
    };
    await transact(database, (tx) => saveTopic(tx, workspaceId, draft, null, { by: 'command-line', now }));
  }
  const stored = await openTopics(database.db, workspaceId);
  const ids = topics.map((topic): [string, string] => {
    const found = stored.find((each) => each.nameEn === topic.nameEn);
    if (!found) throw new Error(`topic ${topic.id} was not stored`);
    return [topic.id, found.id];
  });
  const fallback = topics.find((topic) => topic.isDefault);
  await database.db.topic.updateMany({
    where: { workspaceId, id: new Map(ids).get(fallback?.id ?? '') ?? '' },
    data: { isDefault: true },
  });
  return new Map(ids);
}
