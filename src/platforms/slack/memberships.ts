// Which channels somebody is in, and which of ours other companies read: by users.conversations, a thousand channels a call, instead of
// asking of each channel. Remembered for some minutes.
import type { webApi } from '@slack/bolt';
import type { Clock } from '../../clock.ts';
import type { Address } from '../../messages/message.ts';
import type { Channel } from '../../people/directory.ts';
import { remembered } from '../remembered.ts';
import { faultOf } from './outcomes.ts';
import { allPages } from './pages.ts';

/** "limit … an integer under 1000": docs.slack.dev/reference/methods/users.conversations. */
const PAGE = 999;
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

export function rememberedMemberships(client: webApi.WebClient, clock: Clock): Memberships {
  const channelsOf = remembered(clock, MOST, (user: string) => listed(client, user));
  const sharingOf = remembered(clock, MOST, async (id: string) => {
    const { channel } = await client.conversations.info({ channel: id });
    return channel ? isOutside(channel) : false;
  });
  const ours = remembered(clock, MOST, () => listed(client, '').catch(noneWhereRefused));
  return {
    of: channelsOf,
    ours: async () => [...(await listed(client, '')).values()],
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

/** @param user '': the bot itself */
async function listed(client: webApi.WebClient, user: string): Promise<Channels> {
  const kinds = { types: 'public_channel,private_channel', exclude_archived: true, limit: PAGE } as const;
  const all = await allPages(
    (cursor) => client.users.conversations({ ...kinds, ...(user === '' ? {} : { user }), ...cursor }),
    ({ channels }) => channels,
  );
  const channels = new Map<Address, Channel>();
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
  return channels;
}
