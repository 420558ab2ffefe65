// Who asks, and whether they may ask at all: decided anew for each request from what the chat says, before anything else is done.
import type { Store } from '../database/client.ts';
import { type Address, place } from '../messages/message.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Profile, Standing } from './directory.ts';
import { type Person, type Remembering, rememberAsker } from './person.ts';
import type { Profiles, ToldProfile } from './profiles.ts';
import type { Asker } from './rights.ts';
import { namedAdmins, withRights } from './roles.ts';

/** What a request says of the company of whoever makes it. @param standing what their profile says; undefined where nothing does */
export type Belonging = (standing: Standing | undefined) => 'ours' | 'foreign' | 'unsaid';

export interface Admitted {
  readonly asker: Asker;
  readonly isGuest: boolean;
  /** They were an admin, and the chat cannot say just now whether they still are: no admin until it can. */
  readonly isUnsure: boolean;
}

export type Admission =
  | ({ readonly kind: 'admitted' } & Admitted)
  | {
      readonly kind: 'refused';
      /** 'nobody': unknown to the chat, a bot, or gone. 'unsaid': nothing says of which company they are. */
      readonly as: 'stranger' | 'nobody' | 'unsaid';
      readonly profile: Profile | null;
    };

interface AtTheDoor extends Omit<Remembering, 'directory'> {
  readonly profiles: Profiles;
  readonly belonging: Belonging;
  /** The chat can tell of everybody: whom it does not know is nobody. Else that says nothing of somebody on file. */
  readonly knowsAll: boolean;
  /** Writes, apart from this request, that somebody is no admin any more, or has become one; the same of guests, and of who is none of ours. */
  readonly note: (what: string, write: () => Promise<unknown>) => void;
}

/**
 * An admin by the chat is one now, or is none: the chat is asked anew, and while it cannot be asked only ADMIN_USERS are, and who was given
 * the role. A guest has no role. For everything else, somebody who is on file is let in while the chat cannot be asked, as it told of them last, or as they were on file.
 * @throws what the chat threw, where it cannot tell of somebody whom nobody has met
 */
export async function admit(
  db: Store,
  workspace: Workspace,
  address: Address,
  { profiles, belonging, knowsAll, note, ...asking }: AtTheDoor,
): Promise<Admission> {
  const { platform, id: externalId } = place(address);
  const key = { workspaceId: workspace.id, platform, externalId };
  const known = await db.person.findUnique({ where: { workspaceId_platform_externalId: key } });
  const isNamed = asking.adminUsers.includes(externalId);
  const learn = (data: Pick<Person, 'isActive' | 'isAdmin' | 'isGuest'>) => {
    if (known === null) return;
    const where = { workspaceId: workspace.id, id: known.id };
    const isSame =
      known.isActive === data.isActive && known.isAdmin === data.isAdmin && known.isGuest === data.isGuest;
    // What was learned before in the same hour is true no more.
    note(`standing ${address}`, async () => isSame || db.person.updateMany({ where, data }));
  };
  if (belonging('own') !== 'ours')
    return refusedUnasked(knowsAll ? profiles : null, address, belonging('own'));
  const answer = await toldOf(profiles, address, known, isNamed);
  const isSilence = answer !== 'unknown' && answer.profile === null && known !== null && !knowsAll;
  const told = isSilence ? 'unknown' : answer;
  const profile = told === 'unknown' ? null : told.profile;
  const last = told === 'unknown' ? profiles.last(address) : profile;
  const onFile = told === 'unknown' && known?.isActive ? 'own' : undefined;
  const isStranger = last?.standing === 'stranger' || belonging(last?.standing ?? onFile) !== 'ours';
  const isHere = last === null ? onFile === 'own' : last.isActive && !last.isBot;
  if (isStranger || !isHere) {
    if (profile !== null && (profile.standing === 'stranger' || !isHere))
      learn({ isActive: false, isAdmin: false, isGuest: false });
    return { kind: 'refused', as: isStranger ? 'stranger' : 'nobody', profile };
  }
  const directory = { profile: async () => profile };
  const asker = await rememberAsker(db, workspace, address, { ...asking, directory });
  if (asker === null) return { kind: 'refused', as: 'nobody', profile };
  const isChatAdmin = isNamed || profile?.isAdmin === true;
  const isGuest = last ? last.standing === 'guest' : known?.isGuest === true;
  if (told !== 'unknown') learn({ isActive: true, isAdmin: isChatAdmin, isGuest });
  const isOutside = isGuest && !isNamed;
  const met = { ...asker, isAdmin: isChatAdmin };
  const rightful = isOutside ? { ...met, roles: [] } : await withRights(db, met, isNamed);
  const wasAdmin = told === 'unknown' && known?.isAdmin === true && !rightful.isAdmin;
  const isUnsure = wasAdmin && (await namedAdmins(db, workspace.id)).length === 0;
  return { kind: 'admitted', asker: rightful, isGuest: isOutside, isUnsure };
}

/** Whatever their profile says, they are none of ours: it is asked only for their language, where the chat tells it of strangers. */
async function refusedUnasked(
  profiles: Profiles | null,
  address: Address,
  belonging: ReturnType<Belonging>,
): Promise<Admission> {
  const told = (await profiles?.recentOf(address)) ?? 'unknown';
  const as = belonging === 'unsaid' ? 'unsaid' : 'stranger';
  return { kind: 'refused', as, profile: told === 'unknown' ? null : told.profile };
}

async function toldOf(
  profiles: Profiles,
  address: Address,
  known: Person | null,
  isNamed: boolean,
): Promise<ToldProfile> {
  if (known === null) return { profile: await profiles.recent(address) };
  if (known.isAdmin && !isNamed) return profiles.now(address);
  const recent = await profiles.recentOf(address);
  // What was true ten minutes ago makes nobody an admin.
  return recent !== 'unknown' && recent.profile?.isAdmin && !isNamed ? profiles.now(address) : recent;
}
