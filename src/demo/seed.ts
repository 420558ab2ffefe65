// Fills a database with the sample company, through the same rules as real people would; nothing here decides anything.

import { dayText } from '../calendar/day.ts';
import { addWorkingDays, nextWorkingTime, workingMinutesBetween } from '../calendar/working-time.ts';
import { zoneOf } from '../calendar/zone.ts';
import { createRule } from '../cases/rules/save.ts';
import { newId } from '../clock.ts';
import { type Database, transact } from '../database/client.ts';
import { leading } from '../feedback/scores.ts';
import { findSource, noteHeard, sourceForImport } from '../feedback/sources/source.ts';
import { storeFeedback } from '../feedback/store.ts';
import { chooseTheme } from '../feedback/themes/chosen.ts';
import type { Keys } from '../keys.ts';
import type { Directory, Profile } from '../people/directory.ts';
import { type Person, remember } from '../people/person.ts';
import { createSchedule } from '../schedules/save.ts';
import { approveStory } from '../stories/moderate.ts';
import { tellStory } from '../stories/tell.ts';
import { act } from '../suggestions/answer.ts';
import type { Shell } from '../suggestions/doing.ts';
import { setFollowing } from '../suggestions/followers.ts';
import { submitSuggestion } from '../suggestions/submit.ts';
import { openTopics, saveTopic } from '../suggestions/topics.ts';
import { workCalendar } from '../workspace/work-calendar.ts';
import { saveSettings, type Workspace, workspaceById, workspaceOfSlackTeam } from '../workspace/workspace.ts';
import {
  caseRule,
  channels,
  company,
  people,
  renamedTheme,
  type SampleSuggestion,
  sampleFeedback,
  schedules,
  sources,
  stories,
  suggestions,
  topics,
} from './company/index.ts';

export interface Seeding {
  readonly database: Database;
  readonly keys: Keys;
  readonly teamId: string;
  readonly now: Date;
}

/** False, having done nothing, where the sample company is there already. */
export async function seed({ database, keys, teamId, now }: Seeding): Promise<boolean> {
  const team = { id: teamId, name: company.name };
  const made = await workspaceOfSlackTeam(database, team, {
    locale: company.locale,
    timeZone: company.timeZone,
    now,
  });
  if ((await database.db.schedule.count({ where: { workspaceId: made.id } })) > 0) return false;
  await saveSettings(database.db, made.id, made.version, {
    country: company.country,
    region: null,
    locale: company.locale,
    replyDays: made.replyDays,
    storiesChannel: slack(company.storiesChannelId),
    // Whoever tries it, at whatever hour, sees at once what becomes of what they do.
    postingHours: 'always',
  });
  const workspace = await workspaceById(database.db, made.id);
  const persons = await meetPeople(database, workspace, now);
  const topicIds = await makeTopics(database, workspace, persons);
  await importFeedback(database, keys, workspace, now);
  for (const each of suggestions) await propose({ database, keys, workspace, now }, each, persons, topicIds);
  await tellStories(database, workspace, persons, now);
  await settleLedger(database, workspace);
  await makeSchedules(database, workspace, persons, now);
  await decideAsAdmins(database, workspace, persons, now);
  return true;
}

const slack = (id: string) => `slack:${id}`;

type Persons = ReadonlyMap<string, Person>;

function one<T>(map: ReadonlyMap<string, T>, id: string): T {
  const found = map.get(id);
  if (found === undefined) throw new Error(`the sample company has no ${id}`);
  return found;
}

async function meetPeople(database: Database, workspace: Workspace, now: Date): Promise<Persons> {
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

const sampleDirectory: Directory = {
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
  async isMember(address, person) {
    return channels.some(
      (each) => slack(each.id) === address && each.members.some((id) => slack(id) === person),
    );
  },
};

/** The ids under which the sample topics were stored. */
async function makeTopics(
  database: Database,
  { id: workspaceId }: Workspace,
  persons: Persons,
): Promise<Map<string, string>> {
  for (const { nameFr, nameEn, ownerIds, sponsorId } of topics) {
    const draft = {
      nameFr,
      nameEn,
      replyDays: null,
      ownerIds: ownerIds.map((id) => one(persons, id).id),
      sponsorId: one(persons, sponsorId).id,
    };
    await transact(database, (tx) => saveTopic(tx, workspaceId, draft, null));
  }
  const stored = await openTopics(database.db, workspaceId);
  const ids = topics.map((topic): [string, string] => {
    const found = stored.find((each) => each.nameEn === topic.nameEn);
    if (!found) throw new Error(`topic ${topic.id} was not stored`);
    return [topic.id, found.id];
  });
  const fallback = topics.find((topic) => topic.isDefault);
  await database.db.topic.updateMany({
    where: { workspaceId, id: new Map(ids).get(fallback?.id ?? '') ?? '' },
    data: { isDefault: true },
  });
  return new Map(ids);
}

async function importFeedback(
  database: Database,
  keys: Keys,
  workspace: Workspace,
  now: Date,
): Promise<void> {
  const items = sampleFeedback(now);
  for (const { name, heat } of sources) {
    await sourceForImport(database, workspace.id, { name, heat, now });
    const source = await findSource(database.db, workspace.id, name);
    if (!source) throw new Error(`source ${name} was not stored`);
    const its = items
      .filter((item) => item.source === name)
      .map((item) => ({
        externalId: item.externalId,
        customer: item.customer,
        ...leading(item.metric ?? null, item.score ?? null, item.verbatim ?? null),
        touchpoint: item.touchpoint,
        heat: null,
        answeredAt: item.answeredAt,
        names: item.names ?? [],
        segments: Object.fromEntries(
          Object.entries(item.segments).filter(([, value]) => value !== undefined),
        ),
      }));
    await storeFeedback(database, workspace.id, source, its, {
      keys,
      keepOriginals: true,
      now,
      country: company.country,
    });
    const heard = Math.max(...its.map(({ answeredAt }) => answeredAt.getTime()));
    await noteHeard(database.db, source, new Date(heard));
  }
  // As in a company that has listened all along: each came in when it was given.
  await database.db
    .$executeRaw`UPDATE "Feedback" SET "receivedAt" = "answeredAt" WHERE "workspaceId" = ${workspace.id}`;
}

async function propose(
  shell: Shell,
  sample: SampleSuggestion,
  persons: Persons,
  topicIds: Map<string, string>,
): Promise<void> {
  const { workspace } = shell;
  const author = one(persons, sample.authorId);
  const calendar = workCalendar(workspace);
  const closing = addWorkingDays(shell.now, -sample.submittedWorkingDaysAgo, calendar, author.timeZone);
  const submittedAt = new Date(closing.getTime() - 7 * 3_600_000);
  const submission = {
    author,
    title: sample.title,
    details: sample.details,
    topicId: one(topicIds, sample.topicId),
    anonymous: sample.anonymous,
    link: null,
    formKey: newId(),
  };
  const { row } = await submitSuggestion({ ...shell, now: submittedAt }, submission);
  const { state, supporterIds = [] } = sample;
  for (const id of supporterIds) {
    const asked = { suggestionId: row.id, person: one(persons, id), wish: 'support' } as const;
    await setFollowing({ ...shell, now: submittedAt }, asked);
  }
  if (state.status === 'received') return;
  const owner = one(persons, state.by);
  const later = (hours: number) =>
    workingHoursAfter(submittedAt, hours, workspace, owner.timeZone, shell.now);
  const doing = { suggestionId: row.id, actor: owner, text: '' };
  const first = { ...shell, now: later(state.afterHours) };
  switch (state.status) {
    case 'acknowledged':
      await act(first, { ...doing, act: 'acknowledge' });
      return;
    case 'replied':
      await act(first, { ...doing, act: 'reply', text: state.reply });
      return;
    case 'planned':
      await act(first, { ...doing, act: 'plan', text: state.reply });
      return;
    case 'testing': {
      const last = addWorkingDays(shell.now, state.endsInDays, calendar, owner.timeZone);
      const trial = { people: state.people, endsOn: dayText(zoneOf(owner.timeZone).dayAt(last.getTime())) };
      await act(first, { ...doing, act: 'test', text: state.hypothesis, trial });
      return;
    }
    case 'declined':
      await act(first, { ...doing, act: 'decline', text: state.reason });
      return;
    case 'done': {
      await act(first, { ...doing, act: 'reply', text: state.reply });
      const done = addWorkingDays(submittedAt, state.doneAfterDays, calendar, owner.timeZone);
      await act(
        { ...shell, now: done < shell.now ? done : shell.now },
        { ...doing, act: 'complete', text: state.result },
      );
      return;
    }
    default:
      state satisfies never;
  }
}

/** The first quarter of an hour by which so many working hours have passed; never later than now. */
function workingHoursAfter(
  from: Date,
  hours: number,
  workspace: Workspace,
  timeZone: string,
  now: Date,
): Date {
  const calendar = workCalendar(workspace);
  let at = nextWorkingTime(from, calendar, timeZone);
  while (at < now && workingMinutesBetween(from, at, calendar, timeZone) < hours * 60) {
    at = nextWorkingTime(new Date(at.getTime() + 15 * 60_000), calendar, timeZone);
  }
  return at < now ? at : now;
}

async function tellStories(
  database: Database,
  workspace: Workspace,
  persons: Persons,
  now: Date,
): Promise<void> {
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
  for (const sample of stories) {
    const { title, wentWrong, weDid, customerSaid, learned } = sample;
    const story = await tellStory(
      { database, workspace, now: daysAgo(sample.submittedDaysAgo) },
      {
        teller: one(persons, sample.tellerId),
        text: { title, wentWrong, weDid, customerSaid, learned },
        credited: sample.creditedId === null ? null : one(persons, sample.creditedId),
        formKey: newId(),
      },
    );
    await database.db.story.update({
      where: { workspaceId_id: { workspaceId: workspace.id, id: story.row.id } },
      data: { credit: sample.credit },
    });
    if (!sample.approved) continue;
    const approvedAt = daysAgo(sample.approved.daysAgo);
    await approveStory(
      { database, workspace, now: approvedAt },
      story.row.id,
      one(persons, sample.approved.by),
    );
  }
}

/** What these weeks had sent was read long ago: only the cards that still wait for somebody are posted. */
async function settleLedger(database: Database, { id: workspaceId }: Workspace): Promise<void> {
  const waiting = await database.db.suggestion.findMany({
    where: { workspaceId, firstReplyAt: null },
    select: { id: true },
  });
  const untold = await database.db.story.findMany({
    where: { workspaceId, status: 'submitted' },
    select: { id: true },
  });
  const subjects = [...waiting.map(({ id }) => `suggestion:${id}`), ...untold.map(({ id }) => `story:${id}`)];
  await database.db.delivery.deleteMany({
    where: {
      workspaceId,
      NOT: { kind: { in: ['suggestion.card', 'story.card'] }, subject: { in: subjects } },
    },
  });
}

/** Weekly, first at the half hour just past, so that the very first tick posts them. */
async function makeSchedules(
  database: Database,
  workspace: Workspace,
  persons: Persons,
  now: Date,
): Promise<void> {
  for (const sample of schedules) {
    const { name, locale, ownLanguageOnly, timeZone, sections } = sample;
    const schedule = await createSchedule(
      database,
      { workspaceId: workspace.id, now, adminId: one(persons, sample.adminId).id },
      {
        name,
        channels: sample.channelIds.map((id) => ({
          address: slack(id),
          name: channels.find((channel) => channel.id === id)?.name ?? id,
        })),
        sections,
        filters: {},
        cadence: { kind: 'weekly', ...lastHalfHour(now, timeZone) },
        timeZone,
        locale,
        ownLanguageOnly,
        country: null,
        onHolidays: 'ignore',
        whenEmpty: 'silent',
        pausedUntil: null,
      },
      newId(),
    );
    await database.db.schedule.update({
      where: { workspaceId_id: { workspaceId: workspace.id, id: schedule.id } },
      data: { plannedUntil: new Date(now.getTime() - 3_600_000) },
    });
  }
}

/** Which unhappy answers open a case, and what a theme is called. */
async function decideAsAdmins(
  database: Database,
  { id: workspaceId }: Workspace,
  persons: Persons,
  now: Date,
): Promise<void> {
  const { name, bounds, locale, channelId } = caseRule;
  const channel = channels.find(({ id }) => id === channelId);
  await createRule(
    database,
    { workspaceId, now, adminId: one(persons, caseRule.adminId).id },
    {
      name,
      bounds,
      locale,
      channel: { address: slack(channelId), name: channel?.name ?? channelId },
      touchpoints: [],
      sourceIds: [],
    },
    newId(),
  );
  const { theme, seenAs } = renamedTheme;
  const byId = one(persons, renamedTheme.adminId).id;
  await chooseTheme(database, workspaceId, {
    theme,
    seenAs,
    change: { names: renamedTheme.names },
    byId,
    now,
  });
}

function lastHalfHour(now: Date, timeZone: string) {
  const at = new Date(Math.floor(now.getTime() / 1_800_000) * 1_800_000);
  const parts = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  });
  const named = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]));
  const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
  return {
    weekday: weekday(days.indexOf(named['weekday'] ?? '') + 1),
    at: `${named['hour']}:${named['minute']}`,
  };
}

function weekday(day: number): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  const found = ([1, 2, 3, 4, 5, 6, 7] as const).find((each) => each === day);
  if (!found) throw new Error(`${day} is not a weekday from 1 to 7`);
  return found;
}
