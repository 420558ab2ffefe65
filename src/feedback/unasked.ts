// Questions that no answer is to any more: what an import asked goes with it when it is taken back.
import { type Store, statements } from '../database/client.ts';

/** Outside a transaction: it reads each table once, and what it does may be done again. How many went. */
export async function dropUnasked(db: Store, workspaceId: string): Promise<number> {
  const questions = await db.question.findMany({ where: { workspaceId }, select: { id: true } });
  let left = questions.map(({ id }) => id);
  for (const stillAsked of [leadingScores, leadingWords, furtherScores, furtherWords, replacedWords]) {
    if (left.length === 0) return 0;
    const asked = await stillAsked(db, workspaceId, left);
    left = left.filter((id) => !asked.has(id));
  }
  const unasked: string[] = [];
  for (const id of left) if (!(await isInReplaced(db, workspaceId, id))) unasked.push(id);
  if (unasked.length === 0) return 0;
  return (await db.question.deleteMany({ where: { workspaceId, id: { in: unasked } } })).count;
}

type StillAsked = (
  db: Store,
  workspaceId: string,
  ids: readonly string[],
) => Promise<ReadonlySet<string | null>>;

const leadingScores: StillAsked = async (db, workspaceId, ids) => {
  const where = { workspaceId, scoreQuestion: { in: [...ids] } };
  const rows = await db.feedback.groupBy({ by: ['scoreQuestion'], where });
  return new Set(rows.map(({ scoreQuestion }) => scoreQuestion));
};

const leadingWords: StillAsked = async (db, workspaceId, ids) => {
  const where = { workspaceId, verbatimQuestion: { in: [...ids] } };
  const rows = await db.feedback.groupBy({ by: ['verbatimQuestion'], where });
  return new Set(rows.map(({ verbatimQuestion }) => verbatimQuestion));
};

const furtherScores: StillAsked = async (db, workspaceId, ids) => {
  const where = { workspaceId, scoreQuestion: { in: [...ids] } };
  const rows = await db.feedbackScore.groupBy({ by: ['scoreQuestion'], where });
  return new Set(rows.map(({ scoreQuestion }) => scoreQuestion));
};

const furtherWords: StillAsked = async (db, workspaceId, ids) => {
  const where = { workspaceId, verbatimQuestion: { in: [...ids] } };
  const rows = await db.feedbackComment.groupBy({ by: ['verbatimQuestion'], where });
  return new Set(rows.map(({ verbatimQuestion }) => verbatimQuestion));
};

const replacedWords: StillAsked = async (db, workspaceId, ids) => {
  const where = { workspaceId, verbatimQuestion: { in: [...ids] } };
  const rows = await db.formerComment.groupBy({ by: ['verbatimQuestion'], where });
  return new Set(rows.map(({ verbatimQuestion }) => verbatimQuestion));
};

/** In what was kept of an answer that another import replaced. */
async function isInReplaced(db: Store, workspaceId: string, id: string): Promise<boolean> {
  const found = await statements(db, workspaceId).query<
    unknown[]
  >`SELECT 1 FROM "FormerAnswer" WHERE "workspaceId" = ${workspaceId} AND CAST("content" AS TEXT) LIKE ${`%${id}%`} LIMIT 1`;
  return found.length > 0;
}
