// Everything that names one person names another from now on. Who may become one with whom is link.ts.
import { type Engine, statements, type Tx } from '../database/client.ts';
import type { Keys } from '../keys.ts';
import type { Naming } from '../people/naming.ts';
import { authorIdOf, sealAuthor } from '../suggestions/suggestion.ts';

/** Every column that names a person, besides Person's own id, LinkCode's (which goes) and the seals of anonymous authors. */
export const columnsNaming: readonly Naming[] = [
  { table: 'Person', column: 'linkedTo' },
  { table: 'Topic', column: 'sponsorId' },
  { table: 'TopicOwner', column: 'personId', once: ['topicId'] },
  { table: 'GivenRole', column: 'personId', once: ['role'] },
  { table: 'ThemeChoice', column: 'byId' },
  { table: 'ThemeSubject', column: 'byId' },
  { table: 'FileImport', column: 'personId', once: ['fileId'] },
  { table: 'Batch', column: 'personId' },
  { table: 'Batch', column: 'undoneById' },
  { table: 'Suggestion', column: 'ownerId' },
  { table: 'Suggestion', column: 'authorId' },
  { table: 'Suggestion', column: 'firstReplyBy' },
  { table: 'SuggestionEvent', column: 'actorId' },
  { table: 'SuggestionFollower', column: 'personId', once: ['suggestionId'] },
  { table: 'Reminder', column: 'personId', once: ['suggestionId', 'about'] },
  { table: 'Story', column: 'tellerId' },
  { table: 'Story', column: 'creditedId' },
  { table: 'Story', column: 'moderatorId' },
  { table: 'StoryEvent', column: 'actorId' },
  { table: 'CaseRule', column: 'adminId' },
  { table: 'FeedRule', column: 'adminId' },
  { table: 'CustomerCase', column: 'takerId' },
  { table: 'CaseEvent', column: 'actorId' },
  { table: 'Schedule', column: 'adminId' },
  { table: 'SharedChannel', column: 'warnedId' },
];

/** Histories, whose details name people too ("passed on from … to …"). */
export const detailsNaming = [
  'SuggestionEvent',
  'StoryEvent',
  'CaseEvent',
] as const satisfies readonly Naming['table'][];

export interface Repointing {
  readonly engine: Engine;
  readonly keys: Keys;
  readonly workspaceId: string;
  /** The id that nothing names afterwards. */
  readonly from: string;
  readonly to: string;
}

export async function repoint(tx: Tx, repointing: Repointing): Promise<void> {
  const { engine, workspaceId, from, to } = repointing;
  await joinSupport(tx, repointing);
  const at = parameters(engine);
  for (const { table, column, once = [] } of columnsNaming) {
    const theirs = `"${table}"."workspaceId" = ${at(1)} AND "${table}"."${column}" = ${at(2)}`;
    if (once.length > 0) {
      const alike = once.map((each) => `kept."${each}" = "${table}"."${each}"`).join(' AND ');
      const kept = `SELECT 1 FROM "${table}" AS kept WHERE kept."workspaceId" = ${at(1)} AND kept."${column}" = ${at(3)}`;
      const doubles = `DELETE FROM "${table}" WHERE ${theirs} AND EXISTS (${kept} AND ${alike})`;
      await statements(tx, workspaceId).executeText(doubles, workspaceId, from, to);
    }
    const update = `UPDATE "${table}" SET "${column}" = ${at(3)} WHERE ${theirs}`;
    await statements(tx, workspaceId).executeText(update, workspaceId, from, to);
  }
  for (const table of detailsNaming) await repointDetails(tx, repointing, table);
  await dropOwnSupport(tx, repointing);
  await sealAnew(tx, repointing);
}

/** An id is random, and so never part of what people wrote. */
async function repointDetails(
  tx: Tx,
  { engine, workspaceId, from, to }: Repointing,
  table: string,
): Promise<void> {
  const at = parameters(engine);
  const [renamed, isNamed] =
    engine === 'sqlite'
      ? [`replace("data", ${at(2)}, ${at(3)})`, `instr("data", ${at(2)}) > 0`]
      : [`replace("data"::text, ${at(2)}, ${at(3)})::jsonb`, `strpos("data"::text, ${at(2)}) > 0`];
  const update = `UPDATE "${table}" SET "data" = ${renamed} WHERE "workspaceId" = ${at(1)} AND ${isNamed}`;
  await statements(tx, workspaceId).executeText(update, workspaceId, from, to);
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

/** All seals of the company, not theirs alone: whoever compares the database before and after learns nothing of whose they are. */
async function sealAnew(tx: Tx, { engine, keys, workspaceId, from, to }: Repointing): Promise<void> {
  const sealed = await tx.suggestion.findMany({
    where: { workspaceId, anonymous: true },
    select: { id: true, sealedAuthor: true },
  });
  const seals = sealed.flatMap(({ id, sealedAuthor }) => {
    const authorId = authorIdOf(keys, { authorId: null, sealedAuthor });
    return authorId === null ? [] : [[id, sealAuthor(keys, authorId === from ? to : authorId)]];
  });
  const at = parameters(engine);
  const rows = engine === 'sqlite' ? `json_each(${at(1)})` : `jsonb_array_elements(${at(1)}::jsonb)`;
  await statements(tx, workspaceId).executeText(
    `UPDATE "Suggestion" SET "sealedAuthor" = anew.seal
     FROM (SELECT value ->> 0 AS id, value ->> 1 AS seal FROM ${rows}) AS anew
     WHERE "Suggestion"."workspaceId" = ${at(2)} AND "Suggestion"."id" = anew.id`,
    JSON.stringify(seals),
    workspaceId,
  );
}

function parameters(engine: Engine): (n: number) => string {
  return (n) => `${engine === 'sqlite' ? '?' : '$'}${n}`;
}
