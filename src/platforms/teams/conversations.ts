// Where people and channels of Teams are reached: Teams tells it only while it is being used, so it is kept.
import type { Db } from '../../database/client.ts';
import type { ConversationModel } from '../../database/generated/sqlite/models.ts';
import { isTimeZone } from '../../i18n/time-zone.ts';
import type { Later } from '../../people/later.ts';

export type { ConversationModel as Conversation } from '../../database/generated/sqlite/models.ts';

/** The rows of one company. */
interface Rows {
  readonly db: Db;
  readonly workspaceId: string;
}

export interface Contacts extends Rows {
  readonly later: Pick<Later, 'note'>;
  /** What was learned of people and waits for the full hour to be written down; by place. */
  readonly fresh: Map<string, KnownConversation>;
}

export type KnownConversation = Pick<
  ConversationModel,
  'place' | 'conversationId' | 'serviceUrl' | 'tenantId' | 'name' | 'teamId' | 'locale' | 'timeZone'
> & { readonly kind: 'person' | 'channel' };

const PLATFORM = 'teams';

/** Keeps it current: whatever was known of this place before gives way, and it is there again if it was gone. */
export async function keep({ db, workspaceId }: Rows, known: KnownConversation): Promise<void> {
  const key = { workspaceId, platform: PLATFORM, place: known.place };
  const before = await db.conversation.findUnique({ where: { workspaceId_platform_place: key } });
  const told = {
    locale: known.locale ?? before?.locale ?? null,
    timeZone: [known.timeZone, before?.timeZone].find((each) => each && isTimeZone(each)) ?? null,
  };
  const data = { ...known, ...told, isGone: false };
  if (before && Object.entries(data).every(([name, value]) => Reflect.get(before, name) === value)) return;
  await db.conversation.upsert({
    where: { workspaceId_platform_place: key },
    create: { ...key, ...data },
    update: data,
  });
}

/**
 * The service's address is the same for a whole tenant, and Teams may move it: where it calls from another one, everybody and every
 * channel of that tenant is reached there from now on.
 */
export async function follow(contacts: Contacts, tenantId: string, serviceUrl: string): Promise<void> {
  const { db, workspaceId, fresh } = contacts;
  for (const known of fresh.values())
    if (known.tenantId === tenantId && known.serviceUrl !== serviceUrl)
      keepLater(contacts, { ...known, serviceUrl });
  const where = { workspaceId, platform: PLATFORM, tenantId, serviceUrl: { not: serviceUrl } };
  if (await db.conversation.findFirst({ where, select: { place: true } }))
    await db.conversation.updateMany({ where, data: { serviceUrl } });
}

/**
 * The same of a person who asks, or is written to: known at once, and written down at the full hour with all the rest. Beside an
 * anonymous idea, or its letter, the row would tell whose it is. A process that ends before then asks Teams again.
 */
export function keepLater(contacts: Contacts, known: KnownConversation): void {
  contacts.fresh.set(known.place, known);
  contacts.later.note(`${PLATFORM}:${known.place}`, async () => {
    if (contacts.fresh.get(known.place) !== known) return;
    contacts.fresh.delete(known.place);
    await keep(contacts, known);
  });
}

/** Null for whom we never met. */
export async function reach(
  { db, workspaceId, fresh }: Rows & Partial<Contacts>,
  place: string,
): Promise<ConversationModel | null> {
  const key = { workspaceId, platform: PLATFORM, place };
  const row = await db.conversation.findUnique({ where: { workspaceId_platform_place: key } });
  const learned = fresh?.get(place);
  if (!learned) return row;
  const { locale, timeZone } = learned;
  const told = { locale: locale ?? row?.locale ?? null, timeZone: timeZone ?? row?.timeZone ?? null };
  return { ...key, ...learned, ...told, isGone: false };
}

/** Channels that we may post in, by name; of these teams alone, and so many of them, where that is said. */
export function channels(
  { db, workspaceId }: Rows,
  { teamIds, take }: { readonly teamIds?: readonly string[]; readonly take?: number } = {},
): Promise<ConversationModel[]> {
  const ofTeams = teamIds === undefined ? {} : { teamId: { in: [...teamIds] } };
  return db.conversation.findMany({
    where: { workspaceId, platform: PLATFORM, kind: 'channel', isGone: false, ...ofTeams },
    orderBy: { name: 'asc' },
    ...(take === undefined ? {} : { take }),
  });
}

/** The teams that we are in. */
export async function teamsOn({ db, workspaceId }: Rows): Promise<string[]> {
  const where = { workspaceId, platform: PLATFORM, kind: 'channel', isGone: false };
  const rows = await db.conversation.groupBy({ by: ['teamId'], where });
  return rows.flatMap(({ teamId }) => teamId ?? []);
}

/** Anything that Teams told us; null before the first message. The service's address is the same for a whole tenant. */
export function anyone({ db, workspaceId }: Rows, tenantId: string): Promise<ConversationModel | null> {
  return db.conversation.findFirst({ where: { workspaceId, platform: PLATFORM, tenantId } });
}

/** The bot was taken out of a person's chat, a channel was deleted. */
export async function lose({ fresh, ...rows }: Contacts, place: string): Promise<void> {
  const { db, workspaceId } = rows;
  const learned = fresh.get(place);
  fresh.delete(place);
  if (learned) await keep(rows, learned);
  await db.conversation.updateMany({
    where: { workspaceId, platform: PLATFORM, place },
    data: { isGone: true },
  });
}

/** The bot was taken out of a team, or the team was deleted. */
export async function loseTeam({ db, workspaceId }: Rows, teamId: string): Promise<void> {
  await db.conversation.updateMany({
    where: { workspaceId, platform: PLATFORM, teamId },
    data: { isGone: true },
  });
}
