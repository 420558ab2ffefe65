// Years of answers in a database, as the program would have stored them, and quicker: in bulk, with nothing to redact.
import { type Database, type EngineStore, insertMany, transact } from '../../src/database/client.ts';
import { indexedWords } from '../../src/feedback/search/words.ts';
import { answer } from './answers.ts';

export const WORKSPACE = 'bench';

/** Answers come evenly: so many a week, whatever the history is, so that the same week holds the same in each. */
export const A_WEEK = 1_000;

const week = 7 * 86_400_000;
const PER_STATEMENT = 1_000;
const PER_TRANSACTION = 10_000;

/** When the latest week ends. */
export const until = new Date('2026-11-23T00:00:00Z');

/** As long before `until` as it takes for that many answers. */
export function startOf(answers: number): Date {
  return new Date(until.getTime() - (answers / A_WEEK) * week);
}

const answerColumns = {
  workspaceId: 'text',
  id: 'text',
  sourceId: 'text',
  heat: 'text',
  metric: 'text',
  score: 'real',
  verbatim: 'text',
  customer: 'text',
  touchpoint: 'text',
  segments: 'json',
  answeredAt: 'instant',
  receivedAt: 'instant',
} as const;
const wordColumns = { position: 'integer', workspaceId: 'text', feedbackId: 'text', words: 'text' } as const;

export async function founded({ db }: Database): Promise<void> {
  const createdAt = startOf(2_000_000);
  await db.workspace.create({
    data: { id: WORKSPACE, name: 'Maison Lune', locale: 'fr', timeZone: 'Europe/Paris', createdAt },
  });
  for (const [id, heat] of [
    ['till', 'hot'],
    ['delivery', 'hot'],
    ['yearly', 'cold'],
  ] as const)
    await db.source.create({ data: { workspaceId: WORKSPACE, id, name: id, heat, createdAt } });
}

/** Adds what is older, so that there are `to` answers where there were `from`: the weeks that were there stay as they are. */
export async function grow(
  database: Database,
  { from, to }: { readonly from: number; readonly to: number },
  say: (line: string) => void,
): Promise<void> {
  const started = performance.now();
  const { db, engine } = database;
  // Only while it is filled: what is measured opens the database anew.
  if (engine === 'sqlite') for (const pragma of quick) await db.$queryRawUnsafe(pragma);
  for (let last = to; last > from; last -= PER_TRANSACTION) {
    const first = Math.max(from, last - PER_TRANSACTION);
    await transact(database, async (tx) => {
      for (let next = last; next > first; next -= PER_STATEMENT)
        await store({ db: tx, engine }, next, Math.min(PER_STATEMENT, next - first));
    });
    if ((to - first) % 200_000 === 0) say(`    ${to - first} of ${to - from} answers stored`);
  }
  // What PostgreSQL does by itself within a minute of so many rows; SQLite is measured as it is.
  if (engine === 'postgresql') await db.$executeRawUnsafe('VACUUM ANALYZE');
  say(`    ${to} answers are there, after ${Math.round((performance.now() - started) / 1000)} s more`);
}

const quick = ['PRAGMA synchronous = OFF', 'PRAGMA cache_size = -262144'];

/** Those before number `end`, the oldest first; number 0 is the latest of all. Positions rise with time, as in life. */
async function store(to: EngineStore, end: number, count: number): Promise<void> {
  const answers = Array.from({ length: count }, (_, i) => {
    const number = end - 1 - i;
    const answeredAt = new Date(until.getTime() - ((number + 0.5) / A_WEEK) * week);
    return { number, ...answer(number), workspaceId: WORKSPACE, answeredAt, receivedAt: answeredAt };
  });
  await insertMany(to, 'Feedback', answerColumns, answers);
  const entries = answers.map(({ number, id, verbatim }) => ({
    position: 2_000_000_000 - number,
    workspaceId: WORKSPACE,
    feedbackId: id,
    words: indexedWords(verbatim),
  }));
  await insertMany(to, 'FeedbackText', wordColumns, entries);
}
