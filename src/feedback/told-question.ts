// When a customer's words are read better below what was asked: which question they answer. Quoting them is elsewhere.
import { msPerDay } from '../calendar/day.ts';
import type { Store } from '../database/client.ts';
import { furtherWords } from './further.ts';
import { isTelling, questionsById } from './questions.ts';

/** As far back from an answer as its source is looked at, and as many of its answers. */
const DAYS = 30;
const MOST = 100;

/** Words of a response, all that it says or one of its comments. */
export interface TellingWords {
  readonly feedbackId: string;
  readonly text: string;
}

/**
 * The question that these words answer, redacted; null where it is not known, only asks for words ("Comments"), or is the only one that
 * their source asked around then: everybody knows it. One response's words at a time, in a handful of bounded queries.
 */
async function questionTold(
  db: Store,
  workspaceId: string,
  { feedbackId, text }: TellingWords,
): Promise<string | null> {
  const row = await db.feedback.findUnique({
    where: { workspaceId_id: { workspaceId, id: feedbackId } },
    select: { sourceId: true, answeredAt: true, verbatim: true, verbatimQuestion: true },
  });
  if (row === null) return null;
  const further = (await furtherWords(db, workspaceId, [feedbackId])).get(feedbackId) ?? [];
  const id = [row, ...further].find(({ verbatim }) => verbatim === text)?.verbatimQuestion ?? null;
  if (id === null) return null;
  const question = (await questionsById(db, workspaceId, [id])).get(id);
  if (question === undefined || !isTelling(question)) return null;
  return (await asksSeveral(db, workspaceId, row)) ? question : null;
}

/** These words with their question. */
export async function withQuestion<W extends TellingWords>(
  db: Store,
  workspaceId: string,
  words: W,
): Promise<W & { readonly question: string | null }> {
  return { ...words, question: await questionTold(db, workspaceId, words) };
}

/** Each of these as a card shows it by itself: below its question. What holds several questions already is left. */
export async function belowQuestions(
  db: Store,
  workspaceId: string,
  texts: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const shown = new Map<string, string>();
  for (const [feedbackId, text] of texts) {
    const question = await questionTold(db, workspaceId, { feedbackId, text });
    shown.set(feedbackId, question === null ? text : `${question}\n${text}`);
  }
  return shown;
}

async function asksSeveral(
  db: Store,
  workspaceId: string,
  { sourceId, answeredAt }: { readonly sourceId: string; readonly answeredAt: Date },
): Promise<boolean> {
  const rows = await db.feedback.findMany({
    where: {
      workspaceId,
      sourceId,
      answeredAt: { gte: new Date(answeredAt.getTime() - DAYS * msPerDay), lte: answeredAt },
    },
    orderBy: { answeredAt: 'desc' },
    take: MOST,
    select: { id: true, verbatimQuestion: true },
  });
  const further = await furtherWords(
    db,
    workspaceId,
    rows.map(({ id }) => id),
  );
  const asked = rows.flatMap((each) => [each, ...(further.get(each.id) ?? [])]);
  return new Set(asked.flatMap(({ verbatimQuestion }) => verbatimQuestion ?? [])).size > 1;
}
