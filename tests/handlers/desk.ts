// A company on file, asked through the menu without any chat platform: for the tests of this folder.

import { pino } from 'pino';
import { actOnCase } from '../../src/cases/act.ts';
import { openCases } from '../../src/cases/open.ts';
import { createRule } from '../../src/cases/rules/save.ts';
import { newId } from '../../src/clock.ts';
import { saveContactSettings, savePrice } from '../../src/contacts/costs.ts';
import { saveDepartment } from '../../src/contacts/departments.ts';
import { rulesOf, saveRule } from '../../src/contacts/rules.ts';
import { type Database, type Engine, transact } from '../../src/database/client.ts';
import { saveCharter } from '../../src/direction/charter.ts';
import { publishWord } from '../../src/direction/publish.ts';
import { createFeedRule } from '../../src/feed/save.ts';
import { REPLY_PLACE } from '../../src/feedback/reply-places.ts';
import { chooseTheme } from '../../src/feedback/themes/chosen.ts';
import { touchpointKey } from '../../src/feedback/touchpoints.ts';
import { menu } from '../../src/handlers/index.ts';
import type { About, Kit, Request } from '../../src/handlers/request.ts';
import { requestOf } from '../../src/handlers/request.ts';
import { themeSubject } from '../../src/handlers/voice/theme-subject.ts';
import { FileError, type HandedFiles } from '../../src/imports/handed.ts';
import { firstPlan, foundIn } from '../../src/imports/plan.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import { type LessonDraft, makeLesson } from '../../src/lessons/make.ts';
import { createPlace } from '../../src/lessons/places.ts';
import { proposalMark, propose } from '../../src/newsletter/channels.ts';
import { listCalled } from '../../src/newsletter/lists.ts';
import { makePage } from '../../src/pages/page.ts';
import type { Directory } from '../../src/people/directory.ts';
import { later } from '../../src/people/later.ts';
import { type Person, remember } from '../../src/people/person.ts';
import { createSchedule } from '../../src/schedules/save.ts';
import { approveStory } from '../../src/stories/moderate.ts';
import { tellStory } from '../../src/stories/tell.ts';
import { act } from '../../src/suggestions/answer.ts';
import { outboxKey } from '../../src/suggestions/outbox/hidden-act.ts';
import { proposeUnnamed } from '../../src/suggestions/outbox/outbox.ts';
import { submitSuggestion } from '../../src/suggestions/submit.ts';
import { openTopics, saveTopic } from '../../src/suggestions/topics.ts';
import { giveThanks } from '../../src/thanks/give.ts';
import { addToken } from '../../src/tokens/token.ts';
import { saveCompetitors } from '../../src/visits/competitors.ts';
import { recordNotice } from '../../src/visits/notice.ts';
import { recordVisit } from '../../src/visits/record.ts';
import type { KeyedShell } from '../../src/workspace/shell.ts';
import { type Workspace, workspaceById, workspaceOfSlackTeam } from '../../src/workspace/workspace.ts';
import { somebody } from '../audit/somebody.ts';
import { addQuestions } from '../community/on-file.ts';
import { copyOf, freshUrl } from '../harness/database.ts';
import { openToLook } from '../harness/own-looks.ts';
import { fillMails } from '../mail-in/on-file.ts';
import { addActions } from '../plan/on-file.ts';
import { addPromise } from '../promises/on-file.ts';
import { askOf, closedPulse } from '../surveys/one-of-each.ts';

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

/** A chat in which nobody shares a file. */
export const noFiles: HandedFiles = {
  async describe() {
    throw new FileError('gone');
  },
  async fetch() {
    throw new FileError('gone');
  },
  async hand() {},
};

/** Nadia (U1, admin) and Karim (U2), whom the bot has met, and Inès (U3), whom it has not; in two channels, C1 and C2. */
export const directory: Directory = {
  async profile(address) {
    const name = { 'slack:U1': 'Nadia Benali', 'slack:U2': 'Karim Haddad', 'slack:U3': 'Inès Roux' }[address];
    if (name === undefined) return null;
    return { name, timeZone: 'Europe/Paris', locale: null, isAdmin: false, isActive: true, isBot: false };
  },
  async channel(address) {
    const name = { 'slack:C1': 'general', 'slack:C2': 'voix' }[address];
    return name === undefined ? null : { address, name, isArchived: false, isJoined: true };
  },
  async joined() {
    const about = { isArchived: false, isJoined: true };
    const channels = [
      { address: 'slack:C1', name: 'general', ...about },
      { address: 'slack:C2', name: 'voix', ...about },
    ];
    return { channels, unheard: [] };
  },
  async isMember(channel) {
    return channel === 'slack:C1';
  },
  async members() {
    const own = (id: string) => ({ account: `slack:${id}`, is: 'own', email: `${id}@example.com` }) as const;
    const bot = { account: 'slack:B1', is: 'bot', email: null } as const;
    return { kind: 'told', members: [own('U1'), own('U2'), bot].map((each) => ({ ...each, locale: null })) };
  },
};

/** What is on file in a database that holds a desk. */
type Filled = Pick<Desk, 'workspace' | 'admin' | 'subjects'> & { readonly secret: string };

const filledOnce = new Map<string, Promise<Filled & { readonly url: string }>>();

/** A desk in a database of its own. Filled once for each engine and language, and copied. */
export async function freshDesk(engine: Engine, locale: 'fr' | 'en'): Promise<Desk> {
  const key = `${engine} ${locale}`;
  const before = filledOnce.get(key) ?? fillAside(engine, locale);
  filledOnce.set(key, before);
  const filled = await before;
  return deskOn(await copyOf(engine, filled.url), filled);
}

async function fillAside(engine: Engine, locale: 'fr' | 'en'): Promise<Filled & { readonly url: string }> {
  const url = await freshUrl(engine);
  const database = await openToLook(url);
  const filled = await fillNew(database, locale, newSecret());
  await database.close();
  return { ...filled, url };
}

/** A desk in a database that is there already. */
export async function openDesk(database: Database, locale: 'fr' | 'en', secret = newSecret()): Promise<Desk> {
  return deskOn(database, await fillNew(database, locale, secret));
}

function kitOn(database: Database, secret: string): Kit {
  return {
    database,
    keys: keysFrom([secret]),
    clock: { now: () => now },
    log: pino({ level: 'silent' }),
    directory,
    adminUsers: ['U1'],
    publicUrl: 'https://voice.example.com',
    refused: async () => {},
    nudge: () => {},
    deafTo: () => [],
    answersCame: () => {},
    files: noFiles,
    wakeImports: () => {},
    menu,
    later: later(),
  };
}

async function fillNew(database: Database, locale: 'fr' | 'en', secret: string): Promise<Filled> {
  const kit = kitOn(database, secret);
  const team = { id: `T-${locale}`, name: 'Exemple' };
  const made = await workspaceOfSlackTeam(database, team, { locale, timeZone: 'Europe/Paris', now });
  const admin = await remember(database.db, made, 'slack:U1', { directory, adminUsers: ['U1'], now });
  if (!admin) throw new Error('nobody at slack:U1');
  const subjects = await fill(kit, made, admin);
  // On Teams too, so that being one person on both chats is offered.
  await database.db.workspace.update({
    where: { id: made.id },
    data: { teamsTenantId: `tenant-${locale}` },
  });
  return { workspace: await workspaceById(database.db, made.id), admin, subjects, secret };
}

function deskOn(database: Database, { workspace, admin, subjects, secret }: Filled): Desk {
  const kit = kitOn(database, secret);
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
  const karim = await remember(database.db, workspace, 'slack:U2', { directory, adminUsers: [], now });
  if (!karim) throw new Error('nobody at slack:U2');
  const ownerIds = [admin.id, karim.id];
  const owners = { nameFr: 'Facturation', nameEn: 'Billing', replyDays: null, ownerIds };
  await transact(database, (tx) => saveTopic(tx, workspace.id, owners, null, somebody));
  const [topic] = await openTopics(database.db, workspace.id);
  await fillTouchpoint(database, workspace);
  if (!topic) throw new Error('no topic');
  const shell = { database, keys, workspace, now };
  const submit = async (title: string, author: Person) => {
    const about = { author, title, details: '', topicId: topic.id, anonymous: false, link: null };
    return (await submitSuggestion(shell, { ...about, formKey: title })).row.id;
  };
  const suggestion = await submit('Idea', karim);
  const unanswered = await submit('Unanswered', admin);
  // Their own ones are answered by the other of the two.
  const answered = await submit('Answered', admin);
  const tested = await submit('Tested', karim);
  const done = await submit('Done', admin);
  const text = 'So it is.';
  await act(shell, { actor: karim, text, suggestionId: answered, act: 'reply' });
  const unnamed = { title: 'Quietly', details: '', topicId: topic.id, anonymous: true, link: null };
  await proposeUnnamed(shell, { ...unnamed, author: admin, formKey: 'quietly' });
  const trial = { people: 'All of us', endsOn: '2026-11-20' };
  await act(shell, { actor: admin, text, suggestionId: tested, act: 'test', trial });
  await act(shell, { actor: karim, text, suggestionId: done, act: 'complete' });
  const told = { title: 'Story', wentWrong: 'This', weDid: 'That', customerSaid: '', learned: '' };
  const story = await tellStory(
    { database, workspace, now },
    { teller: admin, text: told, credited: admin, formKey: 'story' },
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
  const word = await publishWord(shell, {
    ...{ author: admin, text: 'I read it.', scheduleIds: null, formKey: 'word' },
    origin: { kind: 'suggestion', id: suggestion },
  });
  const chartered = { purpose: 'One voice.', rule: 'By consent.', details: '', members: [admin, karim] };
  await saveCharter(shell, { ...chartered, basedOn: 0, by: admin, formKey: 'charter' });
  const theme = { language: 'fr', stem: 'dev port' } as const;
  const named = { names: { fr: 'Colis abandonnés', en: 'Parcels left outside' }, isPinned: true };
  const chosen = { theme, seenAs: 'devant la porte', change: named, byId: admin.id, now };
  await chooseTheme(database, workspace.id, chosen);
  const feed = {
    name: 'All',
    address: 'slack:C1',
    mood: 'all',
    heat: null,
    sourceIds: [],
    touchpoints: [],
  } as const;
  const reading = {
    segments: [],
    words: [],
    language: null,
    wordsOnly: true,
    perHour: 10,
    postingHours: null,
  };
  const rule = await createFeedRule(
    database,
    { workspaceId: workspace.id, now, adminId: admin.id },
    { ...feed, ...reading, locale: workspace.locale === 'fr' ? 'fr' : 'en' },
    'feed',
  );
  const made = { name: 'Dashboard', scopes: ['read:voice'] as const, expiresAt: null, now };
  const { added } = await addToken(database, workspace.id, made);
  const shows = {
    scheduleId: schedule.id,
    channel: 'slack:C1',
    slides: ['headline', 'next'],
    languages: ['fr', 'en'],
  };
  const screen = { kind: 'wall', name: 'Break room', shows, creatorId: admin.id } as const;
  const { page } = await makePage(database, workspace.id, screen, somebody);
  const way = { lanes: ['customers'], days: 90, languages: ['en'], surveys: false };
  const map = { kind: 'journey', name: 'Leadership', shows: way, creatorId: admin.id } as const;
  const { page: mapPage } = await makePage(database, workspace.id, map, somebody);
  const given = await giveThanks(shell, {
    ...{ giver: karim, thanked: admin, fact: 'Called every customer back.', value: '', feedbackId: null },
    ...{ channel: { address: 'slack:C1', name: '#general' }, formKey: 'thanks' },
  });
  const lessons = await fillLessons(shell, admin, karim);
  const visited = await fillVisits(shell, admin);
  const actions = await addActions(shell, admin, suggestion);
  const questions = await addQuestions(shell, admin, suggestion);
  const asking = { workspaceId: workspace.id, createdById: admin.id, personIds: [admin.id, karim.id], now };
  const round = await askOf(database, { ...asking, number: 8 });
  const closed = await closedPulse(database, { ...asking, number: 9 });
  return {
    'feed-rule': rule.id,
    ...lessons,
    ...visited,
    action: actions.planned,
    promise: await addPromise(shell, admin),
    'plan.add': `suggestion:${suggestion}`,
    'community.ask': `suggestion:${suggestion}`,
    'community.change': questions.unsent,
    'community.see': questions.open,
    'community.open-link': questions.open,
    'community.singles': questions.open,
    'community.end': questions.open,
    'community.revoke': questions.links,
    'community.answers': questions.ended,
    'community.word': questions.ended,
    'plan.list': 'open/0//',
    'plan.touchpoint': 'open/0//',
    journey: 'customers/90',
    'survey.items': 'orientation/0',
    'survey.item': 'pulse',
    'action.reopen': actions.done,
    'action.helped-yes': actions.done,
    'action.helped-partly': actions.done,
    'action.helped-no': actions.done,
    ...(await fillNewsletter(database, workspace)),
    ...(await fillContacts(database, workspace)),
    ...(await fillMails({ database, keys, workspaceId: workspace.id, now })),
    token: added.id,
    page: page.id,
    'page.journey-edit': mapPage.id,
    'roadmap.say': 'done/sponsor',
    'roadmap.letters': 'off',
    'direction.write': `suggestion:${suggestion}`,
    'direction.correct': word.row.id,
    'direction.withdraw': word.row.id,
    voice: 'week',
    theme: themeSubject(theme, now),
    ...(await fillCases(shell, admin)),
    import: await fillImport(database, workspace, admin),
    'import.undo': await fillImported(database, workspace, admin),
    suggestion,
    'suggestion.confirm': answered,
    'suggestion.contest': done,
    'suggestion.write-back': answered,
    'suggestion.edit': unanswered,
    'suggestion.withdraw': unanswered,
    'suggestion.take-back': outboxKey(keys, 'quietly'),
    'suggestion.conclude': tested,
    'suggestion.reopen': done,
    story: story.row.id,
    'thanks.private': given.row.id,
    schedule: schedule.id,
    survey: round,
    'survey.result': closed,
    'survey.why': closed,
    'survey.edit': closed,
    'survey.preview': closed,
    'survey.open': closed,
    'survey.end': closed,
    topic: topic.id,
    touchpoint: 'Achat en magasin',
    'touchpoint.create': 'customers',
    'touchpoint.retire': 'install',
    'touchpoint.bring-back': 'discover',
  };
}

/** The notice, a competitor, and a visit of the company's own by the admin. */
async function fillVisits(shell: KeyedShell, admin: Person): Promise<Record<string, string>> {
  await recordNotice(shell, { toldOn: '2026-11-01', document: 'Works council, minutes' }, admin.id);
  await saveCompetitors(shell, ['Rapido'], admin.id);
  const { row } = await recordVisit(shell, {
    visitor: admin,
    at: { competitorId: null, visitedOn: '2026-11-05', touchpoint: 'delivery' },
    said: { promised: 'In two days', happened: 'In four', words: 'Nobody said so.', kept: 'no', checks: {} },
    formKey: 'visit',
  });
  return {
    visit: 'ours|2026-11-05',
    'visits.at': 'delivery/0',
    'visit.change': row.id,
    'visit.delete': row.id,
    'visit.criteria': 'delivery',
  };
}

/** One that waits, one that was approved, this week's and the one before, a channel; and a best failure to make another of. */
async function fillLessons(shell: KeyedShell, admin: Person, karim: Person): Promise<Record<string, string>> {
  const { database, workspace } = shell;
  const workspaceId = workspace.id;
  const story = await tellStory(shell, {
    teller: karim,
    text: { title: 'Turned', wentWrong: 'Late', weDid: 'Rang', customerSaid: 'At last', learned: 'Ring' },
    credited: null,
    formKey: 'turned',
  });
  await approveStory(shell, story.row.id, admin);
  const draft: LessonDraft = {
    ...{ language: 'en' as const, title: 'Late again', said: '', situation: 'The van is late. What now?' },
    ...{
      answers: { a: 'Ring', b: 'Wait', c: 'Write' },
      right: 'a' as const,
      happened: 'They rang.',
      value: '',
    },
  };
  const made = { author: karim, draft, origin: `story:${story.row.id}`, feedbackId: null };
  const proposed = await makeLesson(shell, { ...made, isApproved: false, formKey: 'proposed' });
  const approved = await makeLesson(shell, { ...made, isApproved: true, formKey: 'approved' });
  for (const [week, lesson] of [
    ['2026-11-02', 'third-call'],
    ['2026-11-09', 'coat-without-receipt'],
  ] as const)
    await database.db.lessonWeek.create({ data: { workspaceId, week, lesson } });
  const saving = { workspaceId, adminId: admin.id, now };
  const where = { address: 'slack:C1', weekday: 2, at: '10:00', locale: 'en' } as const;
  const place = await createPlace(database, saving, where, 'lesson-place');
  return {
    'lesson.make': `story:${story.row.id}`,
    'lesson.view': proposed.id,
    'lesson.edit': proposed.id,
    'lesson.approve': proposed.id,
    'lesson.decline': proposed.id,
    'lesson.withdraw': approved.id,
    'lesson.answer': '2026-11-09/a',
    'lesson.read': '2026-11-02',
    'lesson-place': place.id,
  };
}

/** A list, for which an admin chose a channel and has not confirmed it. */
async function fillNewsletter({ db }: Database, { id: workspaceId }: Workspace) {
  const list = await listCalled(db, { workspaceId, now }, 'The letter');
  const channels = ['slack:C1'];
  await propose(db, workspaceId, list.id, channels);
  return { newsletter: list.id, 'newsletter.confirm': `${list.id}/${proposalMark(channels)}` };
}

/** A department with a rule, a cost and a contact of its own, and one that no rule knows. */
async function fillContacts(database: Database, { id: workspaceId }: Workspace) {
  const settings = { currency: 'EUR', closesOn: 5, firstMonth: '2026-11', keepDays: 365 };
  await saveContactSettings(database, workspaceId, { draft: settings, version: 0, doer: somebody });
  const draft = { name: 'Shipping', channel: 'slack:C1', locale: 'en' } as const;
  const made = { shown: null, draft, formKey: 'department', doer: somebody };
  const saved = await saveDepartment(database, workspaceId, made);
  if (saved.kind !== 'saved') throw new Error('no department');
  const { id } = saved.department;
  const rule = { words: 'Parcel', how: 'contains', departmentId: id } as const;
  await saveRule(database, workspaceId, {
    ...{ shown: null, draft: rule, place: 1, formKey: 'contact-rule', doer: somebody },
  });
  const price = { channel: 'phone', since: '2026-01-01', per: 'contact', micros: 4_500_000n } as const;
  await savePrice(database, workspaceId, price, somebody);
  for (const reason of ['Parcel', 'Odd'])
    await database.db.contact.create({
      data: {
        ...{ workspaceId, id: newId(), day: '2026-11-05', reason, reasonKey: reason.toLowerCase() },
        ...{ channel: 'phone', count: 3, receivedAt: now },
      },
    });
  const odd = await database.db.contact.findFirstOrThrow({ where: { workspaceId, reason: 'Odd' } });
  const [{ id: ruleId } = { id: '' }] = await rulesOf(database.db, workspaceId);
  return {
    department: id,
    'contacts.department': `2026-11/${id}`,
    'contact-rule': ruleId,
    'contact-rule.create': odd.id,
    'unit-cost': 'phone/2026-01-01',
  };
}

/** One of the company's own, as a file brought it; and one that nobody uses. */
async function fillTouchpoint({ db }: Database, { id: workspaceId }: Workspace): Promise<void> {
  const id = 'Achat en magasin';
  await db.touchpoint.create({ data: { workspaceId, id, nameFr: id, nameEn: id } });
  await db.touchpointAlias.create({
    data: { workspaceId, key: touchpointKey(id), touchpointId: id, written: id },
  });
  const names = { nameFr: 'Découverte', nameEn: 'Discovering' };
  await db.touchpoint.create({ data: { workspaceId, id: 'discover', ...names, isRetired: true } });
}

/** A wide file that the admin shared and that was read. */
async function fillImport({ db }: Database, workspace: Workspace, admin: Person): Promise<string> {
  const columns = Array.from({ length: 25 }, (_, i) => ({ header: `Field ${i}`, field: 'segment' }) as const);
  const read = { columns, metric: null, missing: null, sheet: 'One', sheets: ['One', 'Two'] };
  const plan = { ...firstPlan('answers.xlsx', []), found: foundIn(read) };
  const file = { fileId: 'F1', fileName: 'answers.xlsx', state: 'offered', address: 'slack:U1', plan };
  const common = { workspaceId: workspace.id, personId: admin.id, createdAt: now };
  return (await db.fileImport.create({ data: { ...common, ...file, id: 'import' } })).id;
}

/** A file that was imported. */
async function fillImported({ db }: Database, workspace: Workspace, admin: Person): Promise<string> {
  const workspaceId = workspace.id;
  const source = { sourceId: 'phone', sourceName: 'Phone' };
  const counted = { imported: 12, replaced: 2, startedAt: now, endedAt: now };
  const { number: batch } = await db.batch.create({
    data: { workspaceId, number: 1, kind: 'file', ...source, ...counted, state: 'done', personId: admin.id },
  });
  await db.batchCounter.create({ data: { workspaceId, last: batch } });
  const plan = firstPlan('known.csv', []);
  const file = { fileId: 'F0', fileName: 'known.csv', state: 'done', address: 'slack:U1', plan, batch };
  const common = { workspaceId, personId: admin.id, createdAt: now };
  return (await db.fileImport.create({ data: { ...common, ...file, id: 'imported' } })).id;
}

/** A rule, a case that nobody has, and two that the admin has; the customer of one gave an address to be answered at. */
async function fillCases(
  { database, keys, workspace }: KeyedShell,
  admin: Person,
): Promise<Record<string, string>> {
  const { db } = database;
  const workspaceId = workspace.id;
  const rule = await createRule(
    database,
    { workspaceId, now, adminId: admin.id },
    {
      name: 'Unhappy',
      channel: { address: 'slack:C1', name: 'general' },
      bounds: { nps: 4, csat: 2, ces: 2 },
      touchpoints: [],
      sourceIds: [],
      locale: workspace.locale === 'fr' ? 'fr' : 'en',
    },
    'case-rule',
  );
  await db.source.create({ data: { workspaceId, id: 'phone', name: 'Phone', createdAt: now } });
  const answer = {
    workspaceId,
    sourceId: 'phone',
    heat: 'hot',
    metric: 'nps',
    answeredAt: now,
    receivedAt: now,
  };
  const verbatim = 'Nobody called me back.';
  for (const id of ['a1', 'a2', 'a3'])
    await db.feedback.create({ data: { ...answer, id, score: 1, verbatim } });
  await openCases({ database, workspace, now });
  const [open, taken, contacted] = await db.customerCase.findMany({
    where: { workspaceId },
    orderBy: { number: 'asc' },
  });
  if (!open || !taken || !contacted) throw new Error('no cases');
  for (const { id } of [taken, contacted]) {
    await actOnCase({ database, workspace, now }, { caseId: id, actor: admin, act: 'take', text: '' });
  }
  const { feedbackId } = await db.caseFeedback.findFirstOrThrow({ where: { workspaceId, caseId: taken.id } });
  const place = { feedbackId, sourceId: 'phone', answeredAt: now, kind: 'mail' };
  const seal = keys.seal(REPLY_PLACE, 'zoe@example.com');
  await db.replyPlace.create({ data: { workspaceId, ...place, seal } });
  return {
    case: taken.id,
    'customer-reply': `case:${taken.id}`,
    'case.take': open.id,
    'case.contact': contacted.id,
    'case-rule': rule.id,
    cases: 'mine',
  };
}
