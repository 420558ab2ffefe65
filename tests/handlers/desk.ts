// A company on file, asked through the menu without any chat platform: for the tests of this folder.
import { pino } from 'pino';
import { type Database, transact } from '../../src/database/client.ts';
import type { About, Kit, Request } from '../../src/handlers/request.ts';
import { requestOf } from '../../src/handlers/request.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import type { Directory } from '../../src/people/directory.ts';
import { type Person, remember } from '../../src/people/person.ts';
import { createSchedule } from '../../src/schedules/save.ts';
import { tellStory } from '../../src/stories/tell.ts';
import { act } from '../../src/suggestions/answer.ts';
import { submitSuggestion } from '../../src/suggestions/submit.ts';
import { openTopics, saveTopic } from '../../src/suggestions/topics.ts';
import { type Workspace, workspaceById, workspaceOfSlackTeam } from '../../src/workspace/workspace.ts';

export interface Desk {
  readonly kit: Kit;
  readonly workspace: Workspace;
  /** An admin who owns the topic, tells the story and is credited with it. */
  readonly admin: Person;
  /** By the name of an action; of each kind one, by what actions about it begin with. */
  readonly subjects: Readonly<Record<string, string>>;
  ask(about?: {
    subject?: string;
    chosen?: string;
    text?: string;
    about?: About;
    at?: Date;
    asker?: Person;
  }): Request;
}

export const now = new Date('2026-11-09T09:00:00Z');

/** Two people, Nadia (U1, admin) and Karim (U2), in two channels, C1 and C2. */
export const directory: Directory = {
  async profile(address) {
    const name = { 'slack:U1': 'Nadia Benali', 'slack:U2': 'Karim Haddad' }[address];
    if (name === undefined) return null;
    return { name, timeZone: 'Europe/Paris', locale: null, isAdmin: false, isActive: true, isBot: false };
  },
  async channel(address) {
    const name = { 'slack:C1': 'general', 'slack:C2': 'voix' }[address];
    return name === undefined ? null : { address, name, isArchived: false, isJoined: true };
  },
  async isMember(channel) {
    return channel === 'slack:C1';
  },
};

export async function openDesk(database: Database, locale: 'fr' | 'en'): Promise<Desk> {
  const team = { id: `T-${locale}`, name: 'Exemple' };
  const made = await workspaceOfSlackTeam(database, team, { locale, timeZone: 'Europe/Paris', now });
  const keys = keysFrom([newSecret()]);
  const kit: Kit = {
    database,
    keys,
    clock: { now: () => now },
    log: pino({ level: 'silent' }),
    directory,
    adminUsers: ['U1'],
    nudge: () => {},
  };
  const admin = await remember(database.db, made, 'slack:U1', { directory, adminUsers: ['U1'], now });
  if (!admin) throw new Error('nobody at slack:U1');
  const subjects = await fill(kit, made, admin);
  const workspace = await workspaceById(database.db, made.id);
  return {
    kit,
    workspace,
    admin,
    subjects,
    ask: ({ at, asker = admin, ...about } = {}) =>
      requestOf(at ? { ...kit, clock: { now: () => at } } : kit, { workspace, asker, ...about }),
  };
}

async function fill(
  { database, keys }: Kit,
  workspace: Workspace,
  admin: Person,
): Promise<Record<string, string>> {
  const owners = { nameFr: 'Facturation', nameEn: 'Billing', replyDays: null, ownerIds: [admin.id] };
  await transact(database, (tx) => saveTopic(tx, workspace.id, owners, null));
  const [topic] = await openTopics(database.db, workspace.id);
  if (!topic) throw new Error('no topic');
  const shell = { database, keys, workspace, now };
  const submit = async (title: string) => {
    const about = { author: admin, title, details: '', topicId: topic.id, anonymous: false, link: null };
    return (await submitSuggestion(shell, { ...about, formKey: title })).row.id;
  };
  const suggestion = await submit('Idea');
  const [answered, tested, done] = [await submit('Answered'), await submit('Tested'), await submit('Done')];
  const doing = { actor: admin, text: 'So it is.' };
  await act(shell, { ...doing, suggestionId: answered, act: 'reply' });
  const trial = { people: 'All of us', endsOn: '2026-11-20' };
  await act(shell, { ...doing, suggestionId: tested, act: 'test', trial });
  await act(shell, { ...doing, suggestionId: done, act: 'complete' });
  const text = { title: 'Story', wentWrong: 'This', weDid: 'That', customerSaid: '', learned: '' };
  const story = await tellStory(
    { database, workspace, now },
    { teller: admin, text, credited: admin, formKey: 'story' },
  );
  const schedule = await createSchedule(
    database,
    { workspaceId: workspace.id, now, adminId: admin.id },
    {
      name: 'Weekly',
      channels: [{ address: 'slack:C1', name: 'general' }],
      sections: ['headline', 'story', 'suggestions'],
      filters: {},
      cadence: { kind: 'weekly', weekday: 1, at: '09:00' },
      timeZone: 'Europe/Paris',
      locale: workspace.locale === 'fr' ? 'fr' : 'en',
      country: null,
      onHolidays: 'skip',
      whenEmpty: 'silent',
      pausedUntil: null,
    },
    'schedule',
  );
  return {
    suggestion,
    'suggestion.confirm': answered,
    'suggestion.contest': done,
    'suggestion.conclude': tested,
    'suggestion.reopen': done,
    story: story.row.id,
    schedule: schedule.id,
    topic: topic.id,
  };
}
