// People and channels as Slack knows them. What we remember of people is in src/people/.
import type { webApi } from '@slack/bolt';
import type { Clock } from '../../clock.ts';
import { place } from '../../messages/message.ts';
import type { Channel, Directory, Profile } from '../../people/directory.ts';
import { slackRoster } from './members.ts';
import { type Ours, profileOf } from './membership.ts';
import { isOutside, rememberedMemberships } from './memberships.ts';
import { faultOf } from './outcomes.ts';
import { allPages } from './pages.ts';

/** Who is in a channel is asked again after this long. */
const MEMBERS_MS = 10 * 60_000;

/** @param ours asks Slack who we are */
export function slackDirectory(client: webApi.WebClient, clock: Clock, ours: () => Promise<Ours>): Directory {
  const membersOf = rememberedMembers(client, clock);
  const memberships = rememberedMemberships(client, clock, ours);
  const roster = slackRoster({ client, clock, ours }, (channel) =>
    orNull(['channel_not_found', 'not_in_channel'], () => membersOf(channel)),
  );
  return {
    profile: (address) =>
      orNull(['user_not_found', 'user_not_visible', 'users_not_found'], async (): Promise<Profile | null> => {
        const id = place(address).id;
        const { user } = await client.users.info({ user: id, include_locale: true });
        if (!user) return null;
        return profileOf({ ...user, id }, await ours());
      }),
    channel: (address) =>
      orNull(['channel_not_found'], async (): Promise<Channel | null> => {
        const { channel } = await client.conversations.info({ channel: place(address).id });
        if (!channel?.id || channel.is_im || channel.is_mpim) return null;
        return {
          address: `slack:${channel.id}`,
          name: channel.name ?? channel.id,
          isArchived: channel.is_archived ?? false,
          isJoined: channel.is_member ?? false,
          isShared: isOutside(channel),
        };
      }),
    async isMember(channel, person) {
      const members = await orNull(['channel_not_found', 'not_in_channel'], () =>
        membersOf(place(channel).id),
      );
      return members?.has(place(person).id) ?? false;
    },
    channelsOf: (person) =>
      orNull(['unknown_method'], async () => new Set((await memberships.of(place(person).id)).keys())),
    members: roster.members,
    peopleIn: roster.peopleIn,
    joined: async () => ({ channels: await memberships.ours(), unheard: [] }),
    isShared: (channel) => memberships.isShared(place(channel).id),
    messageLink: (_, { channel, id }) => linkTo(client, channel, id),
  };
}

/** Null where Slack gives none: the bot sees neither strangers' direct messages nor private channels it is not in. */
export async function linkTo(
  client: webApi.WebClient,
  channel: string,
  message_ts: string,
): Promise<string | null> {
  try {
    return (await client.chat.getPermalink({ channel, message_ts })).permalink ?? null;
  } catch (error) {
    if (faultOf(error) === null) throw error;
    return null;
  }
}

function rememberedMembers(
  client: webApi.WebClient,
  clock: Clock,
): (channel: string) => Promise<Set<string>> {
  const known = new Map<string, { readonly at: number; readonly members: Set<string> }>();
  return async (channel) => {
    const now = clock.now().getTime();
    const before = known.get(channel);
    if (before && now - before.at >= 0 && now - before.at < MEMBERS_MS) return before.members;
    const all = await allPages(
      (cursor) => client.conversations.members({ channel, limit: 1_000, ...cursor }),
      ({ members: some }) => some,
    );
    const members = new Set(all);
    known.set(channel, { at: now, members });
    return members;
  };
}

async function orNull<T>(codes: readonly string[], ask: () => Promise<T | null>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    const fault = faultOf(error);
    if (fault?.kind === 'refused' && codes.includes(fault.code)) return null;
    throw error;
  }
}
