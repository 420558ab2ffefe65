// A company in which every button of the menu stands on some screen, and those screens.

import { invitation } from '../../src/ambassadors/letters.ts';
import { turnOn } from '../../src/ambassadors/switch.ts';
import { noteAsked, todayOf } from '../../src/ambassadors/term.ts';
import { actOnCase } from '../../src/cases/act.ts';
import { tellPerson } from '../../src/correspondence/tell.ts';
import { type Database, transact } from '../../src/database/client.ts';
import { contentFrom } from '../../src/delivery/content.ts';
import { UserError } from '../../src/errors.ts';
import { addSource, noteHeard } from '../../src/feedback/sources/source.ts';
import { chooseTheme } from '../../src/feedback/themes/chosen.ts';
import { joinThemes } from '../../src/feedback/themes/joining.ts';
import { menu } from '../../src/handlers/index.ts';
import type { Kit, Reply } from '../../src/handlers/request.ts';
import { draftLetter, nameLetter, summaryKinds } from '../../src/handlers/summary/letters.ts';
import { doneMessage, failedMessage, readingMessage, undoneMessage } from '../../src/imports/letters.ts';
import { offerMessage } from '../../src/imports/offered.ts';
import { parsePlan } from '../../src/imports/plan.ts';
import { askForCode, type Linking, link } from '../../src/linking/link.ts';
import { encodeAction } from '../../src/messages/actions.ts';
import type { FormValues } from '../../src/messages/form.ts';
import type { Action, Message } from '../../src/messages/message.ts';
import { addressOf, type Person, remember } from '../../src/people/person.ts';
import { giveRole } from '../../src/roles/give.ts';
import { allSchedules } from '../../src/schedules/schedule.ts';
import { tellStory } from '../../src/stories/tell.ts';
import { trialsPart } from '../../src/suggestions/letters/reminder.ts';
import { findSuggestion } from '../../src/suggestions/may.ts';
import { submitSuggestion } from '../../src/suggestions/submit.ts';
import { saveTopic } from '../../src/suggestions/topics.ts';
import { inTerm } from '../ambassadors/in-term.ts';
import { somebody } from '../audit/somebody.ts';
import { addAnswers } from '../feedback/answers-on-file.ts';
import { type Desk, directory, now, openDesk } from '../handlers/desk.ts';
import { copiedUrl, copyOf, freshUrl } from '../harness/database.ts';
import { openToLook } from '../harness/own-looks.ts';
import { fillSummaries } from '../summary/on-file.ts';

const DAY = 86_400_000;
const ago = (days: number) => new Date(now.getTime() - days * DAY);

let built: Promise<Built> | null = null;

interface Built {
  readonly url: string;
  readonly desk: Desk;
}

/** Built once a test file, and copied for each who asks. */
export async function openStage(): Promise<Desk> {
  built ??= build();
  return copied(await built);
}

async function copied({ url, desk }: Built): Promise<Desk> {
  return deskOn(desk, await copyOf('sqlite', url));
}

function deskOn(desk: Desk, database: Database): Desk {
  const kit = { ...desk.kit, database, summary: { model: 'm', host: 'model.example', perDay: 50 } };
  return { ...desk, kit, ask: (about) => ({ ...desk.ask(about), kit }) };
}

/** A stage on which an act is possible. */
export interface Ready {
  readonly desk: Desk;
  /** What is then to be filled in. */
  readonly given: FormValues;
  readonly screens: readonly Screen[];
}

const prepared = new Map<string, Promise<Omit<Ready, 'desk'> & { readonly on: Built }>>();

/** A stage on which this act is possible, made ready once for both chats. */
export async function stageFor(name: string): Promise<Ready> {
  const prepare = before[name];
  if (!prepare) {
    const desk = await openStage();
    return { desk, given: {}, screens: await firstScreens(desk) };
  }
  const once = prepared.get(name) ?? makeReady(prepare);
  prepared.set(name, once);
  const { on, ...rest } = await once;
  return { desk: await copied(on), ...rest };
}

async function makeReady(prepare: (desk: Desk) => Promise<FormValues>) {
  built ??= build();
  const stage = await built;
  const url = await copiedUrl('sqlite', stage.url);
  const database = await openToLook(url);
  const desk = deskOn(stage.desk, database);
  const given = await prepare(desk);
  const screens = await screensOf(desk);
  await database.close();
  return { on: { url, desk: stage.desk }, given, screens };
}

async function build(): Promise<Built> {
  const url = await freshUrl('sqlite');
  const database = await openToLook(url);
  const desk = await openDesk(database, 'en');
  await widen(desk);
  // With it, what stands beside the file comes into it.
  await database.close();
  return { url, desk };
}

async function widen({ kit, workspace, admin, subjects }: Desk): Promise<void> {
  const { database } = kit;
  const { db } = database;
  const workspaceId = workspace.id;
  const karim = await remember(db, workspace, 'slack:U2', { directory, adminUsers: [], now });
  if (!karim) throw new Error('nobody at slack:U2');
  await summaries(kit, { workspace, admin, subjects });

  // A week with something new in it, and more decided than one page holds.
  const usual = ['The delivery is fast', 'The site is slow', 'My adviser was very kind'];
  const weeks = Array.from({ length: 9 }, (_, week) =>
    Array.from({ length: 30 }, (__, i) => ({ verbatim: usual[i % 3] ?? '', score: 8, at: week * 7 + 1 })),
  ).flat();
  const fresh = Array.from({ length: 12 }, () => ({
    verbatim: 'Again on the doorstep outside',
    score: 1,
    at: 1,
  }));
  const given = [...weeks, ...fresh].map((each) => ({ ...each, at: ago(each.at).toISOString() }));
  const helped = { score: 8, at: ago(20).toISOString(), touchpoint: 'get-help' };
  await addAnswers(db, workspaceId, [...given, helped]);
  // What the action that is done should have moved.
  await db.action.updateMany({
    where: { workspaceId, status: 'done' },
    data: { moves: { metric: 'nps', direction: 'up' } },
  });
  for (let i = 0; i < 12; i += 1) {
    const theme = { language: 'en', stem: `stem ${i}` } as const;
    const change = { name: `Theme ${i}`, isMuted: true };
    await chooseTheme(database, workspaceId, { theme, seenAs: `words ${i}`, change, byId: admin.id, now });
  }

  await giveRole({ database, workspace, now, by: admin }, 'auditor', [karim]);

  // Sources: more than a glance, one of them silent.
  for (let i = 0; i < 8; i += 1) {
    const { source } = await addSource(database, workspaceId, {
      name: `Source ${i}`,
      heat: 'hot',
      now: ago(40),
    });
    await noteHeard(db, source, i === 0 ? ago(39) : now);
  }

  // A story whose hero is asked, and a case that is resolved.
  const text = { title: 'Heroine', wentWrong: 'This', weDid: 'That', customerSaid: '', learned: '' };
  for (const title of ['One more', 'Another', 'A fourth'])
    await tellStory(
      { database, workspace, now },
      { teller: karim, text: { ...text, title }, credited: null, formKey: title },
    );
  const telling = { teller: karim, text, credited: admin, formKey: 'heroine' };
  await tellStory({ database, workspace, now }, telling);
  const resolved = await db.customerCase.findFirstOrThrow({
    where: { workspaceId, takerId: admin.id, id: { not: subjects['case'] ?? '' } },
  });
  const shell = { database, workspace, now };
  const contact = { caseId: resolved.id, actor: admin, act: 'contact', text: '' } as const;
  await actOnCase(shell, contact);
  const after = { ...shell, now: new Date(now.getTime() + 1_000) };
  await actOnCase(after, { ...contact, act: 'resolve', text: 'We called them back.' });

  // Two ideas that nobody has acknowledged.
  const topic = await db.topic.findFirstOrThrow({ where: { workspaceId, id: subjects['topic'] ?? '' } });
  for (const title of ['A second door', 'A third door']) {
    const idea = { author: karim, title, details: '', topicId: topic.id, anonymous: false, link: null };
    await submitSuggestion({ ...shell, keys: kit.keys }, { ...idea, formKey: title });
  }

  // More letters than a glance that did not arrive, or of which nobody knows whether they did.
  const letters = await db.delivery.findMany({
    where: { workspaceId, kind: { startsWith: 'case' } },
    orderBy: { id: 'asc' },
  });
  const [model] = letters;
  if (!model) throw new Error('no letter');
  for (let i = 0; i < 7; i += 1) {
    await db.delivery.create({
      data: {
        ...model,
        content: model.content ?? {},
        id: `held-${i}`,
        state: 'held',
        kind: 'held',
        place: null,
        ...(i % 2 === 0 ? { reason: 'refused: odd', retryAt: ago(-1), undeliveredAt: now } : {}),
      },
    });
  }
}

/** What makes an act possible, and what is then to be filled in. */
const before: Readonly<Record<string, (desk: Desk) => Promise<FormValues>>> = {
  'suggestion.unfollow': pressed('suggestion.follow'),
  'schedule.resume': pressed('schedule.pause'),
  'topic.reopen': pressed('topic.close'),
  'away.back': async ({ kit, workspace, admin }) => {
    await kit.database.db.person.update({
      where: { workspaceId_id: { workspaceId: workspace.id, id: admin.id } },
      data: { awayUntil: ago(-7) },
    });
    return {};
  },
  'import.again': async ({ kit }) => {
    await kit.database.db.fileImport.updateMany({ data: { state: 'failed' } });
    return {};
  },
  'import.undo': async ({ kit, workspace }) => {
    const { db } = kit.database;
    const data = { workspaceId: workspace.id, kind: 'file', sourceId: 's', sourceName: 's', state: 'done' };
    const { number } = await db.batch.create({ data: { ...data, number: 2, startedAt: now } });
    await db.fileImport.updateMany({ where: { id: 'import' }, data: { state: 'done', batch: number } });
    return {};
  },
  'suggestions.choose-topic': async ({ kit, workspace, admin }) => {
    const about = { replyDays: null, ownerIds: [admin.id] };
    for (let i = 0; i < 25; i += 1) {
      const topic = { ...about, nameFr: `Sujet ${i}`, nameEn: `Topic ${i}` };
      await transact(kit.database, (tx) => saveTopic(tx, workspace.id, topic, null, somebody));
    }
    return {};
  },
  'page.create': async ({ kit, workspace }) => {
    const [schedule] = await allSchedules(kit.database.db, workspace.id);
    return { digest: `${schedule?.id} ${schedule?.channels[0]?.address}` };
  },
  'theme.part': async ({ kit, workspace, admin }) => {
    const themes = ['Gate', 'Fence'].map((seenAs) => {
      return { language: 'en' as const, stem: seenAs.toLowerCase(), seenAs };
    });
    await joinThemes(kit.database, workspace.id, { themes, byId: admin.id, now });
    return {};
  },
  'contact-rule.create': async ({ subjects }) => ({ department: subjects['department'] ?? '' }),
  'survey.close-without': async ({ kit, subjects }) => {
    const data = { unreadable: 2, waitsUntil: ago(-10), closesAt: ago(1) };
    await kit.database.db.surveyRound.updateMany({ where: { id: subjects['survey'] ?? '' }, data });
    return {};
  },
  'source.pause': fetched(null),
  'source.resume': fetched(ago(1)),
  // More moments than a message shows.
  'mail.choose': async ({ kit, workspace }) => {
    const own = Array.from({ length: 61 }, (_, i) => `Moment ${i}`);
    await kit.database.db.touchpoint.createMany({
      data: own.map((id) => ({ workspaceId: workspace.id, id, nameFr: id, nameEn: id })),
    });
    return { touchpoint: 'delivery' };
  },
  'mail-in.resume': async ({ kit, workspace }) => {
    const where = { workspaceId: workspace.id };
    await kit.database.db.mailbox.updateMany({ where, data: { pausedAt: ago(1) } });
    return {};
  },
  'ambassador.yes': invited,
  'ambassador.project': asAmbassador,
  'ambassador.did': asAmbassador,
  'ambassador.renew': asAmbassador,
  'ambassador.stop': asAmbassador,
  'ambassadors.off': pressed('ambassadors.on'),
  'thanks.others-may': pressed('thanks.always-private'),
  'lesson.unsubscribe': pressed('lesson.subscribe'),
  link: async (desk) => ({ code: await askForCode(linkingOf(desk), await elsewhere(desk)) }),
  'link.letters': linked,
  'link.undo': linked,
};

/** A source that is asked by the hour, or paused. */
function fetched(pausedAt: Date | null) {
  return async ({ kit: { database }, workspace }: Desk): Promise<FormValues> => {
    const { id: workspaceId } = workspace;
    const source = await database.db.source.findFirstOrThrow({ where: { workspaceId, name: 'Source 0' } });
    const account = { of: 'form', at: null, user: null, keyId: null, region: 'us' };
    const row = { workspaceId, sourceId: source.id, vendor: 'typeform', account, sealedSecret: '' };
    await database.db.sourcePull.create({ data: { ...row, since: ago(30), nextAt: now, pausedAt } });
    return {};
  };
}

function pressed(name: string) {
  return async (desk: Desk): Promise<FormValues> => {
    const { action } = screenWith(await firstScreens(desk), name);
    await menu.actions[name]?.(desk.ask(action.subject === undefined ? {} : { subject: action.subject }));
    return {};
  };
}

/** The bot asked the admin: as it asks nobody who is one. */
async function invited({ kit: { database, keys }, workspace, admin }: Desk): Promise<FormValues> {
  const shell = { database, keys, workspace, now };
  await turnOn(shell, { by: 'command-line', now });
  const asked = { keys, workspaceId: workspace.id, personId: admin.id, today: todayOf(shell) };
  await transact(database, (tx) => noteAsked(tx, asked));
  return {};
}

async function asAmbassador(desk: Desk): Promise<FormValues> {
  await inTerm(desk);
  return { project: 'Call back whoever waits' };
}

async function linked(desk: Desk): Promise<FormValues> {
  const { admin } = desk;
  const linking = linkingOf(desk);
  await link(linking, await elsewhere(desk), await askForCode(linking, admin), admin.platform);
  return {};
}

function linkingOf({ kit: { database, keys, menu }, workspace }: Desk): Linking {
  return { database, keys, naming: menu.naming, workspaceId: workspace.id, now };
}

/** The same person's account on another chat. */
function elsewhere({ kit, admin }: Desk): Promise<Person> {
  const data = { ...admin, id: 'other', platform: 'elsewhere', externalId: 'X1' };
  return kit.database.db.person.create({ data });
}

export function actionsOf({ blocks }: Message): Action[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'buttons') return block.buttons.map(({ action }) => action);
    return block.kind === 'select' ? [block.action] : [];
  });
}

/** What shows something and changes nothing: followed from screen to screen. */
export const SHOWING = new Set([
  'suggestions.mine',
  'suggestions.list',
  'suggestion.view',
  'journey',
  'plan',
  'plan.list',
  'action.view',
  'action.weeks',
  'cases.list',
  'case.view',
  'case-rules',
  'feed-rules',
  'voice.ask',
  'themes',
  'schedules',
  'schedule.preview',
  'schedule.sent',
  'topics',
  'touchpoints',
  'stories',
  'story.view',
  'thanks.mine',
  'surveys',
  'surveys.mine',
  'survey.preview',
  'survey.items',
  'survey.result',
  'contacts',
  'contacts.department',
  'contacts.unknown',
  'departments',
  'contact-rules',
  'mail-in',
  'mail-in.waiting',
  'unit-costs',
  'visits',
  'visits.at',
  'visits.settings',
  'community',
  'community.see',
  'community.answers',
  'lesson',
  'lesson.past',
  'lesson.read',
  'lessons',
  'lesson.view',
  'lesson-places',
  'help',
  'direction',
  'charter',
  'charter.changes',
  'promises',
  'promise.history',
  'held',
  'newsletters',
  'newsletter.count',
  'pages',
  'roadmap',
  'sources',
  'tokens',
  'roles',
  'ambassadors',
  'settings.read',
  'audit',
]);

export interface Screen {
  readonly message: Message;
  /** As it would be drawn now, where somebody asks for it; null: they are told something else. Letters are drawn by the ledger. */
  readonly again?: (desk: Desk) => Promise<Message | null>;
  /** Kept up to date by the ledger, which edits it. */
  readonly isLetter: boolean;
  /** Stands in a channel: others see it too. */
  readonly isShared?: boolean;
}

/** All that the admin can have before them: home, answers to commands, letters as they are now, and what their buttons lead to. */
export async function screensOf(staged: Desk): Promise<Screen[]> {
  const desk = await asIsNow(staged);
  const shown: Screen[] = [];
  const show = async (again: (desk: Desk) => Promise<Message | null>) => {
    const message = await again(desk);
    if (message) shown.push({ message, again, isLetter: false });
  };
  await show((at) => menu.home(asked(at)));
  for (const { run } of menu.commands) await show((at) => saidBy(run(asked(at))));
  // What stands there for auditors alone, whoever presses it.
  const portevoix = menu.commands.find(({ name }) => name === 'portevoix');
  await show((at) => saidBy(portevoix?.run(asAuditor(asked(at)))));
  const visit = menu.commands.find(({ name }) => name === 'visit');
  await show((at) => saidBy(visit?.run({ ...asked(at), text: 'results' })));
  shown.push(...(await lettersOn(desk)));
  const followed = new Set<string>();
  for (const { message } of shown) {
    for (const action of actionsOf(message)) {
      const code = encodeAction(action);
      if (followed.has(code) || !SHOWING.has(action.name)) continue;
      followed.add(code);
      await show((at) => saidBy(menu.actions[action.name]?.(asked(at, action))));
    }
  }
  return shown;
}

/** These screens and all letters, as they are by now. */
export async function screensAgain(staged: Desk, screens: readonly Screen[]): Promise<Screen[]> {
  const desk = await asIsNow(staged);
  const drawn: Screen[] = [];
  for (const screen of screens) {
    // What a screen was about may be gone: whoever asks is told so.
    const message = await screen.again?.(desk).catch((error: unknown) => {
      if (error instanceof UserError) return null;
      throw error;
    });
    if (message) drawn.push({ ...screen, message });
  }
  return [...drawn, ...(await lettersOn(desk))];
}

function asAuditor(request: ReturnType<typeof asked>) {
  return { ...request, asker: { ...request.asker, isAdmin: false, roles: ['auditor'] as const } };
}

async function saidBy(reply: Promise<Reply> | undefined): Promise<Message | null> {
  const said = await reply;
  return said?.kind === 'say' ? said.message : null;
}

async function lettersOn(desk: Desk): Promise<Screen[]> {
  const rows = await desk.kit.database.db.delivery.findMany({
    where: {
      workspaceId: desk.workspace.id,
      kind: { not: 'held' },
      address: { in: [addressOf(desk.ask().asker), 'slack:C1'] },
    },
    orderBy: { queuedAt: 'asc' },
  });
  // Of what came at one instant, the message comes before what was changed in it.
  const inOrder = [
    ...rows.filter((row) => row.replaces === null),
    ...rows.filter((row) => row.replaces !== null),
  ];
  const latest = new Map(inOrder.map((row) => [row.replaces ?? row.id, row]));
  const letters = [...latest.values()].map((row) => ({
    message: contentFrom(row, desk.kit.keys).message,
    isLetter: true,
    isShared: row.address === 'slack:C1',
  }));
  return [...letters, ...(await importScreens(desk)), await trialScreen(desk), invitationScreen(desk)];
}

/** What its owner gets on the day after a trial. */
async function trialScreen({ kit, workspace, subjects, ask }: Desk): Promise<Screen> {
  const { locale, asker } = ask();
  const tested = await findSuggestion(kit.database.db, workspace.id, subjects['suggestion.conclude'] ?? '');
  const trials = tested.status === 'testing' ? [tested] : [];
  const reader = { locale, timeZone: asker.timeZone };
  return { message: trialsPart(trials, reader, 8), isLetter: true };
}

/** Under seal in the ledger. */
function invitationScreen({ ask }: Desk): Screen {
  const { locale, asker } = ask();
  const told = { deeds: [], until: '2026-12-09' };
  return { message: invitation(told, { locale, timeZone: asker.timeZone }), isLetter: true };
}

/** The admin as they are on file now. */
async function asIsNow(desk: Desk): Promise<Desk> {
  const asker = await desk.kit.database.db.person.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId: desk.workspace.id, id: desk.admin.id } },
  });
  return { ...desk, ask: (about = {}) => desk.ask({ asker, ...about }) };
}

function asked(desk: Desk, { subject }: Partial<Action> = {}) {
  return { ...desk.ask(subject === undefined ? {} : { subject }), channel: 'slack:C1' };
}

const preview = {
  dryRun: {
    importable: 1,
    rejected: 0,
    mended: 0,
    furniture: 0,
    dropped: 0,
    filtered: 0,
    unscored: { count: 0, first: [] },
    figures: [],
    preview: [],
    refusals: [],
  },
  dateOrder: 'dmy',
  dateReason: 'dates',
  timeZone: 'Europe/Paris',
} as const;

const UNDOING = { state: 'undoing', removed: 0, restored: 0, edited: 0 } as const;
const result = {
  ...{
    imported: 1,
    replaced: 0,
    duplicates: 0,
    differing: 0,
    rejected: 0,
    mended: 0,
    furniture: 0,
    dropped: 0,
    filtered: 0,
    unscored: { count: 0, first: [] },
  },
  ...{ figures: [], batch: 1, source: 'Survey', refusals: [], handed: null, wasInterrupted: false },
} as const;

/** The message of the file as it stands: the ledger keeps it up to date once it has posted it. */
async function importScreens({ kit, workspace, ask }: Desk): Promise<Screen[]> {
  const row = await kit.database.db.fileImport.findFirstOrThrow({
    where: { workspaceId: workspace.id, id: 'import' },
  });
  const reader = ask();
  const batch =
    row.batch === null
      ? null
      : await kit.database.db.batch.findFirst({ where: { workspaceId: workspace.id, number: row.batch } });
  const drawn: Readonly<Record<string, () => Message[]>> = {
    offered: () => [
      readingMessage(row, reader),
      offerMessage(row, { plan: parsePlan(row.plan), preview, country: 'FR' }, reader),
    ],
    failed: () => [failedMessage(row, { why: 'So it is.', mayTryAgain: true }, reader)],
    done: () => [
      batch?.state === 'done' ? doneMessage(row, result, 'FR', reader) : undoneMessage(row, UNDOING, reader),
    ],
  };
  return (drawn[row.state]?.() ?? []).map((message) => ({ message, isLetter: true }));
}

let untouched: Promise<Screen[]> | null = null;

/** Those of a stage on which nothing was done yet: every copy has the same. */
export function firstScreens(desk: Desk): Promise<Screen[]> {
  untouched ??= screensOf(desk);
  return untouched;
}

/** A draft and a name, as if a model had answered; each in its letter. */
async function summaries(
  { database }: Kit,
  { workspace, admin, subjects }: Pick<Desk, 'workspace' | 'admin' | 'subjects'>,
): Promise<void> {
  const { db } = database;
  const asked = { workspaceId: workspace.id, askerId: admin.id, subjects, now };
  const { draft, name } = await fillSummaries(db, asked);
  await tellPerson(db, { workspace, now }, admin, {
    kind: summaryKinds['summary.draft'],
    draw: (reader) => draftLetter({ id: 'draft', number: 1 }, draft, reader),
  });
  await tellPerson(db, { workspace, now }, admin, {
    kind: summaryKinds['summary.name'],
    draw: (reader) => nameLetter({ id: 'name', theme: 'at the door' }, name, reader),
  });
}

/** The first screen with this button, on a screen of its own before a letter. */
export function screenWith(screens: readonly Screen[], name: string): Screen & { readonly action: Action } {
  for (const screen of screens) {
    const action = actionsOf(screen.message).find((each) => each.name === name);
    if (action) return { ...screen, action };
  }
  throw new Error(`no screen has a button for ${name}`);
}

const people: Readonly<Record<string, string>> = {
  Slack: 'U1',
  Teams: '00000000-0000-4000-8000-000000000020',
};

/** The platform's own id of the admin. */
export function userOn(chat: string): string {
  return people[chat] ?? '';
}

/** The admin is on this chat, and gets letters there. */
export async function moveTo({ kit, workspace, admin }: Desk, chat: string, user: string): Promise<void> {
  if (chat === 'Slack') return;
  await kit.database.db.person.update({
    where: { workspaceId_id: { workspaceId: workspace.id, id: admin.id } },
    data: { platform: 'teams', externalId: user },
  });
  await kit.database.db.delivery.updateMany({
    where: { workspaceId: workspace.id, address: 'slack:U1' },
    data: { address: `teams:${user}` },
  });
}

/** Both chats know the same people. */
export function kitOn(kit: Kit): Kit {
  const { profile } = kit.directory;
  const directory = {
    ...kit.directory,
    profile: (address: string) => profile(address.replace(/^teams:(?=U\d$)/, 'slack:')),
  };
  const later = new Date(kit.clock.now().getTime() + 60_000);
  return { ...kit, directory, adminUsers: Object.values(people), clock: { now: () => later } };
}
