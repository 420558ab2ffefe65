// The e-mail addresses of the people in a channel, where the app was given the right to read them. Everybody of the workspace is listed once,
// since one call a person would take a large channel an hour.
import type { webApi } from '@slack/bolt';
import type { Clock } from '../../clock.ts';
import { type Address, place } from '../../messages/message.ts';
import type { ChannelMember, ChannelMembers } from '../../people/directory.ts';
import { type Ours, standingOf } from './membership.ts';
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

type Known = Omit<ChannelMember, 'account'>;

/** Everybody, as far as they were read: Slack limits whoever asks for many pages, and the next call goes on where it stopped. */
interface Roster {
  readonly at: number;
  readonly known: Map<string, Known>;
  /** What is still to be read, the first one from its cursor on. */
  readonly left: { readonly team: string | undefined; cursor: string }[];
}

/** @param inChannel ids of those in it; null where the bot cannot look into it */
export function slackMembers(
  { client, clock, ours }: RosterParts,
  inChannel: (channel: string) => Promise<ReadonlySet<string> | null>,
): (channel: Address) => Promise<ChannelMembers> {
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
      for (const user of answer.members ?? []) if (user.id) known.set(user.id, knownOf(user, us));
      const next = answer.response_metadata?.next_cursor ?? '';
      // A server that sends the same cursor again has no more pages.
      if (next === '' || next === cursor) left.shift();
      else page.cursor = next;
    }
    // Without the right nobody's address is told; an admin who adds it now need not wait.
    if (!tellsEmail(known)) roster = null;
    return known;
  }

  async function told(channel: string): Promise<ChannelMembers> {
    const ids = await inChannel(channel);
    if (ids === null) return { kind: 'untold', why: 'no-channel' };
    reading ??= everybody().finally(() => {
      reading = null;
    });
    const known = await reading;
    if (!tellsEmail(known)) return { kind: 'untold', why: 'no-right' };
    // Whom our own workspace does not list came from another company.
    const unlisted: Known = { is: 'stranger', email: null, locale: null };
    const members = [...ids].map((id) => ({ account: `slack:${id}`, ...(known.get(id) ?? unlisted) }));
    return { kind: 'told', members };
  }

  return async (channel) => {
    try {
      return await told(place(channel).id);
    } catch (error) {
      const fault = faultOf(error);
      if (fault === null) throw error;
      const isRefused = fault.kind === 'refused' && fault.code === 'missing_scope';
      return { kind: 'untold', why: isRefused ? 'no-right' : 'later' };
    }
  };
}

/** All people of a workspace have an address, so where nobody has one Slack does not tell it: the scope users:read.email is missing. */
function tellsEmail(known: ReadonlyMap<string, Known>): boolean {
  return [...known.values()].some(({ email }) => email !== null);
}

type ListedUser = NonNullable<webApi.UsersListResponse['members']>[number];

function knownOf(user: ListedUser, ours: Ours): Known {
  const { id, is_bot, deleted, profile, locale } = user as ListedUser & { readonly locale?: string };
  const told = { email: profile?.email || null, locale: locale ?? null };
  if (is_bot || id === 'USLACKBOT') return { ...told, is: 'bot' };
  if (deleted) return { ...told, is: 'gone' };
  return { ...told, is: standingOf(user, ours) ?? 'own' };
}
