// Answers as rules look at them: with the scores and the words besides their leading ones.
import type { Store } from '../database/client.ts';
import { furtherScores, furtherWords, textsOf } from '../feedback/further.ts';
import type { RuledAnswer } from './rule.ts';

export async function whole<A extends RuledAnswer & { readonly id: string }>(
  db: Store,
  workspaceId: string,
  answers: readonly A[],
): Promise<A[]> {
  const ids = answers.map(({ id }) => id);
  const scores = await furtherScores(db, workspaceId, ids);
  const words = await furtherWords(db, workspaceId, ids);
  return answers.map((answer) => ({
    ...answer,
    scores: scores.get(answer.id) ?? [],
    furtherTexts: textsOf({ verbatim: null }, words.get(answer.id)),
  }));
}
