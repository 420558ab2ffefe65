// What customers are asked about an idea or an action, as rooms and pages see it. Asking it is ask.ts; what is answered, answer.ts; its links,
// links.ts.
import { z } from 'zod';
import type { Store } from '../database/client.ts';
import type { CustomerQuestionModel } from '../database/generated/sqlite/models.ts';
import { UserError } from '../errors.ts';
import { type Locale, locales } from '../i18n/locale.ts';
import { phrases } from '../i18n/phrases.ts';

export const aboutKinds = ['suggestion', 'action'] as const;
export type AboutKind = (typeof aboutKinds)[number];

/** In one language. */
const asked = z.object({ question: z.string(), options: z.array(z.string()) });
export type Asked = z.infer<typeof asked>;

export const wordingShape = z.object({ fr: asked.optional(), en: asked.optional() });
/** In the languages in which it is asked, at least one; as many options in each. */
export type AskedIn = { readonly [L in Locale]?: Asked | undefined };

export const resultShape = z.object({
  answered: z.int(),
  /** How many chose each option, in their order. */
  chosen: z.array(z.int()),
  /** How many wrote something. */
  wrote: z.int(),
});
export type QuestionResult = z.infer<typeof resultShape>;

export const wordShape = z.object({ fr: z.string().optional(), en: z.string().optional() });
/** In the languages of the question. */
export type ReadersWord = { readonly [L in Locale]?: string | undefined };

export interface CommunityQuestion {
  readonly row: CustomerQuestionModel;
  readonly about: { readonly kind: AboutKind; readonly id: string };
  readonly wording: AskedIn;
  /** French first. */
  readonly languages: readonly [Locale, ...Locale[]];
  /** Null until it ended. */
  readonly result: QuestionResult | null;
  /** Null until its reader said what came of it. */
  readonly word: ReadersWord | null;
}

export interface CustomersWords {
  readonly feedbackId: string;
  readonly text: string;
  /** The place of the option that they chose; null where there are none. */
  readonly choice: number | null;
}

/** Fewer answers have no share. */
export const LEAST_ANSWERS = 5;
/** Of fewer who wrote, what they wrote is read by the named reader and whoever asked, and nowhere else. */
export const LEAST_WORDS = 8;

/** @throws where it was not stored by this program */
export function questionFrom(row: CustomerQuestionModel): CommunityQuestion {
  const kind = aboutKinds.find((each) => each === row.aboutKind);
  const wording = wordingShape.parse(row.wording);
  if (kind === undefined) throw new Error(`a question to customers that cannot be read: ${row.id}`);
  return {
    row,
    about: { kind, id: row.aboutId },
    wording,
    languages: languagesIn(wording),
    result: row.result === null ? null : resultShape.parse(row.result),
    word: row.word === null ? null : wordShape.parse(row.word),
  };
}

/** French first. @throws where it was not stored by this program */
export function languagesIn(wording: AskedIn): readonly [Locale, ...Locale[]] {
  const [first, ...others] = locales.filter((each) => wording[each] !== undefined);
  if (first === undefined) throw new Error('a question without words');
  return [first, ...others];
}

/** In that language or, where it is not asked in it, the first one. */
export function askedIn(
  { wording, languages }: Pick<CommunityQuestion, 'wording' | 'languages'>,
  locale: Locale,
): Asked {
  const its = wording[locale] ?? wording[languages[0]];
  if (its === undefined) throw new Error('a question without words');
  return its;
}

/** What the reader said, in that language or another one; '' where nothing yet. */
export function wordIn({ word }: Pick<CommunityQuestion, 'word'>, locale: Locale): string {
  return word?.[locale] ?? Object.values(word ?? {}).find((each) => each !== undefined) ?? '';
}

/** How customers read who reads their answers: of somebody who was erased, in words that name nobody. */
export function readerCalled({ row }: Pick<CommunityQuestion, 'row'>, locale: Locale): string {
  return row.readerShown === '' ? words(locale).team : row.readerShown;
}

/** @throws UserError 'community.gone' */
export async function questionById(db: Store, workspaceId: string, id: string): Promise<CommunityQuestion> {
  const row = await db.customerQuestion.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  if (row === null) throw new UserError('community.gone', (locale) => words(locale).gone);
  return questionFrom(row);
}

/** The newest first. */
export async function questionsAbout(
  db: Store,
  workspaceId: string,
  { kind, id }: CommunityQuestion['about'],
): Promise<CommunityQuestion[]> {
  const rows = await db.customerQuestion.findMany({
    where: { workspaceId, aboutKind: kind, aboutId: id },
    orderBy: { number: 'desc' },
  });
  return rows.map(questionFrom);
}

/** Whether it can still be answered. */
export function isOpenTo({ row }: Pick<CommunityQuestion, 'row'>, now: Date): boolean {
  return row.endedAt === null && now < row.endsAt;
}

/** What messages about it are called in the ledger. */
export function subjectFor(questionId: string): string {
  return `community:${questionId}`;
}

/** As `subjectFor` wrote it; null for what is about something else. */
export function questionIn(subject: string): string | null {
  return subject.startsWith('community:') ? subject.slice('community:'.length) : null;
}

const words = phrases({
  en: { gone: 'This question to customers is no longer here.', team: 'our team' },
  fr: { gone: 'Cette question aux clients n’est plus ici.', team: 'notre équipe' },
});
