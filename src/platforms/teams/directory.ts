// People and channels as Teams knows them: asked of Teams where it answers, of what it told us where it does not.
import type { Clock } from '../../clock.ts';
import { place } from '../../messages/message.ts';
import type { Channel, Directory, Profile, Standing } from '../../people/directory.ts';
import type { Member, TeamsClient } from './client.ts';
import { type Conversation, channels, reach } from './conversations.ts';
import { faultOf } from './outcomes.ts';
import { isChannel, openedWith, type Wire } from './send.ts';
import { isServed, type TeamsConfig } from './settings.ts';

/** Who is in a team is asked again after this long. */
const MEMBERS_MS = 10 * 60_000;
/** Of how many teams it is asked at the same time which of their channels are shared. */
const TEAMS_AT_ONCE = 8;

/** `wire` throws while this platform is not listening yet. */
export function teamsDirectory(
  config: Tenants,
  client: TeamsClient,
  wire: () => Wire,
  clock: Clock,
): Directory {
  const known = new Map<string, { readonly at: number; readonly members: Set<string> }>();

  const shared = new Map<string, { readonly at: number; readonly ids: Set<string> }>();
  /** Of the team that a channel is in. */
  const sharedIn = async (row: Conversation): Promise<Set<string>> => {
    const { teamId } = row;
    if (!teamId || row.isGone) return new Set();
    const now = clock.now().getTime();
    const before = shared.get(teamId);
    if (before !== undefined && now - before.at >= 0 && now - before.at < MEMBERS_MS) return before.ids;
    const found = (await orNull(() => client.channels(row, teamId))) ?? [];
    const ids = new Set(found.flatMap((each) => (each.isShared ? [each.id] : [])));
    shared.set(teamId, { at: now, ids });
    return ids;
  };

  return {
    /**
     * Asked in the chat with them, which is opened where there is none: Teams tells of people only where it finds them.
     * It tells nobody who administers the company, nor a language: what their client said of itself is kept.
     */
    async profile(address): Promise<Profile | null> {
      const { id } = place(address);
      const own = await reach(wire().contacts, id);
      const member = await orNull(async () => client.member(own ?? (await openedWith(wire(), id)), id));
      if (!member) return null;
      return {
        name: member.name || id,
        timeZone: own?.timeZone ?? null,
        locale: own?.locale ?? null,
        isAdmin: false,
        isActive: true,
        isBot: false,
        standing: standingOf(member, config),
      };
    },
    async channel(address): Promise<Channel | null> {
      const { id } = place(address);
      if (!isChannel(id)) return null;
      const row = await reach(wire().contacts, id);
      if (!row) return null;
      const isShared = (await sharedIn(row)).has(id);
      return { address, name: row.name ?? id, isArchived: false, isJoined: !row.isGone, isShared };
    },
    /** Of the teams that we were added to: Teams tells of a new channel by itself. */
    async joined() {
      const rows = await channels(wire().contacts);
      const teams = [
        ...new Map(rows.flatMap((row) => (row.teamId ? [[row.teamId, row] as const] : []))).values(),
      ];
      const shared = new Set<string>();
      for (let i = 0; i < teams.length; i += TEAMS_AT_ONCE) {
        const found = await Promise.all(teams.slice(i, i + TEAMS_AT_ONCE).map(sharedIn));
        for (const id of found.flatMap((ids) => [...ids])) shared.add(id);
      }
      const told = rows.map(({ place: id, name }) => {
        return {
          address: `teams:${id}`,
          name: name ?? id,
          isArchived: false,
          isJoined: true,
          isShared: shared.has(id),
        };
      });
      return { channels: told, unheard: [] };
    },
    async isShared(channel) {
      const { id } = place(channel);
      const row = isChannel(id) ? await reach(wire().contacts, id) : null;
      return row !== null && (await sharedIn(row)).has(id);
    },
    /** "Deep link to a channel conversation": learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams. */
    async messageLink(channel, { id }) {
      const row = await reach(wire().contacts, place(channel).id);
      if (!row?.teamId) return null;
      const at = [place(channel).id, id].map(encodeURIComponent).join('/');
      return `https://teams.microsoft.com/l/message/${at}?tenantId=${encodeURIComponent(row.tenantId)}`;
    },
    async isMember(channel, person) {
      const row = await reach(wire().contacts, place(channel).id);
      if (!row?.teamId || row.isGone) return false;
      const { teamId } = row;
      const now = clock.now().getTime();
      const before = known.get(teamId);
      const isFresh = before !== undefined && now - before.at >= 0 && now - before.at < MEMBERS_MS;
      const members = isFresh ? before.members : await orNull(() => client.members(row, teamId));
      if (members && !isFresh) known.set(teamId, { at: now, members });
      return members?.has(place(person).id) ?? false;
    },
  };
}

type Tenants = Pick<TeamsConfig, 'tenantId' | 'admittedTenants'>;

function standingOf({ tenantId, isGuest }: Member, config: Tenants): Standing {
  // A guest account lives in our tenant; its person may be told with the tenant where they are at home.
  if (isGuest) return 'guest';
  return tenantId === null || isServed(config, tenantId) ? 'own' : 'stranger';
}

/** Null where Teams says that there is nobody, or nothing, of that name. */
async function orNull<T>(ask: () => Promise<T | null>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    const fault = faultOf(error);
    if (fault?.kind === 'status' && (fault.status === 404 || fault.code === 'BotNotInConversationRoster'))
      return null;
    throw error;
  }
}
