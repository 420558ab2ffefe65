// Everywhere that one person is named another is from now on, or nobody. Which columns those are, the features say (naming.ts).
import { type Engine, statements, type Tx } from '../database/client.ts';
import type { Naming } from './naming.ts';

export interface Renaming {
  readonly engine: Engine;
  readonly workspaceId: string;
  /** The id that none of these columns names afterwards. */
  readonly from: string;
  readonly to: string;
}

/** How many rows named them. */
export async function rename(tx: Tx, columns: readonly Naming[], renaming: Renaming): Promise<number> {
  let count = 0;
  for (const each of columns)
    count += await (each.inside ? renameInside(tx, each, renaming) : renameColumn(tx, each, renaming));
  return count;
}

async function renameColumn(
  tx: Tx,
  { table, column, once = [] }: Naming,
  { engine, workspaceId, from, to }: Renaming,
): Promise<number> {
  const at = parameters(engine);
  const theirs = `"${table}"."workspaceId" = ${at(1)} AND "${table}"."${column}" = ${at(2)}`;
  let doubles = 0;
  if (once.length > 0) {
    const alike = once.map((each) => `kept."${each}" = "${table}"."${each}"`).join(' AND ');
    const kept = `SELECT 1 FROM "${table}" AS kept WHERE kept."workspaceId" = ${at(1)} AND kept."${column}" = ${at(3)}`;
    const text = `DELETE FROM "${table}" WHERE ${theirs} AND EXISTS (${kept} AND ${alike})`;
    doubles = await statements(tx, workspaceId).executeText(text, workspaceId, from, to);
  }
  const update = `UPDATE "${table}" SET "${column}" = ${at(3)} WHERE ${theirs}`;
  return doubles + (await statements(tx, workspaceId).executeText(update, workspaceId, from, to));
}

/** An id is random, and so never part of what people wrote. */
async function renameInside(
  tx: Tx,
  { table, column }: Naming,
  { engine, workspaceId, from, to }: Renaming,
): Promise<number> {
  const at = parameters(engine);
  const [renamed, isNamed] =
    engine === 'sqlite'
      ? [`replace("${column}", ${at(2)}, ${at(3)})`, `instr("${column}", ${at(2)}) > 0`]
      : [`replace("${column}"::text, ${at(2)}, ${at(3)})::jsonb`, `strpos("${column}"::text, ${at(2)}) > 0`];
  const update = `UPDATE "${table}" SET "${column}" = ${renamed} WHERE "workspaceId" = ${at(1)} AND ${isNamed}`;
  return statements(tx, workspaceId).executeText(update, workspaceId, from, to);
}

/** As `rename`, for somebody who is erased: each column by its own rule. */
export async function renameErased(tx: Tx, columns: readonly Naming[], renaming: Renaming): Promise<number> {
  const { engine, workspaceId, from } = renaming;
  const at = parameters(engine);
  const of = (rule: Naming['erased']) => columns.filter(({ erased }) => erased === rule);
  let count = 0;
  for (const { table, column } of of('row')) {
    const text = `DELETE FROM "${table}" WHERE "workspaceId" = ${at(1)} AND "${column}" = ${at(2)}`;
    count += await statements(tx, workspaceId).executeText(text, workspaceId, from);
  }
  for (const { table, column } of of('empty')) {
    const text = `UPDATE "${table}" SET "${column}" = NULL WHERE "workspaceId" = ${at(1)} AND "${column}" = ${at(2)}`;
    count += await statements(tx, workspaceId).executeText(text, workspaceId, from);
  }
  return count + (await rename(tx, of('stand-in'), renaming));
}

/** How a statement of our own names its n-th value, from 1. */
export function parameters(engine: Engine): (n: number) => string {
  return (n) => `${engine === 'sqlite' ? '?' : '$'}${n}`;
}
