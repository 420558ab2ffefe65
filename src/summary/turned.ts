// That a model was set, another one, or none any more: the settings are the operator's, so the program itself notes it in each company's log.

import { canonical } from '../audit/chain.ts';
import { noted } from '../audit/note.ts';
import { type Database, transact } from '../database/client.ts';
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
  const lastOf = (db: Pick<Database, 'db'>['db'] | Parameters<typeof noted>[0]) =>
    db.auditEntry.findFirst({
      where: { workspaceId, act: { in: [ON, OFF] } },
      orderBy: { number: 'desc' },
      select: { act: true, details: true },
    });
  const isSo = (last: { act: string; details: string } | null) =>
    of === null ? last?.act !== ON : last?.act === ON && last.details === canonical(of);
  if (isSo(await lastOf(database.db))) return;
  await transact(database, async (tx) => {
    if (isSo(await lastOf(tx))) return;
    const doer = { workspaceId, by: 'itself', now } as const;
    if (of === null) await noted(tx, doer, OFF, {});
    else await noted(tx, doer, ON, of);
  });
}
