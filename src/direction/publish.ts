// A word is published, corrected, and taken back: stored and noted in the audit log, and what was posted of it is edited, in one transaction.
// Who may speak for the direction is a right (people/rights.ts); whose word it is, is asked here.
import { noted } from '../audit/note.ts';
import { newId } from '../clock.ts';
import { once } from '../correspondence/once.ts';
import { isUniqueViolation, type Tx, transact } from '../database/client.ts';
import { Prisma } from '../database/generated/sqlite/client.ts';
import { UserError } from '../errors.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Person } from '../people/person.ts';
import { type Asker, holds } from '../people/rights.ts';
import type { Shell } from '../workspace/shell.ts';
import { type EditedPosts, editPosted } from './posted.ts';
import { type DirectionWord, standingWord, type WordOrigin, wordById } from './word.ts';

export interface Publishing {
  readonly author: Person;
  /** As it will be read. */
  readonly text: string;
  readonly origin: WordOrigin | null;
  /** In whose digests; null: in all. */
  readonly scheduleIds: readonly string[] | null;
  /** The opening of the form; the same one twice is stored once. */
  readonly formKey: string;
}

/** Two who publish at once take a number each. */
const TRIES = 5;

export async function publishWord(shell: Shell, publishing: Publishing): Promise<DirectionWord> {
  const { database, workspace } = shell;
  const { db } = database;
  const key = { workspaceId: workspace.id, formKey: publishing.formKey };
  return once(
    async () => {
      for (let tries = 1; ; tries += 1) {
        try {
          return await transact(database, (tx) => store(tx, shell, publishing));
        } catch (error) {
          const isSame = (await db.directionWord.count({ where: key })) > 0;
          if (isSame || tries === TRIES || !isUniqueViolation(error)) throw error;
        }
      }
    },
    async () => {
      const known = await db.directionWord.findUnique({ where: { workspaceId_formKey: key } });
      return known && wordById(db, workspace.id, known.id);
    },
  );
}

async function store(
  tx: Tx,
  { workspace, now }: Shell,
  { author, text, origin, scheduleIds, formKey }: Publishing,
): Promise<DirectionWord> {
  const workspaceId = workspace.id;
  const { _max } = await tx.directionWord.aggregate({ where: { workspaceId }, _max: { number: true } });
  const row = await tx.directionWord.create({
    data: {
      workspaceId,
      id: newId(),
      number: (_max.number ?? 0) + 1,
      authorId: author.id,
      text,
      feedbackId: origin?.kind === 'feedback' ? origin.id : null,
      suggestionId: origin?.kind === 'suggestion' ? origin.id : null,
      scheduleIds: scheduleIds === null ? Prisma.DbNull : [...scheduleIds],
      publishedAt: now,
      formKey,
    },
  });
  await noted(tx, { workspaceId, by: { person: author.id }, now }, 'word.published', { word: row.number });
  return { row, author };
}

export type Corrected =
  | ({ readonly kind: 'corrected' } & EditedPosts)
  | { readonly kind: 'as-it-was' }
  /** Somebody changed it since that version was shown. */
  | { readonly kind: 'outdated' };

/** @throws UserError 'word.gone', 'word.not-yours' */
export function correctWord(
  { database, workspace, now }: Shell,
  {
    id,
    version,
    by,
    text,
  }: { readonly id: string; readonly version: number; readonly by: Asker; readonly text: string },
): Promise<Corrected> {
  const workspaceId = workspace.id;
  return transact(database, async (tx): Promise<Corrected> => {
    const { row } = await standingWord(tx, workspaceId, id);
    mustBeTheirs(row, by);
    if (row.text === text) return { kind: 'as-it-was' };
    const { count } = await tx.directionWord.updateMany({
      where: { workspaceId, id, version },
      data: { text, correctedAt: now, version: { increment: 1 } },
    });
    if (count === 0) return { kind: 'outdated' };
    await noted(tx, { workspaceId, by: { person: by.id }, now }, 'word.corrected', { word: row.number });
    return {
      kind: 'corrected',
      ...(await editPosted(tx, workspaceId, row, { text, version: version + 1 }, now)),
    };
  });
}

/** Once: nobody reads it in a digest from now on. @throws UserError 'word.gone', 'word.not-yours' */
export function withdrawWord(
  { database, workspace, now }: Shell,
  id: string,
  by: Asker,
): Promise<EditedPosts & { readonly number: number }> {
  const workspaceId = workspace.id;
  return transact(database, async (tx) => {
    const { row } = await standingWord(tx, workspaceId, id);
    if (!holds(by, 'admin')) mustBeTheirs(row, by);
    await tx.directionWord.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { withdrawnAt: now, withdrawnById: by.id, version: { increment: 1 } },
    });
    await noted(tx, { workspaceId, by: { person: by.id }, now }, 'word.withdrawn', { word: row.number });
    return { number: row.number, ...(await editPosted(tx, workspaceId, row, null, now)) };
  });
}

/** Nobody puts words into another's mouth. @throws UserError 'word.not-yours' */
export function mustBeTheirs({ authorId }: { readonly authorId: string }, { id }: Person): void {
  if (authorId === id) return;
  throw new UserError('word.not-yours', (locale) => words(locale).notYours);
}

const words = phrases({
  en: { notYours: 'Only whoever wrote this word can do that; an admin can take it back.' },
  fr: { notYours: fr`Seule la personne qui a écrit ce mot peut faire cela ; un admin peut le retirer.` },
});
