// Day by day through the simulated year: people act, the heartbeat keeps the promises, the watch looks on.
import { setImmediate as turn } from 'node:timers/promises';
import type { Database } from '../../src/database/client.ts';
import type { Chance } from '../../src/demo/company/chance.ts';
import type { Keys } from '../../src/keys.ts';
import { type Person, setAway } from '../../src/people/person.ts';
import { type Figures, numbersOf } from '../../src/suggestions/numbers/numbers.ts';
import { keepAndRemind } from '../harness/promises.ts';
import { newAgenda } from './agenda.ts';
import { type Company, DAY_MS, foundCompany, replaceOwner, zones } from './company.ts';
import { keepHabits } from './habits.ts';
import { isWorked, MINUTES_A_DAY } from './hours.ts';
import { livePeople, type World } from './people.ts';
import { keepWatch } from './promises.ts';
import { type Counted, type Event, recount } from './recount.ts';
import { watchRoadmap } from './roadmap.ts';

const start = new Date('2026-01-01T00:00:00Z');
const SUGGESTIONS_A_DAY = 40;
const SUPPORTS_A_DAY = 8;
const HOUR_MS = 3_600_000;
/** UTC: from the first opening hour of the day in the company's zones to the last closing hour. */
const [FIRST_HOUR, LAST_HOUR] = [5, 23];

export interface Lived {
  readonly tally: World['tally'];
  readonly reminders: number;
  readonly mostWaiting: number;
  readonly figures: Figures;
  readonly violations: readonly string[];
  /** What the roadmap ticked: each thing, how often it was found done, and not. */
  readonly roadmap: string;
  /** Milliseconds in each part of the work. */
  readonly spent: Readonly<Record<'acting' | 'heartbeats' | 'checks', number>>;
}

export async function liveThrough(
  database: Database,
  keys: Keys,
  chance: Chance,
  { days, progress }: { readonly days: number; readonly progress: (day: number) => void },
): Promise<Lived> {
  const company = await foundCompany(database, chance, start);
  const agenda = newAgenda();
  const tally = { submitted: 0, acts: 0, supports: 0 };
  const people = livePeople({ database, keys, company, chance, agenda, tally });
  const watch = keepWatch(database, company);
  const roadmap = watchRoadmap(database, company, keepHabits({ database, keys, company, agenda }, start));
  putComingAndGoing(database, company, agenda);
  const spent = { acting: 0, heartbeats: 0, checks: 0 };
  const timed = async (part: keyof typeof spent, work: Promise<void>) => {
    const from = performance.now();
    await work;
    spent[part] += performance.now() - from;
  };
  const { workspace } = company;
  const meet = (person: Person) => met(database, company, person);

  for (let day = 0; day < days; day += 1) {
    progress(day);
    const midnight = new Date(start.getTime() + day * DAY_MS);
    const worked = isWorked(midnight.toISOString().slice(0, 10));
    if (worked) {
      for (let i = 0; i < SUGGESTIONS_A_DAY; i += 1) put(people.submit, midnight);
      for (let i = 0; i < SUPPORTS_A_DAY; i += 1) put(people.support, midnight);
    }
    // On a day off nobody has anything to hear: once is enough to see that nobody does.
    for (let hour = worked ? FIRST_HOUR : LAST_HOUR; hour <= LAST_HOUR; hour += 1) {
      const now = new Date(midnight.getTime() + hour * HOUR_MS);
      await timed('acting', agenda.doUntil(now));
      // libSQL answers at once, so that nothing else ever has its turn: not even the freeing of what is no longer used.
      await turn();
      await timed('heartbeats', keepAndRemind({ database, keys, workspace, now }, meet));
    }
    const evening = new Date(midnight.getTime() + LAST_HOUR * HOUR_MS);
    await timed('checks', watch.check(evening));
    if (isLookedAt(midnight)) await timed('checks', roadmap.look(evening));
  }
  const { figures, differences } = await compareNumbers(database, company, days);
  const { reminders, mostWaiting, violations } = watch;
  return {
    tally,
    reminders,
    mostWaiting,
    figures,
    violations: [...differences, ...violations, ...roadmap.differences],
    roadmap: roadmap.told(),
    spent,
  };

  function put(what: (at: Date, person: Person) => Promise<void>, midnight: Date): void {
    const person = chance.pick(company.people);
    if (company.left.has(person.id)) return;
    const opens = { [zones[0]]: 8, [zones[1]]: 14, [zones[2]]: 5 }[person.timeZone] ?? 8;
    const at = midnight.getTime() + opens * HOUR_MS + Math.floor(chance.next() * MINUTES_A_DAY) * 60_000;
    agenda.put(new Date(at), (moment) => what(moment, person));
  }
}

/** In the middle of each month, and on its last day. */
function isLookedAt(midnight: Date): boolean {
  return midnight.getUTCDate() === 15 || new Date(midnight.getTime() + DAY_MS).getUTCDate() === 1;
}

/** As the chat knows them: that somebody has left is learnt by asking. */
async function met({ db }: Database, { left }: Company, person: Person): Promise<Person> {
  if (!left.has(person.id) || !person.isActive) return person;
  const { workspaceId, id } = person;
  return db.person.update({ where: { workspaceId_id: { workspaceId, id } }, data: { isActive: false } });
}

function putComingAndGoing(database: Database, company: Company, agenda: World['agenda']): void {
  for (const [person, absences] of company.absences) {
    for (const { from, until } of absences) {
      agenda.put(from, async () => {
        await setAway(database.db, person, until);
      });
    }
  }
  for (const departure of company.departures) {
    agenda.put(departure.at, async (at) => {
      company.left.set(departure.person.id, at);
    });
    if (departure.replacement)
      agenda.put(departure.replacement.at, () => replaceOwner(database, company, departure));
  }
}

/** The program's numbers of the whole time beside those recounted, in all and by topic. */
async function compareNumbers(
  { db }: Database,
  { workspace, people, teams, fallback }: Company,
  days: number,
): Promise<{ figures: Figures; differences: string[] }> {
  const to = new Date(start.getTime() + days * DAY_MS);
  const workspaceId = workspace.id;
  const numbers = await numbersOf(db, workspace, { from: start, to });
  const events: Event[] = (
    await db.suggestionEvent.findMany({ where: { workspaceId }, orderBy: { position: 'asc' } })
  ).map((event) => ({ ...event, data: Object(event.data) }));
  const ideas = await db.suggestion.findMany({
    where: { workspaceId },
    select: { id: true, number: true, topicId: true },
  });
  const zoneById = new Map(people.map(({ id, timeZone }) => [id, timeZone]));
  const setting = {
    zone: workspace.timeZone,
    zoneOf: (id: string) => zoneById.get(id) ?? workspace.timeZone,
  };
  const byId = new Map<string, Event[]>();
  for (const event of events) byId.set(event.suggestionId, [...(byId.get(event.suggestionId) ?? []), event]);
  const livesOf = (some: typeof ideas) => new Map(some.map(({ id, number }) => [number, byId.get(id) ?? []]));
  const differences = difference('in all', numbers.all, recount(livesOf(ideas), to, setting));
  for (const { topicId } of [...teams, fallback]) {
    const counted = recount(livesOf(ideas.filter((idea) => idea.topicId === topicId)), to, setting);
    const topic = numbers.topics.find(({ id }) => id === topicId);
    differences.push(...difference(topic?.topic.en ?? topicId, topic, counted));
  }
  return { figures: numbers.all, differences };
}

function difference(name: string, told: Figures | undefined, counted: Counted): string[] {
  return Object.entries(counted).flatMap(([figure, value]) => {
    const ours = told && JSON.stringify(plain(told)[figure]);
    const theirs = JSON.stringify(value);
    return ours === theirs ? [] : [`${name}, ${figure}: told ${ours}, recounted ${theirs}`];
  });
}

function plain(figures: Figures): Record<string, unknown> {
  const { oldest, ...rest } = figures;
  return { ...rest, oldest: oldest && { number: oldest.number, days: oldest.days } };
}
