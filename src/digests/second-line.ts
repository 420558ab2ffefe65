// The line under the headline, where the company has a model: asked for ahead (ahead.ts), looked up when the digest is made. A digest waits for
// none, and says the same facts without.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Store } from '../database/client.ts';
import { answersIn, type FeedbackFilters, type Intake, type Period } from '../feedback/filters.ts';
import { unasked } from '../feedback/sources/elicited.ts';
import { plural } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Reader } from '../i18n/reader.ts';
import type { Block } from '../messages/message.ts';
import type { GivenComment, GivenFigure } from '../summary/given.ts';
import { sentencesShape, stillStanding, summaryLocale, summaryOf } from '../summary/summary.ts';
import { languages } from '../terms/language.ts';
import { inOther } from './quote.ts';

export const secondLine = z.object({
  summaryId: z.string(),
  language: z.enum(languages),
  /** Each with the answer whose words it is made of, under the names by which a stored digest quotes one. */
  sentences: sentencesShape,
});
export type SecondLine = z.infer<typeof secondLine>;

/** What the headline leads with, and of which answers: what a line under it is about. */
export interface LedWith {
  /** In customers' words; null where no theme leads. */
  readonly theme: {
    readonly name: string;
    readonly count: number;
    readonly heldBy: readonly string[];
  } | null;
  readonly which: Period | Intake;
  readonly filters: FeedbackFilters;
}

/** Absent: there is none. */
export type FindLine = (led: LedWith) => Promise<SecondLine | null>;

/** Whose digest, which of its instants, and from where on: one digest. */
export interface WhichDigest extends Period {
  readonly scheduleId: string;
}

export function lineId({ scheduleId, from, to }: WhichDigest): string {
  const parts = [scheduleId, from.toISOString(), to.toISOString()];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}

/** The one that is there, of the same lead, as far as it still stands. Null where none came in time. */
export function storedLine(db: Store, workspaceId: string, which: WhichDigest): FindLine {
  return async (led) => {
    const row = await summaryOf(db, workspaceId, lineId(which));
    if (row === null || row.state !== 'there' || row.about !== aboutOf(led)) return null;
    const sentences = await stillStanding(db, row, figuresOf(led));
    if (sentences.length === 0) return null;
    const shown = sentences.map((each) => ({ ...each, also: [...each.also] }));
    return { summaryId: row.id, language: summaryLocale(row), sentences: shown };
  };
}

/** Which theme leads, without its words; '' where none does. */
export function aboutOf({ theme }: LedWith): string {
  return theme === null ? '' : createHash('sha256').update(theme.name).digest('base64url').slice(0, 22);
}

export function figuresOf({ theme }: LedWith): readonly GivenFigure[] {
  return theme === null ? [] : [{ value: theme.count, of: theme.name }];
}

/** Those that hold the theme; where none leads, the latest of all. Redacted. Nothing that we asked for ourselves. */
export async function commentsLed(
  db: Store,
  workspaceId: string,
  { theme, which, filters }: LedWith,
  most: number,
): Promise<readonly GivenComment[]> {
  const rows = await db.feedback.findMany({
    where: {
      AND: [
        answersIn(workspaceId, which, filters),
        { verbatim: { not: null } },
        { verbatim: { not: '' } },
        await unasked(db, workspaceId),
        ...(theme === null ? [] : [{ id: { in: theme.heldBy.slice(0, MOST_HELD) } }]),
      ],
    },
    orderBy: [{ answeredAt: 'desc' }, { id: 'asc' }],
    take: most * OTHER_LANGUAGES,
    select: { id: true, customer: true, verbatim: true },
  });
  return rows.map(({ id, customer, verbatim }) => ({ feedbackId: id, customer, text: verbatim ?? '' }));
}

/** Prisma on SQLite takes about a thousand values. */
const MOST_HELD = 500;
/** So many times as many are read, since those in another language are left out. */
const OTHER_LANGUAGES = 4;

/** Each sentence as words that can be taken out with their answer, marked as automatic; then the way to the comments. */
export function lineBlocks(line: SecondLine | null | undefined, reader: Reader): readonly Block[] {
  const said = line?.sentences.filter(({ text }) => text !== '') ?? [];
  if (!line || said.length === 0) return [];
  const { locale } = reader;
  const say = words(locale);
  return [
    ...said.map(({ text, feedbackId, also }): Block => {
      const by = plural(locale, also.length + 1, say.by(String(also.length + 1)));
      const language = inOther(line.language, locale);
      return { kind: 'quote', text, of: feedbackId, by: language === null ? by : `${by}, ${language}` };
    }),
    {
      kind: 'buttons',
      buttons: [{ label: say.show, action: { name: 'summary.comments', subject: line.summaryId } }],
    },
  ];
}

/** Where nothing can be pressed. */
export function lineWords(line: SecondLine | null | undefined, reader: Reader): readonly Block[] {
  return lineBlocks(line, reader).filter(({ kind }) => kind !== 'buttons');
}

export function showComments(locale: Locale): string {
  return words(locale).show;
}

const words = phrases({
  en: {
    by: (count: string) => ({
      one: `Automatic summary, from ${count} comment`,
      other: `Automatic summary, from ${count} comments`,
    }),
    show: 'Show the comments',
  },
  fr: {
    by: (count) => ({
      one: fr`Résumé automatique, d’après ${count} commentaire`,
      other: fr`Résumé automatique, d’après ${count} commentaires`,
    }),
    show: 'Voir les commentaires',
  },
});
