// What the reader owes once a question has ended: a word on what comes of it, read by customers on their page and by colleagues in a letter. Until
// then they are reminded of it in the one letter of a day, as of all that they owe (reminders/).

import { noted } from '../audit/note.ts';
import { step } from '../beat.ts';
import { type Tx, transact } from '../database/client.ts';
import { UserError } from '../errors.ts';
import { phrases } from '../i18n/phrases.ts';
import { isHere, type Person, peopleByIds } from '../people/person.ts';
import { admins } from '../people/roles.ts';
import { noteReminders } from '../reminders/note.ts';
import type { WaitingKind } from '../reminders/waiting.ts';
import type { KeyedShell, Shell } from '../workspace/shell.ts';
import { aboutOf, tellConcerned } from './about.ts';
import { remindedOf } from './end.ts';
import { communityKinds } from './letters/kinds.ts';
import { wordLetter } from './letters/letters.ts';
import { owedPart } from './letters/owed.ts';
import {
  type CommunityQuestion,
  questionById,
  questionFrom,
  questionIn,
  type ReadersWord,
  subjectFor,
} from './question.ts';

/** In characters. */
export const LONGEST_WORD = 1_000;
const ABOUT = 'customers';
/** How many are dealt with in one transaction. */
const BATCH = 50;

/**
 * Read by customers from now on, and told to colleagues the first time; said again it takes the place of what stood there, and nobody is told.
 * @throws UserError 'community.gone', 'community.still-open'
 */
export function sayWord(
  shell: KeyedShell,
  { id, by, word }: { readonly id: string; readonly by: Person; readonly word: ReadersWord },
): Promise<CommunityQuestion> {
  const { database, workspace, now } = shell;
  const workspaceId = workspace.id;
  return transact(database, async (tx) => {
    const before = await questionById(tx, workspaceId, id);
    if (before.row.endedAt === null)
      throw new UserError('community.still-open', (locale) => words(locale).stillOpen);
    const isSame = before.languages.every((each) => before.word?.[each] === word[each]);
    if (isSame && before.word !== null) return before;
    const row = await tx.customerQuestion.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { word: { ...word }, wordAt: before.row.wordAt ?? now, remindAt: null },
    });
    await noted(tx, { workspaceId, by: { person: by.id }, now }, 'customers.word', { question: row.number });
    const question = questionFrom(row);
    if (before.word === null) {
      const about = await aboutOf(tx, workspaceId, question.about);
      const told = {
        kind: communityKinds['community.word'],
        draw: (its: Parameters<typeof wordLetter>[2]) => wordLetter(question, about, its),
      };
      await tellConcerned(tx, shell, question, about, told, by.id);
    }
    return question;
  });
}

export const notingWords = step('customer-words', noteWords);

/** Safe to call at any time, by any number of replicas: every minute is enough. */
async function noteWords(shell: Shell): Promise<void> {
  const { database, workspace, now } = shell;
  const where = { workspaceId: workspace.id, remindAt: { lte: now } };
  // Most minutes nothing is: then nobody's turn to write is taken.
  if ((await database.db.customerQuestion.findFirst({ where, select: { id: true } })) === null) return;
  while ((await transact(database, (tx) => noteDue(tx, shell))) === BATCH);
}

async function noteDue(tx: Tx, { workspace, now }: Shell): Promise<number> {
  const workspaceId = workspace.id;
  const rows = await tx.customerQuestion.findMany({
    where: { workspaceId, remindAt: { lte: now } },
    orderBy: { remindAt: 'asc' },
    take: BATCH,
  });
  for (const row of rows) {
    const [reader] = await peopleByIds(tx, workspaceId, [row.readerId]);
    const next =
      reader && row.wordUntil !== null
        ? remindedOf(workspace, reader, row.wordUntil, { step: row.remindStep + 1, after: now })
        : { remindAt: null };
    await tx.customerQuestion.update({ where: { workspaceId_id: { workspaceId, id: row.id } }, data: next });
    await noteReminders(tx, { workspace, now }, [
      { about: ABOUT, personId: row.readerId, subject: subjectFor(row.id) },
    ]);
  }
  return rows.length;
}

/** Questions that ended, and on which customers wait for a word. */
export const waitingWords: WaitingKind = {
  about: ABOUT,
  order: 45,
  async say(tx, { workspace }, _, notes) {
    const ids = notes.flatMap(({ subject }) => questionIn(subject) ?? []);
    const rows = await tx.customerQuestion.findMany({
      where: { workspaceId: workspace.id, id: { in: ids }, endedAt: { not: null }, wordAt: null },
      orderBy: { wordUntil: 'asc' },
    });
    const owed = rows.map(questionFrom);
    return owed.length === 0 ? null : (reader, take) => owedPart(owed, reader, take);
  },
  async others(tx, { workspace, now }, gone, notes) {
    const here = (await admins(tx, workspace.id)).filter((each) => each.id !== gone.id && isHere(each, now));
    return notes.flatMap((note) => here.map(({ id: personId }) => ({ ...note, personId })));
  },
  async had(tx, { workspace }, gone) {
    const rows = await tx.customerQuestion.findMany({
      where: { workspaceId: workspace.id, readerId: gone.id, remindStep: { gt: 0 }, remindAt: { not: null } },
      select: { id: true },
    });
    return rows.map(({ id }) => ({ about: ABOUT, subject: subjectFor(id) }));
  },
};

const words = phrases({
  en: { stillOpen: 'Customers can still answer this question: what comes of it is said once it has ended.' },
  fr: {
    stillOpen:
      'Les clients peuvent encore répondre à cette question : on dit ce qui en sort une fois qu’elle est terminée.',
  },
});
