// Fills a database with the sample company, through the same rules as real people would; nothing here decides anything.
import { createRule } from '../cases/rules/save.ts';
import { newId } from '../clock.ts';
import type { Database } from '../database/client.ts';
import { chooseTheme } from '../feedback/themes/chosen.ts';
import type { Keys } from '../keys.ts';
import { storyKinds } from '../stories/kinds.ts';
import { suggestionKinds } from '../suggestions/letters/kinds.ts';
import { resultKinds, roundKinds } from '../surveys/letters/kinds.ts';
import { saveSettings } from '../workspace/settings.ts';
import { type Workspace, workspaceById, workspaceOfSlackTeam } from '../workspace/workspace.ts';
import { caseRule, channels, company, renamedTheme, suggestions } from './company/index.ts';
import { findAmbassador, learn, planActions, promise, sayAndThank } from './seeding/acts.ts';
import { importFeedback } from './seeding/answers.ts';
import { askCustomersOnce } from './seeding/community.ts';
import { countContacts } from './seeding/contacts.ts';
import { propose } from './seeding/ideas.ts';
import { forwardMails } from './seeding/mails.ts';
import { daysBefore, meetPeople, one, type Persons, slack } from './seeding/persons.ts';
import { hearBack } from './seeding/replies.ts';
import { makeSchedules } from './seeding/schedules.ts';
import { tellStories } from './seeding/stories.ts';
import { askColleagues, type SurveyNews } from './seeding/surveys.ts';
import { makeTopics } from './seeding/topics.ts';
import { goAsCustomers } from './seeding/visits.ts';

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
  const settings = {
    country: company.country,
    region: null,
    locale: company.locale,
    replyDays: made.replyDays,
    storiesChannel: slack(company.storiesChannelId),
    // Whoever tries it, at whatever hour, sees at once what becomes of what they do.
    postingHours: 'always',
  } as const;
  await saveSettings(database, made, settings, { by: 'command-line', now });
  const workspace = await workspaceById(database.db, made.id);
  const persons = await meetPeople(database, workspace, now);
  const topicIds = await makeTopics(database, workspace, persons, now);
  await importFeedback(database, keys, workspace, now);
  for (const each of suggestions) await propose({ database, keys, workspace, now }, each, persons, topicIds);
  await tellStories(database, workspace, persons, now);
  const shell = { database, keys, workspace, now };
  await planActions(shell, persons);
  await promise(shell, persons);
  await askCustomersOnce(shell, persons);
  await findAmbassador(shell, persons);
  const news = await askColleagues(shell, persons);
  await settleLedger(database, workspace, news);
  await makeSchedules(database, workspace, persons, now);
  await decideAsAdmins(database, workspace, persons, now);
  await hearBack(shell, persons);
  await forwardMails(shell);
  await sayAndThank(shell, persons);
  await learn(shell, persons);
  await countContacts(shell);
  await goAsCustomers(shell, persons);
  return true;
}

/** What these weeks had sent was read long ago: only the cards that still wait for somebody are posted, and the news of surveys. */
async function settleLedger(
  database: Database,
  { id: workspaceId }: Workspace,
  news: SurveyNews,
): Promise<void> {
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
      NOT: [
        {
          kind: { in: [suggestionKinds['suggestion.card'].name, storyKinds['story.card'].name] },
          subject: { in: subjects },
        },
        { kind: roundKinds['survey.invitation'].name, subject: { in: [...news.open] } },
        {
          kind: { in: [resultKinds['survey.result'].name, resultKinds['survey.decide'].name] },
          subject: { in: [...news.closed] },
        },
      ],
    },
  });
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
    { workspaceId, now: daysBefore(now, 2 / 24), adminId: one(persons, caseRule.adminId).id },
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
