// A word of the direction: what somebody who speaks for it says to everybody, best in answer to a customer or to an idea. Its row, whom it
// answers, and which there are. Writing and taking back: publish.ts; where it is told: telling.ts.
import type { Store } from '../database/client.ts';
import type { DirectionWordModel } from '../database/generated/sqlite/models.ts';
import type { DatabasePart } from '../database/part.ts';
import { UserError } from '../errors.ts';
import { phrases } from '../i18n/phrases.ts';
import { type Person, peopleByIds } from '../people/person.ts';

/** In characters, as people count them: what is read in half a minute, before anything else. */
export const LONGEST_WORD = 600;

/** A customer's answer, or a colleague's idea; by its id. */
export interface WordOrigin {
  readonly kind: 'feedback' | 'suggestion';
  readonly id: string;
}

export interface DirectionWord {
  readonly row: DirectionWordModel;
  readonly author: Person;
}

export function originOf({ feedbackId, suggestionId }: DirectionWordModel): WordOrigin | null {
  if (feedbackId !== null) return { kind: 'feedback', id: feedbackId };
  return suggestionId === null ? null : { kind: 'suggestion', id: suggestionId };
}

export async function wordById(db: Store, workspaceId: string, id: string): Promise<DirectionWord | null> {
  const row = await db.directionWord.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  if (row === null) return null;
  const [word] = await withAuthors(db, workspaceId, [row]);
  return word ?? null;
}

/** @throws UserError 'word.gone' where there is none, or it was taken back */
export async function standingWord(db: Store, workspaceId: string, id: string): Promise<DirectionWord> {
  const word = await wordById(db, workspaceId, id);
  if (word === null || word.row.withdrawnAt !== null) throw wordGone();
  return word;
}

export function wordGone(): UserError {
  return new UserError('word.gone', (locale) => words(locale).gone);
}

/** Those that stand, the latest first. */
export async function publishedWords(
  db: Store,
  workspaceId: string,
  part: DatabasePart,
): Promise<{ readonly words: readonly DirectionWord[]; readonly total: number }> {
  const where = { workspaceId, withdrawnAt: null };
  const total = await db.directionWord.count({ where });
  const rows = await db.directionWord.findMany({
    where,
    ...part,
    orderBy: [{ publishedAt: 'desc' }, { number: 'desc' }],
  });
  return { words: await withAuthors(db, workspaceId, rows), total };
}

export async function withAuthors(
  db: Store,
  workspaceId: string,
  rows: readonly DirectionWordModel[],
): Promise<DirectionWord[]> {
  const authors = await peopleByIds(db, workspaceId, [...new Set(rows.map(({ authorId }) => authorId))]);
  return rows.map((row) => {
    const author = authors.find(({ id }) => id === row.authorId);
    if (!author) throw new Error(`word ${row.id} has an author that is not among its workspace's people`);
    return { row, author };
  });
}

/** Whether one that still stands was published at this instant or since. */
export async function hasSpokenSince(db: Store, workspaceId: string, since: Date): Promise<boolean> {
  const where = { workspaceId, withdrawnAt: null, publishedAt: { gte: since } };
  return (await db.directionWord.findFirst({ where, select: { id: true } })) !== null;
}

const words = phrases({
  en: { gone: 'This word was taken back, or is no longer here. Open the list again.' },
  fr: { gone: 'Ce mot a été retiré, ou n’est plus ici. Rouvrez la liste.' },
});
