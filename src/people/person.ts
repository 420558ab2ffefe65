// Somebody in a chat platform, as we remember them: language, time zone, whether they administer the bot,
// until when they are away.
import { startOfDay } from '../calendar/day.ts';
import { newId } from '../clock.ts';
import { isUniqueViolation, type Store } from '../database/client.ts';
import type { PersonModel as Person } from '../database/generated/sqlite/models.ts';
import { type Locale, localeOf } from '../i18n/locale.ts';
import { firstZone } from '../i18n/time-zone.ts';
import { type Address, place } from '../messages/message.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Directory } from './directory.ts';
import type { Later } from './later.ts';

export type { PersonModel as Person } from '../database/generated/sqlite/models.ts';

export interface Remembering {
  readonly directory: Pick<Directory, 'profile'>;
  /** Chat user ids that are admins besides the platform's own (ADMIN_USERS). */
  readonly adminUsers: readonly string[];
  readonly now: Date;
  /** Who asks for something that must not tell of them is put on file there, if nobody has met them. */
  readonly later?: Later | undefined;
}

/** Somebody as the chat knows them now, where it can tell; asked at most once a day of each. */
export type Meet = (person: Person) => Promise<Person>;

/**
 * The person at an address, remembered on first meeting and asked about again when that was not today; of a linked account, the
 * person whom it belongs to. Null for nobody, for bots and for people of other companies.
 */
export async function remember(
  db: Store,
  workspace: Workspace,
  address: Address,
  remembering: Remembering,
): Promise<Person | null> {
  const account = await meet(db, workspace, address, remembering, true);
  return account && personOf(db, account);
}

/**
 * The same for who asks something: they are where they ask, and administer what this account does. Of whom we know nothing is
 * written: a row that changes whenever somebody comes would tell who wrote what was stored next. All are asked about once a day
 * (see refresh.ts).
 */
export async function rememberAsker(
  db: Store,
  workspace: Workspace,
  address: Address,
  remembering: Remembering,
): Promise<Person | null> {
  const account = await meet(db, workspace, address, remembering, false);
  if (!account) return null;
  if (account.linkedTo === null) return asMet(account, account);
  const where = { workspaceId_id: { workspaceId: workspace.id, id: account.linkedTo } };
  const { isActive } = account;
  return asMet({ ...(await db.person.findUniqueOrThrow({ where })), isActive }, account);
}

async function meet(
  db: Store,
  workspace: Workspace,
  address: Address,
  { directory, adminUsers, now, later }: Remembering,
  isAskedAgain: boolean,
): Promise<Person | null> {
  const { platform, id: externalId } = place(address);
  const key = { workspaceId: workspace.id, platform, externalId };
  const known = await db.person.findUnique({ where: { workspaceId_platform_externalId: key } });
  if (known && (!isAskedAgain || known.refreshedAt >= startOfDay(now))) return known;
  const waiting = later?.met(address) ?? null;
  if (waiting) return waiting;
  const profile = await directory.profile(address);
  if (!profile) return known && { ...known, isActive: false };
  const isNone = profile.isBot || profile.standing === 'stranger';
  if (isNone && !known) return null;
  const data = {
    name: profile.name,
    timeZone: firstZone(profile.timeZone, workspace.timeZone),
    locale: profile.locale,
    isAdmin: !isNone && (profile.isAdmin || adminUsers.includes(externalId)),
    isActive: profile.isActive && !isNone,
    isGuest: profile.standing === 'guest',
    // Its day alone: the instant could tell who wrote an anonymous suggestion a moment later.
    refreshedAt: startOfDay(now),
  };
  if (known) {
    const { workspaceId, id } = known;
    return db.person.update({ where: { workspaceId_id: { workspaceId, id } }, data });
  }
  const stranger = { id: newId(), ...key, ...data };
  if (later) {
    const unset = {
      chosenLocale: null,
      country: null,
      region: null,
      awayUntil: null,
      remindedOn: null,
      linkedTo: null,
      lettersTo: null,
      unreachableAt: null,
    };
    const person = { ...unset, ...stranger };
    later.meet(address, person);
    return person;
  }
  try {
    return await db.person.create({ data: stranger });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return db.person.findUnique({ where: { workspaceId_platform_externalId: key } });
  }
}

/** Whose account it is. Who has left one chat is still here, and written to, on the other that they are linked on. */
async function personOf(db: Store, account: Person): Promise<Person> {
  const { workspaceId, isActive } = account;
  if (account.linkedTo === null && isActive) return account;
  const id = account.linkedTo ?? account.id;
  const where = { workspaceId_id: { workspaceId, id } };
  const person = account.linkedTo === null ? account : await db.person.findUniqueOrThrow({ where });
  if (isActive && person.isActive) return person;
  const reached = isActive
    ? account
    : await db.person.findFirst({
        where: { workspaceId, isActive: true, id: { not: account.id }, OR: [{ id }, { linkedTo: id }] },
      });
  if (!reached) {
    if (account.linkedTo !== null) await db.person.update({ where, data: { isActive: false } });
    return { ...person, isActive: false };
  }
  if (addressOf(person) !== ownAddress(account) && person.isActive) return person;
  const lettersTo = reached.id === id ? null : ownAddress(reached);
  return db.person.update({ where, data: { isActive: true, lettersTo } });
}

/** A person where they are met: on this account of theirs. */
export function asMet(person: Person, { platform, externalId, isAdmin }: Person): Person {
  return { ...person, platform, externalId, isAdmin, lettersTo: null };
}

/** Where somebody is written to: where they chose, of the chats they are linked on. Of who asks: where they ask. */
export function addressOf(person: Pick<Person, 'platform' | 'externalId' | 'lettersTo'>): Address {
  return person.lettersTo ?? ownAddress(person);
}

/** Where else somebody is who is linked on several chats: accounts that are still there, but for one address. */
export async function otherAddresses(
  db: Store,
  { workspaceId, id }: Person,
  address: Address,
): Promise<Address[]> {
  const accounts = await db.person.findMany({
    where: { workspaceId, isActive: true, OR: [{ id }, { linkedTo: id }] },
  });
  return accounts.map(ownAddress).filter((each) => each !== address);
}

/** Of one account, linked or not. */
export function ownAddress({ platform, externalId }: Pick<Person, 'platform' | 'externalId'>): Address {
  return `${platform}:${externalId}`;
}

/** Whose address it is, as far as we remember; null for a channel and for strangers. */
export async function personAt(db: Store, workspaceId: string, address: Address): Promise<Person | null> {
  const { platform, id: externalId } = place(address);
  const key = { workspaceId, platform, externalId };
  const account = await db.person.findUnique({ where: { workspaceId_platform_externalId: key } });
  if (!account?.linkedTo) return account;
  return db.person.findUnique({ where: { workspaceId_id: { workspaceId, id: account.linkedTo } } });
}

/** The language somebody reads: their choice here, else the chat's, else the company's. */
export function localeFor(person: Person | null, workspace: Workspace): Locale {
  return localeOf(person?.chosenLocale) ?? localeOf(person?.locale) ?? localeOf(workspace.locale) ?? 'en';
}

/** Whose clock is read for somebody: their own, the company's where nobody is meant or theirs is none, else UTC. */
export function zoneFor(
  person: Pick<Person, 'timeZone'> | null | undefined,
  workspace: Pick<Workspace, 'timeZone'>,
): string {
  return firstZone(person?.timeZone, workspace.timeZone);
}

/** Looks up several at once; the order of `ids` is kept and unknown ids are left out. */
export async function peopleByIds(db: Store, workspaceId: string, ids: readonly string[]): Promise<Person[]> {
  const found = await db.person.findMany({ where: { workspaceId, id: { in: [...ids] } } });
  const byId = new Map(found.map((person) => [person.id, person]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Letters reach them: has not left, and the chat brings them what we write. */
export function isReached({ isActive, unreachableAt = null }: Reachable): boolean {
  return isActive && unreachableAt === null;
}

export interface Reachable {
  readonly isActive: boolean;
  /** See the schema; null where it is left out. */
  readonly unreachableAt?: Date | null;
}

/** Can be asked for something: letters reach them, and they are not away. */
export function isHere(person: Reachable & Pick<Person, 'awayUntil'>, now: Date): boolean {
  return isReached(person) && !isAway(person, now);
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

/** Whose public holidays somebody has; null: told from their time zone. */
export async function setCountry(
  db: Store,
  { workspaceId, id }: Pick<Person, 'workspaceId' | 'id'>,
  where: { readonly country: string; readonly region: string | null } | null,
): Promise<Person> {
  const data = where ?? { country: null, region: null };
  return db.person.update({ where: { workspaceId_id: { workspaceId, id } }, data });
}
