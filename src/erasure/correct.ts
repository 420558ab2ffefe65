// What customers said otherwise since they were quoted: messages that stand in the chat are edited, those that wait and stored digests say what is said
// now. How one message reads then is corrected.ts; taking words out is unquote.ts.
import type { Store } from '../database/client.ts';
import { kindsFor } from '../delivery/kinds.ts';
import { type AnswerAsRead, asReadNow, type Correcting } from '../feedback/batches/reading.ts';
import { answerInDigests } from '../feedback/kept-answers.ts';
import { languageOf } from '../terms/language.ts';
import { corrected, type ReadOtherwise, saidNow } from './corrected.ts';
import { planEdits, queueEdits, rewriteLedger, runsOf } from './ledger.ts';
import { blankSnapshots } from './snapshots.ts';

export const correctionKinds = kindsFor(
  { what: { en: 'the correction of a customer’s words', fr: 'la correction des mots d’un client' } },
  { 'quote.corrected': 'redrawn' },
);

/** Does nothing where nobody quotes them, or they read as they did. */
export const correctQuotes: Correcting = async (tx, workspaceId, before, now) => {
  const quoted = await quotedAmong(tx, workspaceId, before);
  if (quoted.length === 0) return;
  const after = new Map(
    (
      await asReadNow(
        tx,
        workspaceId,
        quoted.map(({ id }) => id),
      )
    ).map((each) => [each.id, each]),
  );
  const changed = new Map(
    quoted.flatMap((each): [string, ReadOtherwise][] => {
      const now = after.get(each.id);
      return now && !readsAs(each, now) ? [[each.id, { before: each, after: now }]] : [];
    }),
  );
  if (changed.size === 0) return;
  const feedbackIds = [...changed.keys()];
  const plan = await planEdits(tx, workspaceId, { feedbackIds }, ({ message, locale }) =>
    corrected(message, changed, locale),
  );
  await rewriteLedger(tx, workspaceId, plan);
  const instead = inDigest(changed);
  await blankSnapshots(tx, workspaceId, runsOf(plan), [
    { ...answerInDigests, ids: new Set(feedbackIds), instead },
  ]);
  await queueEdits(tx, workspaceId, plan, now, { kind: correctionKinds['quote.corrected'] });
};

async function quotedAmong(
  tx: Store,
  workspaceId: string,
  before: readonly AnswerAsRead[],
): Promise<AnswerAsRead[]> {
  const rows = await tx.quotation.findMany({
    where: { workspaceId, feedbackId: { in: before.map(({ id }) => id) } },
    distinct: ['feedbackId'],
    select: { feedbackId: true },
  });
  const ids = new Set(rows.map(({ feedbackId }) => feedbackId));
  return before.filter(({ id }) => ids.has(id));
}

function readsAs(one: AnswerAsRead, other: AnswerAsRead): boolean {
  return JSON.stringify([one.texts, one.points]) === JSON.stringify([other.texts, other.points]);
}

/** As sections store a quote (digests/quote.ts): its words, and the score and the language beside them where it has these. */
function inDigest(changed: ReadonlyMap<string, ReadOtherwise>) {
  return (fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => {
    const { feedbackId, text, score, scale } = fields;
    const of = typeof feedbackId === 'string' ? changed.get(feedbackId) : undefined;
    if (of === undefined || typeof text !== 'string') return {};
    const said = saidNow(text, of);
    const { before, after } = of;
    const isScored = before.points !== null && score === before.points.score && scale === before.points.of;
    return {
      text: said ?? '',
      ...(isScored ? { score: after.points?.score ?? null, scale: after.points?.of ?? null } : {}),
      ...('language' in fields && said !== null && said !== text ? { language: languageOf(said) } : {}),
    };
  };
}
