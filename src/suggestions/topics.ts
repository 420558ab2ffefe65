// Topics and who answers for them.
import { newId } from '../clock.ts';
import { type Database, type Store, transact } from '../database/client.ts';
import type { TopicModel } from '../database/generated/sqlite/models.ts';
import type { Locale } from '../i18n/locale.ts';
import { type Person, peopleByIds } from '../people/person.ts';

export interface Topic {
  readonly id: string;
  readonly nameFr: string;
  readonly nameEn: string;
  /** Null: the workspace's own. */
  readonly replyDays: number | null;
  readonly isDefault: boolean;
  readonly version: number;
  /** First to last in line. */
  readonly ownerIds: readonly string[];
}

/** Those that take new suggestions. */
export async function openTopics(db: Store, workspaceId: string): Promise<Topic[]> {
  const rows = await db.topic.findMany({
    where: { workspaceId, archivedAt: null },
    include: { owners: { orderBy: { position: 'asc' } } },
  });
  return rows.map(fromRow);
}

/** What a form offers: open topics by name, and the default one, which is made at first need, last. */
export async function offeredTopics(
  database: Database,
  workspaceId: string,
  locale: Locale,
): Promise<Topic[]> {
  const topics = await openTopics(database.db, workspaceId);
  if (!topics.some((topic) => topic.isDefault)) {
    topics.push(await transact(database, (tx) => defaultTopic(tx, workspaceId)));
  }
  const rank = (topic: Topic) => (topic.isDefault ? 1 : 0);
  const name = (topic: Topic) => topicName(topic, locale);
  return topics.toSorted((a, b) => rank(a) - rank(b) || name(a).localeCompare(name(b), locale));
}

export function topicName(topic: Pick<Topic, 'nameFr' | 'nameEn'>, locale: Locale): string {
  return locale === 'fr' ? topic.nameFr : topic.nameEn;
}

/** Also an archived one: its suggestions live on. Throws where there is none. */
export async function topicById(db: Store, workspaceId: string, id: string): Promise<Topic> {
  return fromRow(
    await db.topic.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id } },
      include: { owners: { orderBy: { position: 'asc' } } },
    }),
  );
}

/** The topic that takes what fits nowhere; made at first need, with the first admins that we know as owners. */
export async function defaultTopic(tx: Store, workspaceId: string): Promise<Topic> {
  const known = await tx.topic.findFirst({
    where: { workspaceId, isDefault: true, archivedAt: null },
    include: { owners: { orderBy: { position: 'asc' } } },
  });
  if (known) return fromRow(known);
  const id = newId();
  await tx.topic.create({
    data: { workspaceId, id, nameFr: 'Autre sujet', nameEn: 'Something else', isDefault: true },
  });
  return topicById(tx, workspaceId, id);
}

/** Who answers: the topic's first owner who is still here, else the default topic's; null when nobody is. */
export async function ownerFor(tx: Store, workspaceId: string, topic: Topic): Promise<Person | null> {
  const fallback = topic.isDefault ? topic : await defaultTopic(tx, workspaceId);
  const inLine = await peopleByIds(tx, workspaceId, [...topic.ownerIds, ...fallback.ownerIds]);
  return inLine.find((person) => person.isActive) ?? null;
}

export interface TopicDraft {
  readonly nameFr: string;
  readonly nameEn: string;
  readonly replyDays: number | null;
  readonly ownerIds: readonly string[];
}

/** Makes a topic (no `id`) or changes one. False when somebody else saved it since `version` was shown. */
export async function saveTopic(
  tx: Store,
  workspaceId: string,
  draft: TopicDraft,
  existing: { readonly id: string; readonly version: number } | null,
): Promise<boolean> {
  const { nameFr, nameEn, replyDays } = draft;
  const id = existing?.id ?? newId();
  if (existing) {
    const { count } = await tx.topic.updateMany({
      where: { workspaceId, id, version: existing.version, archivedAt: null },
      data: { nameFr, nameEn, replyDays, version: { increment: 1 } },
    });
    if (count === 0) return false;
    await tx.topicOwner.deleteMany({ where: { workspaceId, topicId: id } });
  } else {
    await tx.topic.create({ data: { workspaceId, id, nameFr, nameEn, replyDays } });
  }
  await tx.topicOwner.createMany({
    data: draft.ownerIds.map((personId, position) => ({ workspaceId, topicId: id, personId, position })),
  });
  return true;
}

/** Takes no new suggestions; the ones it has keep their owners. The default topic stays. */
export async function archiveTopic(db: Store, workspaceId: string, id: string, now: Date): Promise<boolean> {
  const { count } = await db.topic.updateMany({
    where: { workspaceId, id, isDefault: false, archivedAt: null },
    data: { archivedAt: now, version: { increment: 1 } },
  });
  return count === 1;
}

function fromRow(row: TopicModel & { owners: { personId: string }[] }): Topic {
  return {
    id: row.id,
    nameFr: row.nameFr,
    nameEn: row.nameEn,
    replyDays: row.replyDays,
    isDefault: row.isDefault,
    version: row.version,
    ownerIds: row.owners.map((owner) => owner.personId),
  };
}
