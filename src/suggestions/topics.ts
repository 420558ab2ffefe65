// Topics: what they are called, who answers for them in which order, who stands behind them. How suggestions reach
// them is in submit.ts.
import type { Doer } from '../audit/act.ts';
import { noted } from '../audit/note.ts';
import { newId } from '../clock.ts';
import { type Database, type Store, transact } from '../database/client.ts';
import type { TopicModel } from '../database/generated/sqlite/models.ts';
import { readAll } from '../database/part.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Address } from '../messages/message.ts';
import { isHere, type Person, peopleByIds } from '../people/person.ts';

export interface Topic {
  readonly id: string;
  readonly nameFr: string;
  readonly nameEn: string;
  /** Null: the workspace's own. */
  readonly replyDays: number | null;
  readonly isDefault: boolean;
  /** Who is told when an answer is late for long; null where nobody is. */
  readonly sponsorId: string | null;
  /** The channel that sees its cards; null where none does. */
  readonly channel: Address | null;
  /** The moment of the customers' way, or of the employees', that it is about; null where nobody said one. */
  readonly touchpoint: string | null;
  readonly version: number;
  /** First to last in line. */
  readonly ownerIds: readonly string[];
}

const withOwners = { owners: { orderBy: { position: 'asc' } } } as const;

/** Those that take new suggestions. Two statements for up to 399. */
export async function openTopics(db: Store, workspaceId: string): Promise<Topic[]> {
  const asked = { where: { workspaceId, archivedAt: null }, include: withOwners } as const;
  const rows = await readAll((part) => db.topic.findMany({ ...asked, orderBy: { id: 'asc' }, ...part }));
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

/** Also an archived one: its suggestions live on. Throws where there is none. Two statements. */
export async function topicById(db: Store, workspaceId: string, id: string): Promise<Topic> {
  const where = { workspaceId_id: { workspaceId, id } };
  return fromRow(await db.topic.findUniqueOrThrow({ where, include: withOwners }));
}

/** Several at once by id, archived ones too; unknown ids are left out. Two statements however many there are. */
export async function topicsByIds(
  db: Store,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, Topic>> {
  if (ids.length === 0) return new Map();
  const where = { workspaceId, id: { in: [...new Set(ids)] } };
  const rows = await db.topic.findMany({ where, include: withOwners });
  return new Map(rows.map((row) => [row.id, fromRow(row)]));
}

/** Null where it is unknown or takes no new suggestions. Two statements. */
export async function openTopic(db: Store, workspaceId: string, id: string): Promise<Topic | null> {
  const row = await db.topic.findFirst({ where: { workspaceId, id, archivedAt: null }, include: withOwners });
  return row && fromRow(row);
}

/** The topic that takes what fits nowhere; made at first need, without owners. */
export async function defaultTopic(tx: Store, workspaceId: string): Promise<Topic> {
  const known = await tx.topic.findFirst({
    where: { workspaceId, isDefault: true, archivedAt: null },
    include: withOwners,
  });
  return known ? fromRow(known) : makeDefault(tx, workspaceId);
}

/** What the default topic is called when it is made. */
export const defaultNames = { nameFr: 'Autre sujet', nameEn: 'Something else' };

async function makeDefault(tx: Store, workspaceId: string): Promise<Topic> {
  const row = await tx.topic.create({ data: { workspaceId, id: newId(), ...defaultNames, isDefault: true } });
  return fromRow({ ...row, owners: [] });
}

export interface TopicAndLine {
  readonly topic: Topic;
  /** See `lineOf`. */
  readonly line: readonly Person[];
}

/**
 * Where a new suggestion goes: the open topic of this id, else the default one (made at first need); and its line.
 * Three statements, one more where the default topic has to be made.
 */
export async function topicWithLine(
  tx: Store,
  workspaceId: string,
  topicId: string | null,
): Promise<TopicAndLine> {
  const wanted = topicId === null ? [] : [{ id: topicId }];
  const rows = await tx.topic.findMany({
    where: { workspaceId, archivedAt: null, OR: [...wanted, { isDefault: true }] },
    include: withOwners,
  });
  const topics = rows.map(fromRow);
  const fallback = topics.find((topic) => topic.isDefault);
  const topic =
    topics.find((each) => each.id === topicId) ?? fallback ?? (await makeDefault(tx, workspaceId));
  const ids = [...topic.ownerIds, ...(fallback?.ownerIds ?? [])];
  return { topic, line: await peopleInOrder(tx, workspaceId, ids) };
}

/** The same where nothing may be written: null while the default topic has not been made. */
export async function topicAndLine(
  db: Store,
  workspaceId: string,
  topicId: string | null,
): Promise<TopicAndLine | null> {
  const topics = await openTopics(db, workspaceId);
  const topic = topics.find(({ id }) => id === topicId) ?? topics.find(({ isDefault }) => isDefault);
  return topic ? { topic, line: await lineOf(db, workspaceId, topic) } : null;
}

/** Everyone who can be asked: the topic's owners in order, then the default topic's, each once. Two statements at most. */
export async function lineOf(tx: Store, workspaceId: string, topic: Topic): Promise<Person[]> {
  const others = topic.isDefault
    ? []
    : await tx.topicOwner.findMany({
        where: { workspaceId, topic: { isDefault: true, archivedAt: null } },
        orderBy: { position: 'asc' },
      });
  return peopleInOrder(tx, workspaceId, [...topic.ownerIds, ...others.map((owner) => owner.personId)]);
}

async function peopleInOrder(db: Store, workspaceId: string, ids: readonly string[]): Promise<Person[]> {
  return ids.length === 0 ? [] : peopleByIds(db, workspaceId, [...new Set(ids)]);
}

/**
 * The next one in line who is here, after the given person and round again from the start; never that person, nor `author`. From
 * the start where the given one is null or not in line. Null when nobody else is here.
 * @param author who openly proposed what is asked; null where that is hidden
 */
export function nextInLine(
  line: readonly Person[],
  { after, author }: { readonly after: string | null; readonly author: string | null },
  now: Date,
): Person | null {
  const place = line.findIndex((person) => person.id === after);
  const others = [...line.slice(place + 1), ...line.slice(0, Math.max(place, 0))];
  return others.find((person) => person.id !== author && isHere(person, now)) ?? null;
}

/** The open topics that a person answers for. */
export async function topicsOwnedBy(db: Store, workspaceId: string, personId: string): Promise<string[]> {
  const owned = await db.topicOwner.findMany({
    where: { workspaceId, personId, topic: { archivedAt: null } },
    select: { topicId: true },
  });
  return owned.map(({ topicId }) => topicId);
}

export interface TopicDraft {
  readonly nameFr: string;
  readonly nameEn: string;
  readonly replyDays: number | null;
  /** Left out: nobody. */
  readonly sponsorId?: string | null;
  /** Left out: none. */
  readonly channel?: Address | null;
  /** Left out: none. */
  readonly touchpoint?: string | null;
  readonly ownerIds: readonly string[];
}

/** Makes a topic (no `existing`) or changes one. False when somebody else saved or closed it since `version` was shown. */
export async function saveTopic(
  tx: Store,
  workspaceId: string,
  { ownerIds, sponsorId = null, channel = null, touchpoint = null, ...names }: TopicDraft,
  existing: { readonly id: string; readonly version: number } | null,
  doer: Doer,
): Promise<boolean> {
  const id = existing?.id ?? newId();
  const data = { ...names, sponsorId, channel, touchpoint };
  if (existing) {
    const { count } = await tx.topic.updateMany({
      where: { workspaceId, id, version: existing.version, archivedAt: null },
      data: { ...data, version: { increment: 1 } },
    });
    if (count === 0) return false;
    await tx.topicOwner.deleteMany({ where: { workspaceId, topicId: id } });
  } else {
    await tx.topic.create({ data: { workspaceId, id, ...data } });
  }
  await tx.topicOwner.createMany({
    data: ownerIds.map((personId, position) => ({ workspaceId, topicId: id, personId, position })),
  });
  const of = { topic: id, owners: [...ownerIds] };
  await noted(tx, { workspaceId, ...doer }, existing ? 'topic.changed' : 'topic.made', of);
  return true;
}

/** Takes no new suggestions; the ones it has keep their owners. The default topic stays. */
export async function archiveTopic(
  database: Database,
  workspaceId: string,
  id: string,
  doer: Doer,
): Promise<boolean> {
  return transact(database, async (tx) => {
    const { count } = await tx.topic.updateMany({
      where: { workspaceId, id, isDefault: false, archivedAt: null },
      data: { archivedAt: doer.now, version: { increment: 1 } },
    });
    if (count === 1) await noted(tx, { workspaceId, ...doer }, 'topic.closed', { topic: id });
    return count === 1;
  });
}

function fromRow(row: TopicModel & { owners: { personId: string }[] }): Topic {
  const { id, nameFr, nameEn, replyDays, isDefault, sponsorId, channel, touchpoint, version } = row;
  const ownerIds = row.owners.map((owner) => owner.personId);
  return { id, nameFr, nameEn, replyDays, isDefault, sponsorId, channel, touchpoint, version, ownerIds };
}
