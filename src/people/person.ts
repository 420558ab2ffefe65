// Somebody in a chat platform, as we remember them: language, time zone, whether they administer the bot,
// until when they are away.
import { startOfDay } from '../calendar/day.ts';
import { newId } from '../clock.ts';
import { isUniqueViolation, type Store } from '../database/client.ts';
import type { PersonModel as Person } from '../database/generated/sqlite/models.ts';
import { type Locale, localeOf } from '../i18n/locale.ts';
import { type Address, place } from '../messages/message.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Directory } from './directory.ts';

export type { PersonModel as Person } from '../database/generated/sqlite/models.ts';

/** A profile is asked again after this long, so that a new language or a departure is noticed. */
const STALE_MS = 24 * 60 * 60 * 1000;

export interface Remembering {
  readonly directory: Directory;
  /** Chat user ids that are admins besides the platform's own (ADMIN_USERS). */
  readonly adminUsers: readonly string[];
  readonly now: Date;
}

/** The person at an address, remembered on first meeting and refreshed when stale. Null for nobody and for bots. */
export async function remember(
  db: Store,
  workspace: Workspace,
  address: Address,
  { directory, adminUsers, now }: Remembering,
): Promise<Person | null> {
  const { platform, id: externalId } = place(address);
  const key = { workspaceId: workspace.id, platform, externalId };
  const known = await db.person.findUnique({ where: { workspaceId_platform_externalId: key } });
  if (known && now.getTime() - known.refreshedAt.getTime() < STALE_MS) return known;
  const profile = await directory.profile(address);
  if (!profile || profile.isBot) return known && { ...known, isActive: false };
  const data = {
    name: profile.name,
    timeZone: profile.timeZone ?? workspace.timeZone,
    locale: profile.locale,
    isAdmin: profile.isAdmin || adminUsers.includes(externalId),
    isActive: profile.isActive,
    // Its day alone: the instant could tell who wrote an anonymous suggestion a moment later.
    refreshedAt: startOfDay(now),
  };
  if (known) {
    const { workspaceId, id } = known;
    return db.person.update({ where: { workspaceId_id: { workspaceId, id } }, data });
  }
  try {
    return await db.person.create({ data: { id: newId(), ...key, ...data } });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return db.person.findUnique({ where: { workspaceId_platform_externalId: key } });
  }
}

export function addressOf(person: Pick<Person, 'platform' | 'externalId'>): Address {
  return `${person.platform}:${person.externalId}`;
}

/** The language somebody reads: their choice here, else the chat's, else the company's. */
export function localeFor(person: Person | null, workspace: Workspace): Locale {
  return localeOf(person?.chosenLocale) ?? localeOf(person?.locale) ?? localeOf(workspace.locale) ?? 'en';
}

/** Looks up several at once; the order of `ids` is kept and unknown ids are left out. */
export async function peopleByIds(db: Store, workspaceId: string, ids: readonly string[]): Promise<Person[]> {
  const found = await db.person.findMany({ where: { workspaceId, id: { in: [...ids] } } });
  const byId = new Map(found.map((person) => [person.id, person]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Can be asked for something: has not left, and is not away. */
export function isHere(person: Pick<Person, 'isActive' | 'awayUntil'>, now: Date): boolean {
  return person.isActive && !isAway(person, now);
}

/** Said not to be asked for anything before a later instant. */
export function isAway({ awayUntil }: Pick<Person, 'awayUntil'>, now: Date): boolean {
  return awayUntil !== null && awayUntil > now;
}

/** Not asked for anything before `until`; null: here again. */
export async function setAway(
  db: Store,
  { workspaceId, id }: Pick<Person, 'workspaceId' | 'id'>,
  until: Date | null,
): Promise<Person> {
  return db.person.update({ where: { workspaceId_id: { workspaceId, id } }, data: { awayUntil: until } });
}

export async function admins(db: Store, workspaceId: string): Promise<Person[]> {
  return db.person.findMany({
    where: { workspaceId, isAdmin: true, isActive: true },
    orderBy: { name: 'asc' },
  });
}
