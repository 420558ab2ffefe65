// Everything that names one person names another from now on. Who may become one with whom is link.ts.
import { renameAsked } from '../ambassadors/asked.ts';
import type { Tx } from '../database/client.ts';
import type { Keys } from '../keys.ts';
import type { Naming } from '../people/naming.ts';
import { type Renaming, rename } from '../people/renaming.ts';
import { sealAnew } from '../suggestions/sealed-authors.ts';

export interface Repointing extends Renaming {
  readonly keys: Keys;
  /** Every column that names a person, besides Person's own id, LinkCode's (which goes) and what is sealed. */
  readonly naming: readonly Naming[];
}

export async function repoint(tx: Tx, repointing: Repointing): Promise<void> {
  await joinSupport(tx, repointing);
  await rename(tx, repointing.naming, repointing);
  await dropOwnSupport(tx, repointing);
  await sealAnew(tx, repointing);
  await renameAsked(tx, repointing);
}

/** Who supported one idea from both chats supports it once. */
async function joinSupport(tx: Tx, { workspaceId, from, to }: Repointing): Promise<void> {
  for (const theirs of await tx.suggestionFollower.findMany({ where: { workspaceId, personId: from } })) {
    const { suggestionId, supports } = theirs;
    const where = {
      workspaceId_suggestionId_personId: { workspaceId, suggestionId, personId: to },
    };
    const kept = await tx.suggestionFollower.findUnique({ where });
    if (!kept || !supports) continue;
    if (kept.supports) await takeSupport(tx, workspaceId, suggestionId);
    else await tx.suggestionFollower.update({ where, data: { supports } });
  }
}

/**
 * One's own idea has one's support already. An anonymous one keeps it: supporters that fall by one just then would tell whose
 * it is.
 */
async function dropOwnSupport(tx: Tx, { workspaceId, to: personId }: Repointing): Promise<void> {
  const own = { suggestion: { authorId: personId } };
  for (const { suggestionId, supports } of await tx.suggestionFollower.findMany({
    where: { workspaceId, personId, ...own },
  })) {
    await tx.suggestionFollower.delete({
      where: { workspaceId_suggestionId_personId: { workspaceId, suggestionId, personId } },
    });
    if (supports) await takeSupport(tx, workspaceId, suggestionId);
  }
}

async function takeSupport(tx: Tx, workspaceId: string, id: string): Promise<void> {
  await tx.suggestion.update({
    where: { workspaceId_id: { workspaceId, id } },
    data: { supporters: { decrement: 1 } },
  });
}
