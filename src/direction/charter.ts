// The charter of the team that carries the customers' voice across departments: who is in it, what for, how it decides. Each change is a
// version of its own; the last one holds.
import { z } from 'zod';
import { noted } from '../audit/note.ts';
import { isUniqueViolation, type Store, transact } from '../database/client.ts';
import type { CharterVersionModel } from '../database/generated/sqlite/models.ts';
import type { DatabasePart } from '../database/part.ts';
import { type Person, peopleByIds } from '../people/person.ts';
import type { Shell } from '../workspace/shell.ts';

export interface CharterText {
  readonly purpose: string;
  /** How they decide. */
  readonly rule: string;
  /** May be ''. */
  readonly details: string;
}

export interface Charter extends CharterText {
  /** From 1. */
  readonly number: number;
  readonly members: readonly Person[];
  readonly by: Person;
  readonly at: Date;
}

/** The one that holds; null where nobody wrote any. */
export async function charterOf(db: Store, workspaceId: string): Promise<Charter | null> {
  const [row] = await db.charterVersion.findMany({
    where: { workspaceId },
    orderBy: { number: 'desc' },
    take: 1,
  });
  if (row === undefined) return null;
  const [charter] = await withPeople(db, workspaceId, [row]);
  return charter ?? null;
}

/** A version, with the one that it changed; null: it was the first. */
export interface CharterChange {
  readonly charter: Charter;
  readonly before: Charter | null;
}

/** The latest first. */
export async function charterChanges(
  db: Store,
  workspaceId: string,
  { skip, take }: DatabasePart,
): Promise<{ readonly changes: readonly CharterChange[]; readonly total: number }> {
  const total = await db.charterVersion.count({ where: { workspaceId } });
  const rows = await db.charterVersion.findMany({
    where: { workspaceId },
    orderBy: { number: 'desc' },
    skip,
    take: take + 1,
  });
  const versions = await withPeople(db, workspaceId, rows);
  return {
    total,
    changes: versions.slice(0, take).map((charter, at) => ({ charter, before: versions[at + 1] ?? null })),
  };
}

async function withPeople(
  db: Store,
  workspaceId: string,
  rows: readonly CharterVersionModel[],
): Promise<Charter[]> {
  const membersOf = ({ members }: CharterVersionModel) => [...new Set(z.array(z.string()).parse(members))];
  const ids = rows.flatMap((row) => [row.byId, ...membersOf(row)]);
  const people = new Map(
    (await peopleByIds(db, workspaceId, [...new Set(ids)])).map((each) => [each.id, each]),
  );
  return rows.map((row) => {
    const by = people.get(row.byId);
    if (!by) throw new Error(`version ${row.number} of the charter is by nobody of its workspace`);
    const { number, purpose, rule, details, at } = row;
    return {
      number,
      purpose,
      rule,
      details,
      at,
      by,
      members: membersOf(row).flatMap((id) => people.get(id) ?? []),
    };
  });
}

export interface CharterEdit extends CharterText {
  readonly members: readonly Person[];
  /** Of the version that was shown; 0: there was none. */
  readonly basedOn: number;
  readonly by: Person;
  /** The opening of the form; the same one twice is stored once. */
  readonly formKey: string;
}

export type CharterSaved =
  | { readonly kind: 'saved'; readonly number: number }
  | { readonly kind: 'as-it-was' }
  /** Somebody else changed it meanwhile. */
  | { readonly kind: 'outdated' };

export async function saveCharter(shell: Shell, edit: CharterEdit): Promise<CharterSaved> {
  try {
    return await save(shell, edit);
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return (await savedBefore(shell.database.db, shell.workspace.id, edit)) ?? { kind: 'outdated' };
  }
}

function save({ database, workspace, now }: Shell, edit: CharterEdit): Promise<CharterSaved> {
  const workspaceId = workspace.id;
  const { purpose, rule, details, members, basedOn, by, formKey } = edit;
  return transact(database, async (tx): Promise<CharterSaved> => {
    const again = await savedBefore(tx, workspaceId, edit);
    if (again) return again;
    const known = await charterOf(tx, workspaceId);
    if ((known?.number ?? 0) !== basedOn) return { kind: 'outdated' };
    if (known !== null && isSame(known, edit)) return { kind: 'as-it-was' };
    const number = basedOn + 1;
    const ids = members.map(({ id }) => id);
    await tx.charterVersion.create({
      data: { workspaceId, number, purpose, rule, details, members: ids, byId: by.id, at: now, formKey },
    });
    await noted(tx, { workspaceId, by: { person: by.id }, now }, 'charter.changed', { version: number });
    return { kind: 'saved', number };
  });
}

async function savedBefore(
  db: Store,
  workspaceId: string,
  { formKey }: Pick<CharterEdit, 'formKey'>,
): Promise<CharterSaved | null> {
  const known = await db.charterVersion.findUnique({
    where: { workspaceId_formKey: { workspaceId, formKey } },
  });
  return known && { kind: 'saved', number: known.number };
}

function isSame(known: Charter, edit: CharterEdit): boolean {
  const ids = (some: readonly Person[]) =>
    some
      .map(({ id }) => id)
      .sort()
      .join(' ');
  return (
    known.purpose === edit.purpose &&
    known.rule === edit.rule &&
    known.details === edit.details &&
    ids(known.members) === ids(edit.members)
  );
}

/** Who joined and who left between two versions. Pure. */
export function membersChanged({ charter, before }: CharterChange): {
  readonly joined: readonly Person[];
  readonly left: readonly Person[];
} {
  const was = before?.members ?? [];
  const without = (some: readonly Person[], others: readonly Person[]) =>
    some.filter(({ id }) => others.every((each) => each.id !== id));
  return { joined: without(charter.members, was), left: without(was, charter.members) };
}
