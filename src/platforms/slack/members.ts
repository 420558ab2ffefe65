// Who is in a channel, and their e-mail addresses where the app was given the right to read them. Everybody of the workspace is listed once,
// since one call a person would take a large channel an hour.
import type { webApi } from '@slack/bolt';
import type { Clock } from '../../clock.ts';
import { type Address, place } from '../../messages/message.ts';
import { belonging, type ChannelMembers, type ChannelPeople, type Profile } from '../../people/directory.ts';
import { type Ours, profileOf } from './membership.ts';
import { teamsOf } from './memberships.ts';
import { faultOf } from './outcomes.ts';

/** "a limit value under 1000": docs.slack.dev/reference/methods/users.list, which is of tier 2, twenty calls a minute. */
const PAGE = 999;
const FRESH_MS = 10 * 60_000;

interface RosterParts {
  readonly client: webApi.WebClient;
  readonly clock: Clock;
  readonly ours: () => Promise<Ours>;
}

interface Known {
  readonly profile: Profile;
  readonly email: string | null;
}

/** Everybody, as far as they were read: Slack limits whoever asks for many pages, and the next call goes on where it stopped. */
interface Roster {
  readonly at: number;
  readonly known: Map<string, Known>;
  /** What is still to be read, the first one from its cursor on. */
  readonly left: { readonly team: string | undefined; cursor: string }[];
}

interface SlackRoster {
  readonly members: (channel: Address) => Promise<ChannelMembers>;
  readonly peopleIn: (channel: Address) => Promise<ChannelPeople>;
}

/** @param inChannel ids of those in it; null where the bot cannot look into it */
export function slackRoster(
  { client, clock, ours }: RosterParts,
  inChannel: (channel: string) => Promise<ReadonlySet<string> | null>,
): SlackRoster {
  let roster: Roster | null = null;
  let reading: Promise<ReadonlyMap<string, Known>> | null = null;

  async function begun(now: number): Promise<Roster> {
    const teams = await teamsOf(client, await ours());
    return { at: now, known: new Map(), left: teams.map((team) => ({ team, cursor: '' })) };
  }

  async function everybody(): Promise<ReadonlyMap<string, Known>> {
    const now = clock.now().getTime();
    if (roster === null || now < roster.at || now - roster.at >= FRESH_MS) roster = await begun(now);
    const { known, left } = roster;
    const us = await ours();
    for (let page = left[0]; page !== undefined; page = left[0]) {
      const { team, cursor } = page;
      const answer = await client.users.list({
        limit: PAGE,
        include_locale: true,
        ...(team === undefined ? {} : { team_id: team }),
        ...(cursor === '' ? {} : { cursor }),
      });
      for (const user of answer.members ?? [])
        if (user.id)
          known.set(user.id, {
            profile: profileOf({ ...user, id: user.id }, us),
            email: user.profile?.email || null,
          });
      const next = answer.response_metadata?.next_cursor ?? '';
      // A server that sends the same cursor again has no more pages.
      if (next === '' || next === cursor) left.shift();
      else page.cursor = next;
    }
    return known;
  }

  /** Null where the bot cannot look into it. */
  async function told(channel: Address): Promise<readonly (Known & { readonly account: Address })[] | null> {
    const ids = await inChannel(place(channel).id);
    if (ids === null) return null;
    reading ??= everybody().finally(() => {
      reading = null;
    });
    const known = await reading;
    return [...ids].map((id) => ({ account: `slack:${id}`, ...(known.get(id) ?? unlisted(id)) }));
  }

  return {
    async members(channel) {
      try {
        const found = await told(channel);
        if (found === null) return { kind: 'untold', why: 'no-channel' };
        if (!tellsEmail(roster?.known)) {
          // An admin who adds the right now need not wait.
          roster = null;
          return { kind: 'untold', why: 'no-right' };
        }
        const members = found.map(({ account, profile, email }) => {
          return { account, is: belonging(profile), email, locale: profile.locale };
        });
        return { kind: 'told', members };
      } catch (error) {
        return { kind: 'untold', why: untoldBy(error) };
      }
    },
    async peopleIn(channel) {
      try {
        const people = await told(channel);
        return people === null ? { kind: 'untold', why: 'no-channel' } : { kind: 'told', people };
      } catch (error) {
        // The rights for this are those without which the bot does nothing at all.
        untoldBy(error);
        return { kind: 'untold', why: 'later' };
      }
    },
  };
}

function untoldBy(error: unknown): 'no-right' | 'later' {
  const fault = faultOf(error);
  if (fault === null) throw error;
  return fault.kind === 'refused' && fault.code === 'missing_scope' ? 'no-right' : 'later';
}

/** Whom our own workspace does not list came from another company. */
function unlisted(id: string): Known {
  const nothing = { timeZone: null, locale: null, isAdmin: false, isActive: true, isBot: false };
  return { profile: { name: id, ...nothing, standing: 'stranger' }, email: null };
}

/** All people of a workspace have an address, so where nobody has one Slack does not tell it: the scope users:read.email is missing. */
function tellsEmail(known: Roster['known'] | undefined): boolean {
  return [...(known?.values() ?? [])].some(({ email }) => email !== null);
}
