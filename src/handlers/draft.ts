// What was filled in on the steps of a form that is still open, so that going forth and back loses nothing; and what a form that is
// still to be opened will hold.
import { z } from 'zod';
import { hourly } from '../beat.ts';
import { msPerDay } from '../calendar/day.ts';
import type { Db, Store } from '../database/client.ts';
import type { FormValues } from '../messages/form.ts';

/** A form left for longer begins anew. */
const KEPT_MS = 7 * msPerDay;

const shape = z.record(z.string(), z.union([z.string(), z.array(z.string()), z.boolean(), z.null()]));

/** Empty where nothing was kept. @param key the opening of the form */
export async function draftOf(db: Store, workspaceId: string, key: string): Promise<FormValues> {
  const row = await db.formDraft.findUnique({ where: { workspaceId_key: { workspaceId, key } } });
  return row ? shape.parse(row.values) : {};
}

export async function keepDraft(
  db: Db,
  workspaceId: string,
  key: string,
  filled: FormValues,
  at: Date,
): Promise<void> {
  const values = JSON.parse(JSON.stringify(filled));
  await db.formDraft.upsert({
    where: { workspaceId_key: { workspaceId, key } },
    create: { workspaceId, key, values, at },
    update: { values, at },
  });
}

export const forgettingDrafts = hourly('drafts', ({ database, workspaceId, now }) =>
  forgetDrafts(database.db, workspaceId, now),
);

/** Those that nobody came back to for a week. */
export async function forgetDrafts(db: Store, workspaceId: string, now: Date): Promise<void> {
  await db.formDraft.deleteMany({ where: { workspaceId, at: { lt: new Date(now.getTime() - KEPT_MS) } } });
}

export async function dropDraft(db: Store, workspaceId: string, key: string): Promise<void> {
  await db.formDraft.deleteMany({ where: { workspaceId, key } });
}
