// The people of the sample company, met as a chat shows them.
import { msPerDay } from '../../calendar/day.ts';
import type { Database } from '../../database/client.ts';
import type { Directory, Profile } from '../../people/directory.ts';
import { type Person, remember } from '../../people/person.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { channels, people } from '../company/index.ts';

export const slack = (id: string) => `slack:${id}`;

export type Persons = ReadonlyMap<string, Person>;

export function one<T>(map: ReadonlyMap<string, T>, id: string): T {
  const found = map.get(id);
  if (found === undefined) throw new Error(`the sample company has no ${id}`);
  return found;
}

export async function meetPeople(database: Database, workspace: Workspace, now: Date): Promise<Persons> {
  const met = new Map<string, Person>();
  for (const { id, locale } of people) {
    const directory = sampleDirectory;
    const person = await remember(database.db, workspace, slack(id), { directory, adminUsers: [], now });
    if (!person) throw new Error(`the sample company has no ${id}`);
    // The local workspace tells no language: as if each had chosen theirs in App Home.
    const chosen = {
      where: { workspaceId_id: { workspaceId: workspace.id, id: person.id } },
      data: { chosenLocale: locale },
    };
    met.set(id, await database.db.person.update(chosen));
  }
  return met;
}

/** So long before. */
export function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * msPerDay);
}

/** The chat of the sample company, before it runs. */
export const sampleDirectory: Directory = {
  async profile(address): Promise<Profile | null> {
    const person = people.find((each) => slack(each.id) === address);
    if (!person) return null;
    const { realName: name, timeZone, locale, isAdmin } = person;
    return { name, timeZone, locale, isAdmin, isActive: true, isBot: false };
  },
  async channel(address) {
    const channel = channels.find((each) => slack(each.id) === address);
    return channel ? { address, name: channel.name, isArchived: false, isJoined: true } : null;
  },
  async peopleIn(address) {
    const channel = channels.find((each) => slack(each.id) === address);
    if (!channel) return { kind: 'untold', why: 'no-channel' };
    const present = channel.members.map(async (id) => {
      const profile = await sampleDirectory.profile(slack(id));
      return profile === null ? [] : [{ account: slack(id), profile }];
    });
    return { kind: 'told', people: (await Promise.all(present)).flat() };
  },
  async isMember(address, person) {
    return channels.some(
      (each) => slack(each.id) === address && each.members.some((id) => slack(id) === person),
    );
  },
};
