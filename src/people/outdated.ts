// Two admins who save the same thing do not overwrite each other: who comes second is told who was first.
import type { Store } from '../database/client.ts';
import { peopleByIds } from './person.ts';

export interface Saving {
  readonly workspaceId: string;
  readonly now: Date;
  /** The admin who saves; becomes the one who is told of troubles. */
  readonly adminId: string;
}

/** Somebody else saved it since it was shown; null: deleted it. */
export interface Outdated {
  readonly kind: 'outdated';
  readonly by: string | null;
}

/** What came of saving: the thing as it is now, by its name. */
export type Saved<Thing extends object> = ({ readonly kind: 'saved' } & Readonly<Thing>) | Outdated;

/** @param current as it is now; null where it is deleted */
export async function outdated(
  db: Store,
  workspaceId: string,
  current: { readonly adminId: string } | null,
): Promise<Outdated> {
  const [editor] = current ? await peopleByIds(db, workspaceId, [current.adminId]) : [];
  return { kind: 'outdated', by: editor?.name ?? null };
}
