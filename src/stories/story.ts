// A "best failure": a problem that somebody turned into a great experience. Its row, its people, its rules.
import type { Store } from '../database/client.ts';
import type { StoryModel } from '../database/generated/sqlite/models.ts';
import { redact } from '../feedback/redaction.ts';
import { type Person, peopleByIds } from '../people/person.ts';
import { fold } from '../terms/fold.ts';
import { type Language, languageOf, languages } from '../terms/language.ts';

export type StoryStatus = 'submitted' | 'returned' | 'approved';

export interface StoryText {
  readonly title: string;
  readonly wentWrong: string;
  readonly weDid: string;
  readonly customerSaid: string;
  readonly learned: string;
}

export interface Story {
  readonly row: StoryModel;
  readonly status: StoryStatus;
  readonly teller: Person;
  /** Who made it right, whether or not they may be named. */
  readonly credited: Person | null;
}

export function subjectFor(storyId: string): string {
  return `story:${storyId}`;
}

export async function storyById(db: Store, workspaceId: string, id: string): Promise<Story | null> {
  const row = await db.story.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  if (!row) return null;
  const people = await peopleByIds(db, workspaceId, [
    row.tellerId,
    ...(row.creditedId ? [row.creditedId] : []),
  ]);
  const teller = people.find((person) => person.id === row.tellerId);
  if (!teller) throw new Error(`story ${id} has a teller that is not among its workspace's people`);
  return {
    row,
    status: statusFrom(row.status),
    teller,
    credited: people.find((person) => person.id === row.creditedId) ?? null,
  };
}

/** As channels will read it: what is personal taken out of each part (feedback/redaction.ts). */
export function readable(text: StoryText, country: string): StoryText {
  const clean = (words: string) => redact(words, { country }).text;
  return {
    title: clean(text.title),
    wentWrong: clean(text.wentWrong),
    weDid: clean(text.weDid),
    customerSaid: clean(text.customerSaid),
    learned: clean(text.learned),
  };
}

/** The language that it is told in, as it was kept; where it was not, as its words tell; null where they do not. */
export function storyLanguage(row: StoryText & Pick<StoryModel, 'language'>): Language | null {
  return languages.find((each) => each === row.language) ?? languageOfWords(row);
}

/** Null where they do not tell, or are in neither. */
export function languageOfWords({
  title,
  wentWrong,
  weDid,
  customerSaid,
  learned,
}: StoryText): Language | null {
  const told = languageOf([title, wentWrong, weDid, customerSaid, learned].join('. '));
  return told === 'other' ? null : told;
}

/** Of new words: the language that somebody chose, now or before; where it is only what the old words told, what the new ones tell. */
export function languageAfterEdit(
  before: StoryText & Pick<StoryModel, 'language'>,
  text: StoryText,
  chosen: Language | null,
): Language | null {
  const isGuess = chosen === storyLanguage(before) && chosen === languageOfWords(before);
  return isGuess || chosen === null ? (languageOfWords(text) ?? chosen) : chosen;
}

/** Somebody who would rather not be named and whom the words name all the same, by their first or their last name; else null. */
export function namedAgainstWill({ row, credited }: Pick<Story, 'row' | 'credited'>): string | null {
  if (credited === null || row.credit !== 'refused') return null;
  const said = ` ${[row.title, row.wentWrong, row.weDid, row.customerSaid, row.learned].map(fold).join(' ')} `;
  const names = fold(credited.name)
    .split(' ')
    .filter((name) => name.length > 2);
  return names.some((name) => said.includes(` ${name} `)) ? credited.name : null;
}

/** The name to show with a story; null where nobody is credited or nobody agreed to be named. */
export function namedHero({ row, credited }: Pick<Story, 'row' | 'credited'>): string | null {
  return row.credit === 'agreed' ? (credited?.name ?? null) : null;
}

export function statusFrom(text: string): StoryStatus {
  if (text === 'submitted' || text === 'returned' || text === 'approved') return text;
  throw new Error(`unknown story status ${JSON.stringify(text)}`);
}
