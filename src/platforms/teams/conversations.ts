// Where people and channels of Teams are reached: Teams tells it only while it is being used, so it is kept.
import type { Db } from '../../database/client.ts';
import type { ConversationModel } from '../../database/generated/sqlite/models.ts';
import { isTimeZone } from '../../i18n/time-zone.ts';

export type { ConversationModel as Conversation } from '../../database/generated/sqlite/models.ts';

/** The rows of one company. */
export interface Contacts {
  readonly db: Db;
  readonly workspaceId: string;
}

export type Known = Pick<
  ConversationModel,
  'place' | 'conversationId' | 'serviceUrl' | 'tenantId' | 'name' | 'teamId' | 'locale' | 'timeZone'
> & { readonly kind: 'person' | 'channel' };

const PLATFORM = 'teams';

/** Keeps it current: whatever was known of this place before gives way, and it is there again if it was gone. */
export async function keep({ db, workspaceId }: Contacts, known: Known): Promise<void> {
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
export async function follow(
  { db, workspaceId }: Contacts,
  tenantId: string,
  serviceUrl: string,
): Promise<void> {
  const where = { workspaceId, platform: PLATFORM, tenantId, serviceUrl: { not: serviceUrl } };
  if (await db.conversation.findFirst({ where, select: { place: true } }))
    await db.conversation.updateMany({ where, data: { serviceUrl } });
}

/** Null for whom we never met. */
export function reach({ db, workspaceId }: Contacts, place: string): Promise<ConversationModel | null> {
  return db.conversation.findUnique({
    where: { workspaceId_platform_place: { workspaceId, platform: PLATFORM, place } },
  });
}

/** Channels that we may post in, by name. */
export function channels({ db, workspaceId }: Contacts): Promise<ConversationModel[]> {
  return db.conversation.findMany({
    where: { workspaceId, platform: PLATFORM, kind: 'channel', isGone: false },
    orderBy: { name: 'asc' },
  });
}

/** Anything that Teams told us; null before the first message. The service's address is the same for a whole tenant. */
export function anyone({ db, workspaceId }: Contacts, tenantId: string): Promise<ConversationModel | null> {
  return db.conversation.findFirst({ where: { workspaceId, platform: PLATFORM, tenantId } });
}

/** The bot was taken out of a person's chat, a channel was deleted. */
export async function lose({ db, workspaceId }: Contacts, place: string): Promise<void> {
  await db.conversation.updateMany({
    where: { workspaceId, platform: PLATFORM, place },
    data: { isGone: true },
  });
}

/** The bot was taken out of a team, or the team was deleted. */
export async function loseTeam({ db, workspaceId }: Contacts, teamId: string): Promise<void> {
  await db.conversation.updateMany({
    where: { workspaceId, platform: PLATFORM, teamId },
    data: { isGone: true },
  });
}
