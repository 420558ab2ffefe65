// Customers' mails of which no rule says what they are about: an admin does, or they go in without a moment after two weeks. Nothing is lost either way.
import { noted } from '../audit/note.ts';
import { dayIn } from '../calendar/zone.ts';
import { type Store, type Tx, transact } from '../database/client.ts';
import type { MailWaitingModel as MailWaiting } from '../database/generated/sqlite/models.ts';
import { intoRequest } from '../feedback/batches/batch.ts';
import { ORIGINAL, type ResponseRow } from '../feedback/rows.ts';
import { indexedOf } from '../feedback/search/words.ts';
import type { Source } from '../feedback/sources/source.ts';
import { storeWithin } from '../feedback/store.ts';
import { type Keys, opened } from '../keys.ts';
import type { Asker } from '../people/rights.ts';
import type { KeyedShell } from '../workspace/shell.ts';
import { type MailDecision, redrawAsked } from './asking.ts';
import { tellExpired } from './letters.ts';

export type { MailWaitingModel as MailWaiting } from '../database/generated/sqlite/models.ts';

export const WAITS_DAYS = 14;
const WAITS_MS = WAITS_DAYS * 86_400_000;

/** The oldest first. */
export function mailsWaiting(db: Store, workspaceId: string): Promise<MailWaiting[]> {
  return db.mailWaiting.findMany({ where: { workspaceId }, orderBy: [{ waitsSince: 'asc' }, { id: 'asc' }] });
}

export function howManyMailsWait(db: Store, workspaceId: string): Promise<number> {
  return db.mailWaiting.count({ where: { workspaceId } });
}

/** Which of these a message may quote although they are no answers yet. */
export async function waitingAmong(
  db: Store,
  workspaceId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const where = { workspaceId, id: { in: [...ids] } };
  return new Set((await db.mailWaiting.findMany({ where, select: { id: true } })).map(({ id }) => id));
}

/** Whether it still waited. */
export async function decideMail(
  shell: KeyedShell,
  id: string,
  decision: MailDecision,
  asker: Pick<Asker, 'id' | 'name'>,
): Promise<boolean> {
  const { database, workspace, now } = shell;
  const workspaceId = workspace.id;
  const waiting = await database.db.mailWaiting.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
  });
  if (waiting === null) return false;
  const store = decision === 'discard' ? null : await storing(shell, [waiting]);
  return transact(database, async (tx) => {
    const { count } = await tx.mailWaiting.deleteMany({ where: { workspaceId, id } });
    if (count === 0) return false;
    if (decision !== 'discard') await store?.(tx, waiting, decision.place);
    await redrawAsked(tx, shell, { waiting, decision, by: asker.name });
    const act = decision === 'discard' ? 'mail.discarded' : 'mail.placed';
    await noted(tx, { workspaceId, by: { person: asker.id }, now }, act, {});
    return true;
  });
}

/** Those that waited too long go in without a moment, and admins are told. Safe to call at any time. */
export async function expireMails(shell: KeyedShell): Promise<number> {
  const { database, workspace, now } = shell;
  const workspaceId = workspace.id;
  const due = { workspaceId, waitsSince: { lte: new Date(now.getTime() - WAITS_MS) } };
  const late = await database.db.mailWaiting.findMany({
    where: due,
    orderBy: { waitsSince: 'asc' },
    take: 100,
  });
  if (late.length === 0) return 0;
  const store = await storing(shell, late);
  return transact(database, async (tx) => {
    let expired = 0;
    for (const waiting of late) {
      const { count } = await tx.mailWaiting.deleteMany({ where: { workspaceId, id: waiting.id } });
      if (count === 0) continue;
      await store(tx, waiting, null);
      await redrawAsked(tx, shell, { waiting, decision: 'expired', by: null });
      expired += 1;
    }
    if (expired > 0) await tellExpired(tx, shell, expired);
    return expired;
  });
}

type StoreMail = (tx: Tx, waiting: MailWaiting, touchpoint: string | null) => Promise<void>;

/** What stores them, each in its source's batch of the day. */
async function storing(
  { database, workspace, now, keys }: KeyedShell,
  waiting: readonly MailWaiting[],
): Promise<StoreMail> {
  const workspaceId = workspace.id;
  const day = dayIn(workspace.timeZone, now);
  const sources = await database.db.source.findMany({
    where: { workspaceId, id: { in: [...new Set(waiting.map(({ sourceId }) => sourceId))] } },
  });
  const into = new Map(
    await Promise.all(
      sources.map(
        async (each) => [each.id, await intoRequest(database, each, { kind: 'mail', day, now })] as const,
      ),
    ),
  );
  return async (tx, each, touchpoint) => {
    const source = sources.find(({ id }) => id === each.sourceId);
    if (source === undefined) throw new Error('a mail waits for a source that is there');
    const row = rowOf(each, { source, keys, touchpoint });
    const asked = into.get(source.id);
    await storeWithin(tx, { workspaceId, engine: database.engine }, source, [row], {
      ...{ keys, keepOriginals: row.original !== null, now, country: workspace.country },
      ...(asked ? { into: asked } : {}),
    });
  };
}

/** As it would have been stored at once. */
function rowOf(
  waiting: MailWaiting,
  {
    source,
    keys,
    touchpoint,
  }: { readonly source: Source; readonly keys: Keys; readonly touchpoint: string | null },
): ResponseRow {
  const { workspaceId, id, heat, verbatim, sealedOriginal, customer, answeredAt } = waiting;
  return {
    ...{
      workspaceId,
      id,
      sourceId: source.id,
      heat,
      isHeatSaid: true,
      verbatim,
      customer,
      touchpoint,
      answeredAt,
    },
    original: sealedOriginal === null ? null : opened(keys, ORIGINAL, sealedOriginal),
    indexed: indexedOf([verbatim]),
    ...{
      metric: null,
      score: null,
      askedScore: null,
      askedScale: null,
      scoreQuestion: null,
      verbatimQuestion: null,
    },
    ...{ segments: {}, segmentKeys: '', former: [], scores: [], comments: [], questions: [] },
  };
}
