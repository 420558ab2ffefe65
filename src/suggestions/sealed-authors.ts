// The seals of anonymous authors, made anew where one of them is another person from now on.
import { statements, type Tx } from '../database/client.ts';
import type { Keys } from '../keys.ts';
import { parameters, type Renaming } from '../people/renaming.ts';
import { authorIdOf, sealAuthor } from './suggestion.ts';

/** All seals of the company, not theirs alone: whoever compares the database before and after learns nothing of whose they are. */
export async function sealAnew(
  tx: Tx,
  { engine, keys, workspaceId, from, to }: Renaming & { readonly keys: Keys },
): Promise<void> {
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
