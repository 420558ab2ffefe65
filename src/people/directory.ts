// What only a chat platform knows about people and channels. Implemented by platforms, used by the rooms that decide.
import { type Address, place } from '../messages/message.ts';

/** One of the company's own people; a guest whom it let into its chat; somebody of another company, met in a shared channel. */
export type Standing = 'own' | 'guest' | 'stranger';

export interface Profile {
  readonly name: string;
  readonly timeZone: string | null;
  readonly locale: string | null;
  readonly isAdmin: boolean;
  readonly isActive: boolean;
  readonly isBot: boolean;
  /** Left out where the chat does not tell: then one of its own. */
  readonly standing?: Standing;
}

export interface Channel {
  readonly address: Address;
  readonly name: string;
  readonly isArchived: boolean;
  /** The bot can post there. */
  readonly isJoined: boolean;
  /** People of other companies read it, or are invited to. Left out: no. */
  readonly isShared?: boolean;
}

/** Somebody in a channel, with what writing to them by e-mail takes. */
export interface ChannelMember {
  readonly account: Address;
  /** 'gone': their account is closed. */
  readonly is: Standing | 'bot' | 'gone';
  /** Null where the chat has none, or tells none. */
  readonly email: string | null;
  /** What the chat says; null where it says nothing. */
  readonly locale: string | null;
}

export type ChannelMembers =
  | { readonly kind: 'told'; readonly members: readonly ChannelMember[] }
  | { readonly kind: 'untold'; readonly why: Untold };

/** Somebody in a channel, as the chat knows them. */
export interface Present {
  readonly account: Address;
  readonly profile: Profile;
}

export type ChannelPeople =
  | { readonly kind: 'told'; readonly people: readonly Present[] }
  | { readonly kind: 'untold'; readonly why: Exclude<Untold, 'no-right'> };

/** @returns whose account it is; 'gone': it is closed */
export function belonging({ isBot, isActive, standing = 'own' }: Profile): ChannelMember['is'] {
  if (isBot) return 'bot';
  return isActive ? standing : 'gone';
}

/**
 * Why a chat does not tell who is in a channel: the bot may not read e-mail addresses there; there is no such channel, or the bot cannot look
 * into it; not just now, and what was read so far is kept.
 */
export type Untold = 'no-right' | 'no-channel' | 'later';

/** The channels that we may post in. */
export interface Joined {
  readonly channels: readonly Channel[];
  /** Chats that could not say just now: not that there are none. */
  readonly unheard: readonly string[];
}

export interface Directory {
  /** Null when nobody, or nobody reachable, has this address. */
  profile(address: Address): Promise<Profile | null>;
  /** Null when there is no such channel, or the bot cannot see it. */
  channel(address: Address): Promise<Channel | null>;
  isMember(channel: Address, person: Address): Promise<boolean>;
  /**
   * The channels that somebody may be in, as of the last minutes: servers like Slack tell more than those. Absent, or null, where the chat
   * can only be asked channel by channel.
   */
  readonly channelsOf?: (person: Address) => Promise<ReadonlySet<Address> | null>;
  /** Who is in a channel, as of the last minutes. Absent where the chat tells nobody's e-mail address. */
  readonly members?: (channel: Address) => Promise<ChannelMembers>;
  /** The same without anybody's e-mail address, which takes no right but those that every chat's bot has. Teams: of a channel, all of its team. */
  readonly peopleIn?: (channel: Address) => Promise<ChannelPeople>;
  /** As of now: some calls for thousands of channels. Those of a chat that does not answer are missing, and it is said which. */
  readonly joined?: () => Promise<Joined>;
  /** Whether people of other companies read a channel, as of the last minutes; no person's address is. */
  readonly isShared?: (channel: Address) => Promise<boolean>;
  /** Where a message of ours is read in the chat; null where the chat gives no address. Absent where it never does. */
  readonly messageLink?: (
    channel: Address,
    message: { readonly channel: string; readonly id: string },
  ) => Promise<string | null>;
}

/**
 * Asks the platform that an address belongs to. Throws where that one is not connected: "nobody is there" would mean that
 * they have left.
 * @param isConnected may change from one question to the next
 */
export function routedDirectory(
  directories: ReadonlyMap<string, Directory>,
  isConnected: (platform: string) => boolean = () => true,
): Directory {
  const of = (address: Address): Directory => {
    const { platform } = place(address);
    const found = directories.get(platform);
    if (!found || !isConnected(platform)) throw new Error(`${platform} is not connected`);
    return found;
  };
  return {
    profile: async (address) => of(address).profile(address),
    channel: async (address) => of(address).channel(address),
    messageLink: async (channel, message) => (await of(channel).messageLink?.(channel, message)) ?? null,
    async joined() {
      const all: Channel[] = [];
      const unheard: string[] = [];
      for (const [platform, directory] of directories) {
        const told = isConnected(platform) && (await directory.joined?.().catch(() => null));
        if (told) all.push(...told.channels);
        else unheard.push(platform);
      }
      return { channels: all, unheard };
    },
    members: async (channel) => (await of(channel).members?.(channel)) ?? { kind: 'untold', why: 'no-right' },
    peopleIn: async (channel) =>
      (await of(channel).peopleIn?.(channel)) ?? { kind: 'untold', why: 'no-channel' },
    channelsOf: async (person) => (await of(person).channelsOf?.(person)) ?? null,
    isShared: async (channel) => (await of(channel).isShared?.(channel)) ?? false,
    isMember: async (channel, person) =>
      place(channel).platform === place(person).platform && of(channel).isMember(channel, person),
  };
}
