// The company of the simulated year: 2,000 people in three time zones, thirty topics and who answers for them, who is away
// when, who leaves. Nothing here acts.

import { newId } from '../../src/clock.ts';
import { type Database, transact } from '../../src/database/client.ts';
import type { Chance } from '../../src/demo/company/chance.ts';
import type { Person } from '../../src/people/person.ts';
import { saveTopic, topicById } from '../../src/suggestions/topics.ts';
import type { Workspace } from '../../src/workspace/workspace.ts';
import { somebody } from '../audit/somebody.ts';

export const zones = ['Europe/Paris', 'America/New_York', 'Indian/Reunion'] as const;
export const DAY_MS = 86_400_000;

const PEOPLE = 2_000;
const TOPICS = 30;
const ADMINS = 3;

export interface Team {
  readonly topicId: string;
  /** As an admin last saved it, also those who have left. */
  owners: readonly Person[];
}

export interface Absence {
  readonly from: Date;
  readonly until: Date;
}

export interface Company {
  readonly workspace: Workspace;
  readonly people: readonly Person[];
  readonly personAt: ReadonlyMap<string, Person>;
  readonly admins: readonly Person[];
  readonly teams: readonly Team[];
  /** Takes what fits no topic, and what nobody else is there for. */
  readonly fallback: Team;
  readonly absences: ReadonlyMap<Person, readonly Absence[]>;
  /** Filled as people leave; the chat knows, we learn it when we ask. */
  readonly left: Map<string, Date>;
  /** Who leaves which team when, and who comes instead. */
  readonly departures: readonly Departure[];
}

export interface Departure {
  readonly person: Person;
  readonly at: Date;
  readonly replacement: { readonly team: Team; readonly by: Person; readonly at: Date } | null;
}

/** In a database without any company; who comes and goes is laid out over the year from `start` on. */
export async function foundCompany(database: Database, chance: Chance, start: Date): Promise<Company> {
  const { db } = database;
  const workspace = await db.workspace.create({
    data: { id: newId(), name: 'Lumen', locale: 'fr', timeZone: zones[0], createdAt: start },
  });
  const people = Array.from({ length: PEOPLE }, (_, i) => person(workspace, i, start, chance));
  await db.person.createMany({ data: people });

  const spare = chance.shuffle(people.slice(ADMINS));
  const hire = (count: number) => spare.splice(0, count);
  const teams: Team[] = [];
  const sponsors: Person[] = [];
  for (let i = 0; i <= TOPICS; i += 1) {
    const owners = hire(i < 12 ? 1 : i < 24 || i === TOPICS ? 2 : 3);
    const [sponsor = null] = i % 2 === 0 && i < TOPICS ? hire(1) : [];
    const topicId = newId();
    const isDefault = i === TOPICS;
    const name = isDefault ? 'Autre sujet' : `Sujet ${i + 1}`;
    const replyDays = i % 5 === 4 ? 10 : null;
    const names = { nameFr: name, nameEn: name, replyDays, sponsorId: sponsor?.id ?? null };
    const channel = i % 6 === 0 ? `slack:C${i}` : null;
    await db.topic.create({
      data: { workspaceId: workspace.id, id: topicId, ...names, channel, isDefault },
    });
    await db.topicOwner.createMany({
      data: owners.map(({ id }, position) => ({
        workspaceId: workspace.id,
        topicId,
        personId: id,
        position,
      })),
    });
    teams.push({ topicId, owners });
    if (sponsor) sponsors.push(sponsor);
  }
  const [fallback] = teams.splice(TOPICS);
  if (!fallback) throw new Error('no default topic');

  const admins = people.slice(0, ADMINS);
  const asked = [...teams, fallback].flatMap((team) => team.owners);
  const dayOf = (share: number) => new Date(start.getTime() + Math.floor(share * 365) * DAY_MS);
  const leave = (someone: Person, team: Team | null, at: Date): Departure => {
    const back = new Date(at.getTime() + (14 + Math.floor(chance.next() * 28)) * DAY_MS);
    const [by] = team ? hire(1) : [];
    return { person: someone, at, replacement: team && by ? { team, by, at: back } : null };
  };
  const departures = [
    // One of a team, or all of it at once, or of those who take what is left over; and of those who stand behind.
    ...teams
      .filter((_, i) => i % 3 === 1)
      .map((team) => leave(chance.pick(team.owners), team, dayOf(chance.next()))),
    ...teams
      .filter((_, i) => i % 8 === 0)
      .flatMap((team) => {
        const at = dayOf(chance.next());
        return team.owners.map((owner) => leave(owner, team, at));
      }),
    ...fallback.owners.map((owner) => leave(owner, fallback, dayOf(0.3))),
    ...sponsors.slice(0, 3).map((sponsor) => leave(sponsor, null, dayOf(chance.next()))),
  ];
  const absences = new Map(
    [...asked, ...sponsors, ...admins].map((someone) => [someone, absencesOf(dayOf, chance)]),
  );
  const personAt = new Map(people.map((each) => [`${each.platform}:${each.externalId}`, each]));
  return { workspace, people, personAt, admins, teams, fallback, absences, left: new Map(), departures };
}

function person({ id: workspaceId }: Workspace, i: number, start: Date, chance: Chance): Person {
  const draw = chance.next();
  return {
    workspaceId,
    id: newId(),
    platform: 'slack',
    externalId: `U${i}`,
    name: `Personne ${i}`,
    timeZone: i < ADMINS || draw < 0.6 ? zones[0] : draw < 0.85 ? zones[1] : zones[2],
    locale: chance.next() < 0.7 ? 'fr' : 'en',
    chosenLocale: null,
    // All keep the company's public holidays: the numbers are recounted by them.
    country: 'FR',
    region: null,
    isAdmin: i < ADMINS,
    isActive: true,
    isGuest: false,
    awayUntil: null,
    remindedOn: null,
    linkedTo: null,
    lettersTo: null,
    unreachableAt: null,
    refreshedAt: start,
  };
}

/** One in each half of the time, for one to three weeks. */
function absencesOf(dayOf: (share: number) => Date, chance: Chance): Absence[] {
  return [0, 0.5].map((half) => {
    const from = dayOf(half + chance.next() * 0.4);
    const weeks = 1 + Math.floor(chance.next() * 3);
    return { from, until: new Date(from.getTime() + weeks * 7 * DAY_MS) };
  });
}

/** Has not left, and is not away. */
export function isAround({ absences, left }: Company, someone: Person, at: Date): boolean {
  const leftAt = left.get(someone.id);
  if (leftAt && leftAt <= at) return false;
  return !absences.get(someone)?.some(({ from, until }) => from <= at && at < until);
}

/** The one it was handed to, else the first of the team; else whoever the bot passed it on to. Null: nobody is there. */
export async function whoAnswers(
  { database, company }: { readonly database: Database; readonly company: Company },
  idea: {
    readonly id: string;
    readonly author: Person;
    readonly handedTo: Person | null;
    readonly team: Team;
  },
  at: Date,
): Promise<Person | null> {
  const around = idea.team.owners.find(
    (owner) => owner.id !== idea.author.id && isAround(company, owner, at),
  );
  if (around && !idea.handedTo) return around;
  const { ownerId } = await database.db.suggestion.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId: company.workspace.id, id: idea.id } },
    select: { ownerId: true },
  });
  const owner = company.people.find(({ id }) => id === ownerId);
  return owner && isAround(company, owner, at) ? owner : (around ?? null);
}

/** An admin gives the topic a new owner in the place of one who has left. */
export async function replaceOwner(
  database: Database,
  { workspace }: Company,
  { person: gone, replacement }: Departure,
): Promise<void> {
  if (!replacement) return;
  const { team, by } = replacement;
  team.owners = team.owners.map((owner) => (owner === gone ? by : owner));
  const topic = await topicById(database.db, workspace.id, team.topicId);
  const { nameFr, nameEn, replyDays, sponsorId, channel } = topic;
  const ownerIds = team.owners.map(({ id }) => id);
  const draft = { nameFr, nameEn, replyDays, sponsorId, channel, ownerIds };
  await transact(database, (tx) => saveTopic(tx, workspace.id, draft, topic, somebody));
}
