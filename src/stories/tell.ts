// What tellers do: tell a story, once, and reword it until it is approved.

import { isDeepStrictEqual } from 'node:util';
import { newId } from '../clock.ts';
import { once } from '../correspondence/once.ts';
import { type Store, transact } from '../database/client.ts';
import type { Person } from '../people/person.ts';
import type { Language } from '../terms/language.ts';
import type { Shell } from '../workspace/shell.ts';
import { askModerators, redraw } from './cards.ts';
import { storyKinds } from './kinds.ts';
import { askForCredit, tellTeller } from './letters.ts';
import { moderatorsHear } from './moderation-places.ts';
import { append, decided, existing, note } from './steps.ts';
import {
  languageAfterEdit,
  languageOfWords,
  readable,
  type Story,
  type StoryText,
  storyById,
  storyLanguage,
} from './story.ts';
import { storyReceipt } from './views.ts';

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
  const { db } = database;
  return once(
    () => transact(database, (tx) => store(tx, shell, telling)),
    async () => {
      const key = { workspaceId: workspace.id, formKey: telling.formKey };
      const known = await db.story.findUnique({ where: { workspaceId_formKey: key } });
      return known && storyById(db, workspace.id, known.id);
    },
  );
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
  await tellTeller(tx, shell, story, storyKinds['story.receipt'], (reader) =>
    storyReceipt(story, hears, shell.now, reader),
  );
  return story;
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
    if (edit.by.id !== story.row.tellerId) await note(tx, shell, edit.by, 'story.reworded', story);
    if (before.status === 'returned') await askModerators(tx, shell, story);
    else await redraw(tx, shell, story, null);
    return 'edited';
  });
}

function textOf({ title, wentWrong, weDid, customerSaid, learned }: Story['row']): StoryText {
  return { title, wentWrong, weDid, customerSaid, learned };
}
