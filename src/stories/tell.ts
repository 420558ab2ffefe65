// From a told story to an approved one: submitted, edited, returned, approved; each step once, each told to whom it concerns.
// Whether somebody may moderate is asked in moderators.ts, before.
import { isDeepStrictEqual } from 'node:util';
import { newId } from '../clock.ts';
import { type Database, isUniqueViolation, type Store, transact } from '../database/client.ts';
import { enqueue, rewrite } from '../delivery/ledger.ts';
import { drawable } from '../delivery/undelivered.ts';
import { UserError } from '../errors.ts';
import type { Language } from '../feedback/themes/language.ts';
import { localeOf } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Reader } from '../i18n/reader.ts';
import type { Message } from '../messages/message.ts';
import { addressOf, localeFor, type Person, peopleByIds, zoneFor } from '../people/person.ts';
import { letterTime } from '../workspace/posting.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { moderationPlaces, moderatorsHear, type Place } from './moderation-places.ts';
import {
  languageAfterEdit,
  languageOfWords,
  readable,
  type Story,
  type StoryText,
  storyById,
  storyLanguage,
} from './story.ts';
import { approvedLetter, creditLetter, moderationCard, returnedLetter, storyReceipt } from './views.ts';

export interface Shell {
  readonly database: Database;
  readonly workspace: Workspace;
  readonly now: Date;
}

export interface Telling {
  readonly teller: Person;
  readonly text: StoryText;
  readonly credited: Person | null;
  /** The customer's answer that it grew from, whose words it may repeat. */
  readonly feedbackId?: string | null;
  /** The opening of the form; the same one twice is stored once. */
  readonly formKey: string;
}

export async function tellStory(shell: Shell, telling: Telling): Promise<Story> {
  const { database, workspace } = shell;
  try {
    return await transact(database, (tx) => store(tx, shell, telling));
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const known = await database.db.story.findUnique({
      where: { workspaceId_formKey: { workspaceId: workspace.id, formKey: telling.formKey } },
    });
    const story = known && (await storyById(database.db, workspace.id, known.id));
    if (!story) throw error;
    return story;
  }
}

async function store(tx: Store, shell: Shell, telling: Telling): Promise<Story> {
  const { teller, text, credited, feedbackId = null, formKey } = telling;
  const { workspace, now } = shell;
  const { lastStory } = await tx.workspace.update({
    where: { id: workspace.id },
    data: { lastStory: { increment: 1 } },
  });
  const id = newId();
  await tx.story.create({
    data: {
      workspaceId: workspace.id,
      id,
      number: lastStory,
      tellerId: teller.id,
      ...readable(text, workspace.country),
      language: languageOfWords(text),
      feedbackId,
      creditedId: credited?.id ?? null,
      credit: credited === null || credited.id === teller.id ? 'agreed' : 'asked',
      status: 'submitted',
      submittedAt: now,
      formKey,
    },
  });
  await append(tx, shell, id, 'submitted', teller.id);
  const story = await existing(tx, workspace, id);
  await askModerators(tx, shell, story);
  await askForCredit(tx, shell, story);
  const hears = await moderatorsHear(tx, workspace, now);
  await write(tx, shell, story, teller, 'story.receipt', (reader) =>
    storyReceipt(story, hears, shell.now, reader),
  );
  return story;
}

/**
 * The moderator's yes. Approving twice changes nothing and is refused with who did it.
 * @throws UserError 'story.not-found', 'story.decided'
 */
export function approveStory(shell: Shell, id: string, moderator: Person): Promise<Story> {
  return transact(shell.database, async (tx) => {
    await move(tx, shell, id, 'submitted', {
      status: 'approved',
      moderatorId: moderator.id,
      approvedAt: shell.now,
    });
    await append(tx, shell, id, 'approved', moderator.id);
    const story = await existing(tx, shell.workspace, id);
    await redraw(tx, shell, story, moderator.name);
    await write(tx, shell, story, story.teller, 'story.approved', (reader) =>
      approvedLetter(story, moderator.name, reader),
    );
    return story;
  });
}

/** The moderator's "not yet", with what to change. @throws as approveStory */
export function returnStory(shell: Shell, id: string, moderator: Person, reason: string): Promise<Story> {
  return transact(shell.database, async (tx) => {
    await move(tx, shell, id, 'submitted', { status: 'returned', moderatorId: moderator.id });
    await append(tx, shell, id, 'returned', moderator.id, reason);
    const story = await existing(tx, shell.workspace, id);
    await redraw(tx, shell, story, moderator.name);
    await write(tx, shell, story, story.teller, 'story.returned', (reader) =>
      returnedLetter(story, moderator.name, reason, reader),
    );
    return story;
  });
}

/**
 * A new wording, by its teller or a moderator; a returned story goes back to the moderators. The wording that it has changes nothing.
 * 'outdated' when somebody else changed it since `version` was shown.
 * @throws UserError 'story.not-found', 'story.decided'
 */
export function editStory(
  shell: Shell,
  edit: {
    readonly id: string;
    readonly version: number;
    readonly by: Person;
    readonly text: StoryText;
    /** As the form shows it, or as it was corrected. */
    readonly language?: Language | null;
  },
): Promise<'edited' | 'as-it-was' | 'outdated'> {
  const { workspace } = shell;
  return transact(shell.database, async (tx) => {
    const before = await existing(tx, workspace, edit.id);
    if (before.status === 'approved') throw decided(before);
    const text = readable(edit.text, workspace.country);
    const language = edit.language ?? storyLanguage(before.row);
    if (language === storyLanguage(before.row) && isDeepStrictEqual(text, textOf(before.row)))
      return 'as-it-was';
    const { count } = await tx.story.updateMany({
      where: { workspaceId: workspace.id, id: edit.id, version: edit.version },
      data: {
        ...text,
        language: languageAfterEdit(before.row, edit.text, language),
        status: 'submitted',
        version: { increment: 1 },
      },
    });
    if (count === 0) return 'outdated';
    await append(tx, shell, edit.id, 'edited', edit.by.id);
    const story = await existing(tx, workspace, edit.id);
    if (before.status === 'returned') await askModerators(tx, shell, story);
    else await redraw(tx, shell, story, null);
    return 'edited';
  });
}

/** The credited person's answer. Nobody else's counts. */
export function answerCredit(shell: Shell, id: string, person: Person, agreed: boolean): Promise<Story> {
  return transact(shell.database, async (tx) => {
    const story = await existing(tx, shell.workspace, id);
    if (story.row.creditedId !== person.id) {
      throw new UserError('story.not-credited', (locale) => words(locale).notCredited);
    }
    await tx.story.update({
      where: { workspaceId_id: { workspaceId: shell.workspace.id, id } },
      data: { credit: agreed ? 'agreed' : 'refused' },
    });
    await append(tx, shell, id, agreed ? 'credit-agreed' : 'credit-refused', person.id);
    const after = await existing(tx, shell.workspace, id);
    if (after.status === 'submitted') await redraw(tx, shell, after, null);
    return after;
  });
}

function textOf({ title, wentWrong, weDid, customerSaid, learned }: Story['row']): StoryText {
  return { title, wentWrong, weDid, customerSaid, learned };
}

async function existing(tx: Store, workspace: Workspace, id: string): Promise<Story> {
  const story = await storyById(tx, workspace.id, id);
  if (!story) throw new UserError('story.not-found', (locale) => words(locale).notFound);
  return story;
}

/** The conditional update decides between two moderators who press at once. */
async function move(
  tx: Store,
  { workspace }: Shell,
  id: string,
  from: 'submitted',
  data: { status: string; moderatorId: string; approvedAt?: Date },
): Promise<void> {
  const { count } = await tx.story.updateMany({
    where: { workspaceId: workspace.id, id, status: from },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw decided(await existing(tx, workspace, id));
}

function decided({ row }: Story): UserError {
  return new UserError('story.decided', (locale) => words(locale).decided(row.number, row.status));
}

async function append(
  tx: Store,
  { workspace, now }: Shell,
  storyId: string,
  kind: string,
  actorId: string,
  reason?: string,
): Promise<void> {
  const workspaceId = workspace.id;
  const position = await tx.storyEvent.count({ where: { workspaceId, storyId } });
  await tx.storyEvent.create({
    data: {
      workspaceId,
      storyId,
      position,
      kind,
      actorId,
      at: now,
      data: reason === undefined ? {} : { reason },
    },
  });
}

async function askModerators(tx: Store, { workspace, now }: Shell, story: Story): Promise<void> {
  const fresh = await tx.workspace.findUniqueOrThrow({ where: { id: workspace.id } });
  for (const each of await moderationPlaces(tx, fresh, now))
    await sendCard(tx, { workspace: fresh, now }, story, each);
}

async function sendCard(
  tx: Store,
  { workspace, now }: Pick<Shell, 'workspace' | 'now'>,
  story: Story,
  { address, locale, notBefore }: Place,
): Promise<void> {
  await enqueue(tx, {
    workspaceId: workspace.id,
    kind: 'story.card',
    subject: `story:${story.row.id}`,
    address,
    message: moderationCard(story, null, { locale, timeZone: workspace.timeZone }),
    locale,
    now,
    notBefore,
  });
}

/** What the moderators' channel did not take comes before the admins, where it does not yet. */
export async function askOthers(
  tx: Store,
  desk: Pick<Shell, 'workspace' | 'now'>,
  storyIds: readonly string[],
): Promise<void> {
  const workspaceId = desk.workspace.id;
  const places = await moderationPlaces(tx, desk.workspace, desk.now);
  for (const id of storyIds) {
    const story = await storyById(tx, workspaceId, id);
    if (story?.status !== 'submitted') continue;
    const cards = { workspaceId, subject: `story:${id}`, kind: 'story.card' };
    const known = await tx.delivery.findMany({ where: cards, select: { address: true } });
    const asked = new Set(known.map(({ address }) => address));
    for (const each of places) if (!asked.has(each.address)) await sendCard(tx, desk, story, each);
  }
}

async function askForCredit(tx: Store, shell: Shell, story: Story): Promise<void> {
  if (story.credited === null || story.row.credit !== 'asked') return;
  const { credited } = story;
  const notBefore = letterTime(shell.workspace, credited, shell.now);
  await write(tx, shell, story, credited, 'story.credit', (reader) => creditLetter(story, reader), notBefore);
}

async function redraw(
  tx: Store,
  { workspace, now }: Shell,
  story: Story,
  moderator: string | null,
): Promise<void> {
  const workspaceId = workspace.id;
  const subject = `story:${story.row.id}`;
  const cards = await tx.delivery.findMany({
    where: { workspaceId, subject, kind: 'story.card', ...drawable },
  });
  const decider =
    moderator ?? (await peopleByIds(tx, workspaceId, [story.row.moderatorId ?? '']))[0]?.name ?? null;
  for (const card of cards) {
    const locale = localeOf((card.content as { locale?: string }).locale) ?? 'en';
    const message = moderationCard(story, decider, { locale, timeZone: workspace.timeZone });
    const drawn = { workspaceId, address: card.address, message, locale, now };
    // One that has to wait yet for its hour is written anew.
    if (await rewrite(tx, card.id, drawn)) continue;
    await enqueue(tx, {
      ...drawn,
      kind: 'story.card-redrawn',
      subject,
      replaces: card.id,
    });
  }
}

async function write(
  tx: Store,
  { workspace, now }: Shell,
  story: Story,
  to: Person,
  kind: string,
  letter: (reader: Reader) => Message,
  notBefore = now,
): Promise<void> {
  const locale = localeFor(to, workspace);
  await enqueue(tx, {
    workspaceId: workspace.id,
    kind,
    subject: `story:${story.row.id}`,
    address: addressOf(to),
    message: letter({ locale, timeZone: zoneFor(to, workspace) }),
    locale,
    now,
    notBefore,
  });
}

const words = phrases({
  en: {
    notFound: 'This story no longer exists here.',
    notCredited: 'Only the person whom this story credits can answer that.',
    decided: (number: number, status: string) =>
      status === 'approved'
        ? `Best failure #${number} has already been approved; it can no longer be changed.`
        : `Best failure #${number} has already been returned to its teller; it will come back here once reworked.`,
  },
  fr: {
    notFound: 'Ce récit n’existe plus ici.',
    notCredited: 'Seule la personne citée dans ce récit peut répondre à cela.',
    decided: (number, status) =>
      status === 'approved'
        ? fr`Le récit n° ${number} est déjà approuvé ; on ne peut plus le changer.`
        : fr`Le récit n° ${number} a déjà été renvoyé à son auteur ; il reviendra ici une fois repris.`,
  },
});
