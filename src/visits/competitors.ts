// The competitors that a company compares itself with, as its admins name them. One that is taken off the list keeps its visits.
import { noted } from '../audit/note.ts';
import { newId } from '../clock.ts';
import { type Store, transact } from '../database/client.ts';
import type { VisitCompetitorModel } from '../database/generated/sqlite/models.ts';
import { fold } from '../terms/fold.ts';
import type { Shell } from '../workspace/shell.ts';

/** More are no longer compared by anybody, nor offered by a form on a telephone. */
export const MOST_COMPETITORS = 20;

/** Those that are offered, by name. */
export async function competitorsListed(db: Store, workspaceId: string): Promise<VisitCompetitorModel[]> {
  const rows = await db.visitCompetitor.findMany({ where: { workspaceId, listed: true } });
  return rows.toSorted((a, b) => a.name.localeCompare(b.name, 'fr'));
}

/** These are offered from now on, and no others. One that comes back is the one that it was. */
export async function saveCompetitors(
  { database, workspace, now }: Shell,
  names: readonly string[],
  adminId: string,
): Promise<void> {
  const workspaceId = workspace.id;
  await transact(database, async (tx) => {
    const known = new Map(
      (await tx.visitCompetitor.findMany({ where: { workspaceId } })).map((row) => [fold(row.name), row]),
    );
    const wanted = new Map(names.map((name) => [fold(name), name]));
    let changed = 0;
    for (const [key, row] of known) {
      const name = wanted.get(key);
      const data = { name: name ?? row.name, listed: name !== undefined };
      if (data.name === row.name && data.listed === row.listed) continue;
      await tx.visitCompetitor.update({ where: { workspaceId_id: { workspaceId, id: row.id } }, data });
      changed += 1;
    }
    for (const [key, name] of wanted)
      if (!known.has(key)) {
        await tx.visitCompetitor.create({ data: { workspaceId, id: newId(), name } });
        changed += 1;
      }
    if (changed > 0)
      await noted(tx, { workspaceId, by: { person: adminId }, now }, 'visit-competitors.changed', {
        listed: wanted.size,
      });
  });
}
