// What was asked, in the words of the survey: kept once each, and known by a fingerprint of the words.
import { createHash } from 'node:crypto';
import { type EngineStore, insertMany, type Store } from '../database/client.ts';
import { fold } from '../terms/fold.ts';
import { furtherWords } from './further.ts';
import { redact } from './redaction.ts';

export interface Question {
  readonly id: string;
  /** Redacted: some surveys write the customer's name into what they ask. */
  readonly text: string;
}

const known = new Map<string, Question>();
const KNOWN_MOST = 1_000;

export function questionOf(asked: string): Question {
  const before = known.get(asked);
  if (before) return before;
  const { text } = redact(asked);
  const question = { id: createHash('sha256').update(text).digest('base64url').slice(0, 16), text };
  if (known.size >= KNOWN_MOST) known.clear();
  known.set(asked, question);
  return question;
}

/** Those that are not stored yet. */
export async function keepQuestions(
  store: EngineStore,
  workspaceId: string,
  questions: readonly Question[],
): Promise<void> {
  const rows = [...new Map(questions.map((each) => [each.id, { workspaceId, ...each }])).values()];
  await insertMany(store, 'Question', { workspaceId: 'text', id: 'text', text: 'text' }, rows);
}

/** Their texts, by id. */
export async function questionsById(
  db: Store,
  workspaceId: string,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const rows = await db.question.findMany({ where: { workspaceId, id: { in: wanted } } });
  return new Map(rows.map(({ id, text }) => [id, text]));
}

/** After `fold`: what only asks for words, whatever they are about. */
const PLAIN = new Set(
  (
    'comment|comments|your comment|your comments|any comments|any other comments|additional comments|feedback|your feedback|review|review text|text|verbatim|verbatims|' +
    'remarks|remark|other|open text|anything else|commentaire|commentaires|votre commentaire|vos commentaires|un commentaire|autre commentaire|autres commentaires|' +
    'avis|votre avis|remarque|remarques|vos remarques|texte|message|reponse|question|comment text|additional feedback|notes|note'
  ).split('|'),
);

/** Whether words are read otherwise for knowing what they answer. */
export function isTelling(question: string): boolean {
  return !PLAIN.has(fold(question));
}

/** Words of a response as they are stored. */
interface Said {
  readonly verbatim: string | null;
  readonly verbatimQuestion: string | null;
}

/**
 * What a response says, as it is read by itself: where it says several things, each below what was asked. Null where it says nothing.
 * @param questions their texts by id
 */
function wholeText(
  leading: Said,
  further: readonly Said[],
  questions: ReadonlyMap<string, string>,
): string | null {
  const said = [leading, ...further].filter(({ verbatim }) => verbatim !== null && verbatim.trim() !== '');
  if (said.length < 2) return said[0]?.verbatim ?? null;
  return said
    .map(({ verbatim, verbatimQuestion }) => {
      const question = questions.get(verbatimQuestion ?? '');
      return question !== undefined && isTelling(question) ? `${question}\n${verbatim}` : verbatim;
    })
    .join('\n\n');
}

/** `wholeText` of each of these responses that says something, by its id. */
export async function wholeTexts(
  db: Store,
  workspaceId: string,
  rows: readonly (Said & { readonly id: string })[],
): Promise<ReadonlyMap<string, string>> {
  const further = await furtherWords(
    db,
    workspaceId,
    rows.map(({ id }) => id),
  );
  const all = rows.flatMap((row) => [row, ...(further.get(row.id) ?? [])]);
  const questions =
    further.size === 0
      ? new Map<string, string>()
      : await questionsById(
          db,
          workspaceId,
          all.map(({ verbatimQuestion }) => verbatimQuestion),
        );
  return new Map(
    rows.flatMap((row) => {
      const text = wholeText(row, further.get(row.id) ?? [], questions);
      return text === null ? [] : [[row.id, text] as const];
    }),
  );
}
