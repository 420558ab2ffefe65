// People and channels as Teams knows them: asked of Teams where it answers, of what it told us where it does not.
import type { Clock } from '../../clock.ts';
import { type Address, place } from '../../messages/message.ts';
import type {
  Channel,
  ChannelMembers,
  ChannelPeople,
  Directory,
  Present,
  Profile,
  Standing,
} from '../../people/directory.ts';
import { remembered } from '../remembered.ts';
import type { Member, TeamsClient } from './client.ts';
import { type Conversation, channels, reach, teamsOn } from './conversations.ts';
import { faultOf } from './outcomes.ts';
import { isChannel, openedWith, type Wire } from './send.ts';
import { isServed, type TeamsConfig } from './settings.ts';

/** How many teams are asked at the same time. */
const TEAMS_AT_ONCE = 8;
/** Of so many teams it is kept which of their channels are shared; of so many who is in them, which may be ten thousand people each. */
const TEAMS = 5_000;
const TEAMS_OF_MEMBERS = 100;
/** Of so many people in which teams they are. */
const PEOPLE = 5_000;

/** `wire` throws while this platform is not listening yet. */
export function teamsDirectory(
  config: Tenants,
  client: TeamsClient,
  wire: () => Wire,
  clock: Clock,
): Directory {
  /** One channel of the team, by which it is asked. */
  const rowOf = async (teamId: string): Promise<Conversation | null> => {
    const [row = null] = await channels(wire().contacts, { teamIds: [teamId], take: 1 });
    return row;
  };
  const sharedOf = remembered(clock, TEAMS, async (teamId): Promise<ReadonlySet<string>> => {
    const row = await rowOf(teamId);
    const found = (row && (await orNull(() => client.channels(row, teamId)))) ?? [];
    return new Set(found.flatMap((each) => (each.isShared ? [each.id] : [])));
  });
  const membersNow = async (teamId: string): Promise<readonly Member[] | null> => {
    const row = await rowOf(teamId);
    return row && orNull(() => client.members(row, teamId));
  };
  /** Null where Teams knows none; a moment after we came to a team it may not yet. */
  const membersOf = remembered(
    clock,
    TEAMS_OF_MEMBERS,
    async (teamId): Promise<ReadonlySet<string> | null> => {
      const members = await membersNow(teamId);
      return members && new Set(members.map(({ id }) => id));
    },
    (members) => members !== null,
  );
  const teamsOf = remembered(clock, PEOPLE, async (id): Promise<readonly string[]> => {
    const teams = await teamsOn(wire().contacts);
    const theirs = await someAtOnce(teams, async (teamId) =>
      (await membersOf(teamId))?.has(id) ? [teamId] : [],
    );
    return theirs.flat();
  });
  const sharedIn = async ({ teamId, isGone }: Conversation): Promise<ReadonlySet<string>> =>
    !teamId || isGone ? new Set() : sharedOf(teamId);

  /** All of a channel's team: who is in a private channel Teams does not tell. It names no bots. */
  const teamOf = async (channel: Address): Promise<readonly Member[] | 'later' | 'no-channel'> => {
    const row = await reach(wire().contacts, place(channel).id);
    if (!row?.teamId || row.isGone) return 'no-channel';
    return (await membersNow(row.teamId).catch(laterOnly)) ?? 'no-channel';
  };
  const profileOf = (member: Member, own: Conversation | null): Profile => ({
    name: member.name || member.id,
    timeZone: own?.timeZone ?? null,
    locale: own?.locale ?? null,
    ...{ isAdmin: false, isActive: true, isBot: false },
    standing: standingOf(member, config),
  });

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
      return profileOf(member, own);
    },
    async channel(address): Promise<Channel | null> {
      const { id } = place(address);
      if (!isChannel(id)) return null;
      const row = await reach(wire().contacts, id);
      if (!row) return null;
      const isShared = (await sharedIn(row)).has(id);
      return { address, name: row.name ?? id, isArchived: false, isJoined: !row.isGone, isShared };
    },
    async members(channel): Promise<ChannelMembers> {
      if (!config.tellsEmail) return { kind: 'untold', why: 'no-right' };
      const told = await teamOf(channel);
      if (typeof told === 'string') return { kind: 'untold', why: told };
      const members = told.map((member) => {
        const { id, email } = member;
        return { account: `teams:${id}`, is: standingOf(member, config), email, locale: null };
      });
      return { kind: 'told', members };
    },
    /** Their time zone and language, of those who have written to us. */
    async peopleIn(channel): Promise<ChannelPeople> {
      const told = await teamOf(channel);
      if (typeof told === 'string') return { kind: 'untold', why: told };
      const people: Present[] = [];
      for (const member of told) {
        const own = await reach(wire().contacts, member.id);
        people.push({ account: `teams:${member.id}`, profile: profileOf(member, own) });
      }
      return { kind: 'told', people };
    },
    /** Of the teams that we were added to: Teams tells of a new channel by itself. */
    async joined() {
      const rows = await channels(wire().contacts);
      const teams = [...new Set(rows.flatMap(({ teamId }) => teamId ?? []))];
      const shared = new Set((await someAtOnce(teams, sharedOf)).flatMap((ids) => [...ids]));
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
    /** Of the teams that they are in, all: who is in a private channel Teams does not tell. */
    async channelsOf(person) {
      const teamIds = await teamsOf(place(person).id);
      const rows = await channels(wire().contacts, { teamIds });
      return new Set(rows.map((row) => `teams:${row.place}`));
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
      return (await membersOf(row.teamId))?.has(place(person).id) ?? false;
    },
  };
}

function laterOnly(error: unknown): 'later' {
  if (faultOf(error) === null) throw error;
  return 'later';
}

type Tenants = Pick<TeamsConfig, 'tenantId' | 'admittedTenants' | 'tellsEmail'>;

function standingOf({ tenantId, isGuest }: Member, config: Tenants): Standing {
  // A guest account lives in our tenant; its person may be told with the tenant where they are at home.
  if (isGuest) return 'guest';
  return tenantId === null || isServed(config, tenantId) ? 'own' : 'stranger';
}

async function someAtOnce<T>(
  teams: readonly string[],
  ask: (teamId: string) => Promise<T>,
): Promise<readonly T[]> {
  const all: T[] = [];
  for (let i = 0; i < teams.length; i += TEAMS_AT_ONCE)
    all.push(...(await Promise.all(teams.slice(i, i + TEAMS_AT_ONCE).map(ask))));
  return all;
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
