// One suggestion goes on as another that says the same: its followers, and what was already joined with it, move there.
import type { Writing } from '../correspondence/tell.ts';
import type { Store } from '../database/client.ts';
import { append } from './history.ts';
import { redrawCards } from './letters/post.ts';
import { isOpen } from './lifecycle.ts';
import { mergeRefusals } from './may.ts';
import { type Suggestion, suggestionById } from './suggestion.ts';

/**
 * The suggestion of this number, or the one that it was itself joined with.
 * @throws UserError 'merge.unknown', 'merge.itself', 'merge.circle', 'merge.closed'
 */
export async function goesOnAs(tx: Store, duplicate: Suggestion, number: number): Promise<Suggestion> {
  const { workspaceId, id } = duplicate.row;
  const named = await tx.suggestion.findUnique({
    where: { workspaceId_number: { workspaceId, number } },
    select: { id: true, duplicateOf: true },
  });
  if (!named) throw mergeRefusals.unknown(number);
  if (named.id === id) throw mergeRefusals.itself();
  if (named.duplicateOf === id) throw mergeRefusals.circle(number, duplicate.row.number);
  const other = await suggestionById(tx, workspaceId, named.duplicateOf ?? named.id);
  if (!other) throw mergeRefusals.unknown(number);
  if (!isOpen(other.status)) throw mergeRefusals.closed(other.row.number, other.status, other.row.title);
  return other;
}

/**
 * Whoever followed or supported the duplicate does so for the other one, and its author, when named, supports it: they
 * proposed the same. An anonymous author hears of it without being written down.
 */
export async function joinInto(
  tx: Store,
  writing: Writing,
  duplicate: Suggestion,
  into: Suggestion,
): Promise<void> {
  const { workspaceId, id, authorId } = duplicate.row;
  const moving = await tx.suggestionFollower.findMany({ where: { workspaceId, suggestionId: id } });
  await tx.suggestionFollower.deleteMany({ where: { workspaceId, suggestionId: id } });
  const joining = new Map(moving.map(({ personId, supports }) => [personId, supports]));
  if (authorId !== null) joining.set(authorId, true);

  const supporters: string[] = [];
  const followers: string[] = [];
  for (const [personId, supports] of joining) {
    // Leaving out an anonymous author too would tell who that is.
    if (personId === into.row.authorId) continue;
    const key = { workspaceId, suggestionId: into.row.id, personId };
    const where = { workspaceId_suggestionId_personId: key };
    const known = await tx.suggestionFollower.findUnique({ where });
    if (!known) await tx.suggestionFollower.create({ data: { ...key, supports } });
    else if (supports && !known.supports) await tx.suggestionFollower.update({ where, data: { supports } });
    if (supports && !known?.supports) supporters.push(personId);
    if (!known) followers.push(personId);
  }
  await tx.suggestion.updateMany({
    where: { workspaceId, duplicateOf: id },
    data: { duplicateOf: into.row.id },
  });
  const row = await tx.suggestion.update({
    where: { workspaceId_id: { workspaceId, id: into.row.id } },
    data: { supporters: { increment: supporters.length }, eventCount: { increment: 1 } },
  });
  await tx.suggestion.update({
    where: { workspaceId_id: { workspaceId, id } },
    data: { supporters: 0 },
  });
  await append(tx, {
    workspaceId,
    suggestionId: into.row.id,
    position: row.eventCount - 1,
    kind: 'joined',
    actorId: null,
    at: writing.now,
    data: { from: id, supporters, followers },
  });
  await redrawCards(tx, writing, { ...into, row });
}
