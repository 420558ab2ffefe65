// When those who answer an idea hear of it: what is said to others must not be ahead of that.
import { firstOf } from '../../correspondence/tell.ts';
import type { Store } from '../../database/client.ts';
import type { Person } from '../../people/person.ts';
import { admins } from '../../people/roles.ts';
import { letterTime } from '../../workspace/posting.ts';
import type { Workspace } from '../../workspace/workspace.ts';

/** When posting hours open for its owner, or where it has none for the first of the admins; null where that is now. */
export async function hearsAt(
  db: Store,
  workspace: Workspace,
  { owner }: { readonly owner: Person | null },
  now: Date,
): Promise<Date | null> {
  const people = owner ? [owner] : await admins(db, workspace.id);
  return firstOf(
    people.map((person) => letterTime(workspace, person, now)),
    now,
  );
}
