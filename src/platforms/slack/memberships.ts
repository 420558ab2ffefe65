// Which channels somebody is in, and which of ours other companies read: by users.conversations, a thousand channels a call, instead of
// asking of each channel. Remembered for some minutes.
import type { webApi } from '@slack/bolt';
import type { Clock } from '../../clock.ts';
import type { Address } from '../../messages/message.ts';
import type { Channel } from '../../people/directory.ts';
import { remembered } from '../remembered.ts';
import type { Ours } from './membership.ts';
import { faultOf } from './outcomes.ts';
import { allPages } from './pages.ts';

/** "limit … an integer under 1000": docs.slack.dev/reference/methods/users.conversations. */
const PAGE = 999;
/** "limit" of docs.slack.dev/reference/methods/auth.teams.list: at most 1,000. */
const TEAMS = 999;
/** People and channels, and then some. */
const MOST = 5_000;

/** By address, as far as somebody is in them. */
type Channels = ReadonlyMap<Address, Channel>;

export interface Memberships {
  of(user: string): Promise<Channels>;
  /** Our own, asked anew. */
  ours(): Promise<readonly Channel[]>;
  isShared(channel: string): Promise<boolean>;
}

interface Sharing {
  readonly is_ext_shared?: boolean;
  readonly is_pending_ext_shared?: boolean;
}

/** With another company, or one is invited. What several workspaces of one company share (`is_org_shared`) stays inside. */
export function isOutside({ is_ext_shared, is_pending_ext_shared }: Sharing): boolean {
  return is_ext_shared === true || is_pending_ext_shared === true;
}

/** @param whose asks Slack who we are */
export function rememberedMemberships(
  client: webApi.WebClient,
  clock: Clock,
  whose: () => Promise<Ours>,
): Memberships {
  const listed = async (user: string) => channelsIn(client, await teamsOf(client, await whose()), user);
  const channelsOf = remembered(clock, MOST, listed);
  const sharingOf = remembered(clock, MOST, async (id: string) => {
    const { channel } = await client.conversations.info({ channel: id });
    return channel ? isOutside(channel) : false;
  });
  const ours = remembered(clock, MOST, () => listed('').catch(noneWhereRefused));
  return {
    of: channelsOf,
    ours: async () => [...(await listed('')).values()],
    async isShared(id) {
      if (!/^[CG]/.test(id)) return false;
      return (await ours('')).get(`slack:${id}`)?.isShared ?? sharingOf(id);
    },
  };
}

/** Servers like Slack have no such method. */
function noneWhereRefused(error: unknown): Channels {
  if (faultOf(error)?.kind !== 'refused') throw error;
  return new Map();
}

/**
 * Of a whole organisation Slack has to be told which of its teams is meant, and says which have the app; else the token tells:
 * docs.slack.dev/enterprise, "team_id".
 */
export async function teamsOf(client: webApi.WebClient, { team, enterprise }: Ours) {
  if (team !== enterprise) return [undefined];
  const all = await allPages(
    (cursor) => client.auth.teams.list({ limit: TEAMS, ...cursor }),
    ({ teams }) => teams,
  );
  return all.flatMap(({ id }) => id ?? []);
}

/** @param user '': the bot itself */
async function channelsIn(
  client: webApi.WebClient,
  teams: readonly (string | undefined)[],
  user: string,
): Promise<Channels> {
  const kinds = { types: 'public_channel,private_channel', exclude_archived: true, limit: PAGE } as const;
  const channels = new Map<Address, Channel>();
  for (const team of teams) {
    const which = { ...(user === '' ? {} : { user }), ...(team === undefined ? {} : { team_id: team }) };
    const all = await allPages(
      (cursor) => client.users.conversations({ ...kinds, ...which, ...cursor }),
      ({ channels }) => channels,
    );
    for (const { id, name = id, ...channel } of all) {
      if (id === undefined || name === undefined || channel.is_im || channel.is_mpim) continue;
      const address = `slack:${id}`;
      const about = {
        isArchived: channel.is_archived ?? false,
        isJoined: true,
        isShared: isOutside(channel),
      };
      channels.set(address, { address, name, ...about });
    }
  }
  return channels;
}
