// A thank-you: who thanks whom, for what, and in whose words. Its row, its people, the customer's words that it carries.
import type { Store } from '../database/client.ts';
import type { ThanksModel } from '../database/generated/sqlite/models.ts';
import { type ShownAnswer, shownAnswers } from '../feedback/shown.ts';
import { type Person, peopleByIds } from '../people/person.ts';

export interface GivenThanks {
  readonly row: ThanksModel;
  readonly giver: Person;
  readonly thanked: Person;
  /** The answer whose words it carries; null where it carries none, or none are kept any more. */
  readonly answer: (ShownAnswer & { readonly text: string }) | null;
}

/** What a message about one is about, and what its blocks are taken out by. */
export function subjectFor(id: string): string {
  return `thanks:${id}`;
}

/** The other way round; null for what is about something else. */
export function thanksIn(subject: string): string | null {
  return subject.startsWith('thanks:') ? subject.slice('thanks:'.length) : null;
}

/** Others read it: it was meant for a channel, and nobody has kept it private. */
export function isPublic({ address, privateAt }: Pick<ThanksModel, 'address' | 'privateAt'>): boolean {
  return address !== null && privateAt === null;
}

/** There is something left to read: what colleagues tell, or a customer's words that are still kept. */
export function saysSomething({ row, answer }: Pick<GivenThanks, 'row' | 'answer'>): boolean {
  return row.fact !== '' || answer !== null;
}

/** In the order of the rows. */
export async function thanksOf(
  db: Store,
  workspaceId: string,
  rows: readonly ThanksModel[],
): Promise<GivenThanks[]> {
  if (rows.length === 0) return [];
  const ids = new Set(rows.flatMap(({ giverId, thankedId }) => [giverId, thankedId]));
  const people = new Map((await peopleByIds(db, workspaceId, [...ids])).map((each) => [each.id, each]));
  const carried = rows.flatMap(({ feedbackId }) => feedbackId ?? []);
  const answers = carried.length === 0 ? null : await shownAnswers(db, workspaceId, carried);
  return rows.flatMap((row) => {
    const giver = people.get(row.giverId);
    const thanked = people.get(row.thankedId);
    if (!giver || !thanked) return [];
    const answer = answers?.get(row.feedbackId ?? '');
    const text = answer?.text ?? null;
    return [{ row, giver, thanked, answer: answer && text !== null ? { ...answer, text } : null }];
  });
}

export async function thanksById(db: Store, workspaceId: string, id: string): Promise<GivenThanks | null> {
  const row = await db.thanks.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  return row && ((await thanksOf(db, workspaceId, [row]))[0] ?? null);
}
