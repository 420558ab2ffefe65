// Questions that no answer is to any more: what an import asked goes with it when it is taken back.
import { type Store, statements } from '../database/client.ts';

/** Outside a transaction: it reads each table once, and what it does may be done again. How many went. */
export async function dropUnasked(db: Store, workspaceId: string): Promise<number> {
  const questions = await db.question.findMany({ where: { workspaceId }, select: { id: true } });
  let left = questions.map(({ id }) => id);
  for (const stillAsked of asking) {
    if (left.length === 0) return 0;
    const asked = new Set(await stillAsked(db, { workspaceId, ids: left }));
    left = left.filter((id) => !asked.has(id));
  }
  const unasked: string[] = [];
  for (const id of left) if (!(await isInReplaced(db, workspaceId, id))) unasked.push(id);
  if (unasked.length === 0) return 0;
  return (await db.question.deleteMany({ where: { workspaceId, id: { in: unasked } } })).count;
}

interface QuestionsLeft {
  readonly workspaceId: string;
  readonly ids: readonly string[];
}

/** Every column that names a question, the quickest to look through first: which of these it names. */
const asking: readonly ((db: Store, of: QuestionsLeft) => Promise<(string | null)[]>)[] = [
  async (db, of) => (await db.feedback.groupBy(scored(of))).map(({ scoreQuestion }) => scoreQuestion),
  async (db, of) => (await db.feedback.groupBy(worded(of))).map(({ verbatimQuestion }) => verbatimQuestion),
  async (db, of) => (await db.feedbackScore.groupBy(scored(of))).map(({ scoreQuestion }) => scoreQuestion),
  async (db, of) =>
    (await db.feedbackComment.groupBy(worded(of))).map(({ verbatimQuestion }) => verbatimQuestion),
  async (db, of) =>
    (await db.formerComment.groupBy(worded(of))).map(({ verbatimQuestion }) => verbatimQuestion),
];

function scored({ workspaceId, ids }: QuestionsLeft) {
  const by: 'scoreQuestion'[] = ['scoreQuestion'];
  return { by, where: { workspaceId, scoreQuestion: { in: [...ids] } } };
}

function worded({ workspaceId, ids }: QuestionsLeft) {
  const by: 'verbatimQuestion'[] = ['verbatimQuestion'];
  return { by, where: { workspaceId, verbatimQuestion: { in: [...ids] } } };
}

/** In what was kept of an answer that another import replaced. */
async function isInReplaced(db: Store, workspaceId: string, id: string): Promise<boolean> {
  const found = await statements(db, workspaceId).query<
    unknown[]
  >`SELECT 1 FROM "FormerAnswer" WHERE "workspaceId" = ${workspaceId} AND CAST("content" AS TEXT) LIKE ${`%${id}%`} LIMIT 1`;
  return found.length > 0;
}
