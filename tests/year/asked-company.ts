// The company of the year of surveys: 500 people in four time zones and eight channels, as their chat tells of them. Some are guests, somebody
// is a bot; people move between channels, leave and are away, and now and then the chat does not answer. Nothing here asks anybody.
import { newId } from '../../src/clock.ts';
import type { Database } from '../../src/database/client.ts';
import type { Chance } from '../../src/demo/company/chance.ts';
import type { Address } from '../../src/messages/message.ts';
import type { ChannelPeople, Directory, Profile } from '../../src/people/directory.ts';
import { type Person, remember, setAway } from '../../src/people/person.ts';
import type { Workspace } from '../../src/workspace/workspace.ts';
import type { Agenda } from './agenda.ts';
import { DAY_MS } from './company.ts';
import type { Country } from './hours.ts';

const PEOPLE = 500;
const ADMINS = 2;
const YEAR_DAYS = 365;
const zoned = [
  { zone: 'Europe/Paris', country: 'FR', share: 0.6 },
  { zone: 'America/New_York', country: 'US', share: 0.2 },
  { zone: 'Indian/Reunion', country: 'FR', share: 0.1 },
  { zone: 'Pacific/Auckland', country: 'NZ', share: 0.1 },
] as const;
/** Of them all. */
const MOVES_A_MONTH = 15;

/** Everybody is in the first; each is in one of the next six; the last is small. */
export const ALL = 'slack:CALL';
export const TEAMS = [1, 2, 3, 4, 5, 6].map((i) => `slack:CTEAM${i}`);
export const SMALL = 'slack:CSMALL';

export interface Colleague {
  readonly account: Address;
  readonly zone: string;
  readonly country: Country;
  readonly is: 'own' | 'guest' | 'bot';
  /** On file. */
  personId: string;
  isActive: boolean;
  awayUntil: Date | null;
}

export interface AskedCompany {
  readonly workspace: Workspace;
  readonly admin: Person;
  readonly colleagues: ReadonlyMap<Address, Colleague>;
  /** Who is in which channel now. */
  readonly channels: ReadonlyMap<Address, ReadonlySet<Address>>;
  readonly directory: Directory;
  /** The chat answers nobody while this is true. */
  chat: { isSilent: boolean };
}

export async function foundAskedCompany(
  { db }: Database,
  chance: Chance,
  agenda: Agenda,
  start: Date,
): Promise<AskedCompany> {
  const workspace = await db.workspace.create({
    data: { id: newId(), name: 'Lumen', locale: 'fr', timeZone: zoned[0].zone, createdAt: start },
  });
  const colleagues = new Map<Address, Colleague>();
  const channels = new Map<Address, Set<Address>>([ALL, ...TEAMS, SMALL].map((each) => [each, new Set()]));
  for (let i = 0; i < PEOPLE; i += 1) {
    const account = `slack:U${i}`;
    const { zone, country } = i < ADMINS ? zoned[0] : zoneAt(chance.next());
    const is = i >= ADMINS && i % 40 === 0 ? 'guest' : i === 7 ? 'bot' : 'own';
    colleagues.set(account, { account, zone, country, is, personId: '', isActive: true, awayUntil: null });
    channels.get(ALL)?.add(account);
    channels.get(chance.pick(TEAMS))?.add(account);
    if (i % 50 === 3) channels.get(SMALL)?.add(account);
  }
  const chat = { isSilent: false };
  const profile = ({ account, zone, is, isActive }: Colleague): Profile => ({
    ...{ name: `Personne ${account.slice('slack:U'.length)}`, timeZone: zone, isActive, isBot: is === 'bot' },
    ...{ locale: Number(account.slice('slack:U'.length)) % 3 === 0 ? 'en-GB' : 'fr-FR' },
    ...{ isAdmin: Number(account.slice('slack:U'.length)) < ADMINS },
    standing: is === 'guest' ? 'guest' : 'own',
  });
  const directory: Directory = {
    profile: async (account) => {
      const found = colleagues.get(account);
      return found ? profile(found) : null;
    },
    channel: async () => null,
    isMember: async (channel, account) => channels.get(channel)?.has(account) ?? false,
    async peopleIn(channel): Promise<ChannelPeople> {
      if (chat.isSilent) return { kind: 'untold', why: 'later' };
      const members = channels.get(channel);
      if (!members) return { kind: 'untold', why: 'no-channel' };
      const people = [...members].flatMap((account) => {
        const found = colleagues.get(account);
        return found ? [{ account, profile: profile(found) }] : [];
      });
      return { kind: 'told', people };
    },
  };
  // Most have met the bot already; the others come on file as they are asked.
  for (const { account } of colleagues.values())
    if (Number(account.slice('slack:U'.length)) % 10 !== 9)
      await remember(db, workspace, account, { directory, adminUsers: [], now: start });
  const onFile = await db.person.findMany({ where: { workspaceId: workspace.id } });
  for (const person of onFile) {
    const colleague = colleagues.get(`slack:${person.externalId}`);
    if (colleague) colleague.personId = person.id;
  }
  const admin = onFile.find(({ externalId }) => externalId === 'U0');
  if (!admin) throw new Error('nobody looks after Porte-voix');

  const dayOf = (day: number, hour: number) => new Date(start.getTime() + day * DAY_MS + hour * 3_600_000);
  const others = [...colleagues.values()].slice(ADMINS);
  for (let month = 0; month < 12; month += 1) {
    for (let i = 0; i < MOVES_A_MONTH; i += 1)
      agenda.put(dayOf(month * 30 + Math.floor(chance.next() * 30), 3), async () => {
        const { account } = chance.pick(others);
        for (const team of TEAMS) channels.get(team)?.delete(account);
        channels.get(chance.pick(TEAMS))?.add(account);
      });
    agenda.put(dayOf(month * 30 + Math.floor(chance.next() * 30), 4), async () => {
      chance.pick(others).isActive = false;
    });
  }
  // Two absences each, of one to three weeks.
  for (const colleague of others.filter(({ personId }) => personId !== ''))
    for (const half of [0, 0.5]) {
      const from = dayOf(1 + Math.floor((half + chance.next() * 0.4) * YEAR_DAYS), 2);
      const until = new Date(from.getTime() + (1 + Math.floor(chance.next() * 3)) * 7 * DAY_MS);
      agenda.put(from, async () => {
        colleague.awayUntil = until;
        await setAway(db, { workspaceId: workspace.id, id: colleague.personId }, until);
      });
    }
  return { workspace, admin, colleagues, channels, directory, chat };
}

function zoneAt(draw: number): (typeof zoned)[number] {
  let upTo = 0;
  for (const each of zoned) {
    upTo += each.share;
    if (draw < upTo) return each;
  }
  return zoned[0];
}
