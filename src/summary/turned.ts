// That a model was set, another one, or none any more: the settings are the operator's, so the program itself notes it in each company's log.
import { canonical } from '../audit/chain.ts';
import { noted } from '../audit/note.ts';
import { type Database, type Store, transact } from '../database/client.ts';
import { hostOf, type SummaryConfig } from './settings.ts';

const ON = 'summary.turned-on';
const OFF = 'summary.turned-off';

/** Once for each change, whichever replica starts first. */
export async function noteTurned(
  database: Database,
  workspaceId: string,
  config: SummaryConfig | null,
  now: Date,
): Promise<void> {
  const of = config && { host: hostOf(config), model: config.model };
  const isSo = (last: { act: string; details: string } | null) =>
    of === null ? last?.act !== ON : last?.act === ON && last.details === canonical(of);
  if (isSo(await lastTurn(database.db, workspaceId))) return;
  await transact(database, async (tx) => {
    if (isSo(await lastTurn(tx, workspaceId))) return;
    const doer = { workspaceId, by: 'itself', now } as const;
    if (of === null) await noted(tx, doer, OFF, {});
    else await noted(tx, doer, ON, of);
  });
}

/** Each act is asked for by itself: of two at once SQLite reads the whole log, since it would rather read than sort. */
async function lastTurn(db: Store, workspaceId: string) {
  const [on, off] = await Promise.all(
    [ON, OFF].map((act) =>
      db.auditEntry.findFirst({
        where: { workspaceId, act },
        orderBy: { number: 'desc' },
        select: { number: true, act: true, details: true },
      }),
    ),
  );
  return (on?.number ?? 0) > (off?.number ?? 0) ? (on ?? null) : (off ?? null);
}
