// The departments from which contacts come: named by admins, or by the files that name them.
import type { Doer } from '../audit/act.ts';
import { noted } from '../audit/note.ts';
import { newId } from '../clock.ts';
import {
  type Database,
  type EngineStore,
  insertMany,
  isUniqueViolation,
  type Store,
  transact,
} from '../database/client.ts';
import type { DepartmentModel as Department } from '../database/generated/sqlite/models.ts';
import { inPortions } from '../feedback/portions.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Address } from '../messages/message.ts';
import { fold } from '../terms/fold.ts';
import { notClosed } from './counted.ts';

export type { DepartmentModel as Department } from '../database/generated/sqlite/models.ts';

/** More are no departments but numbers, places or persons: what comes beyond is of none. */
export const MOST_DEPARTMENTS = 200;

/** By name. */
export async function departmentsOf(db: Store, workspaceId: string): Promise<Department[]> {
  const rows = await db.department.findMany({ where: { workspaceId }, orderBy: { id: 'asc' } });
  return rows.toSorted((a, b) => a.name.localeCompare(b.name, 'fr') || a.id.localeCompare(b.id));
}

export async function departmentById(db: Store, workspaceId: string, id: string): Promise<Department | null> {
  return db.department.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
}

/**
 * The ids of departments by the keys of their names, for the transaction that stores what names them. One that nobody knows is made, without
 * a channel, as long as there is room.
 */
export async function departmentsNamed(
  store: EngineStore,
  workspaceId: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const written = new Map<string, string>();
  for (const name of names) {
    const key = fold(name);
    if (key !== '' && !written.has(key)) written.set(key, name);
  }
  const known = await idsOf(store.db, workspaceId, [...written.keys()]);
  const fresh = [...written].filter(([key]) => !known.has(key));
  if (fresh.length === 0) return known;
  const room = MOST_DEPARTMENTS - (await store.db.department.count({ where: { workspaceId } }));
  const { locale } = await store.db.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { locale: true },
  });
  await insertMany(
    store,
    'Department',
    { workspaceId: 'text', id: 'text', name: 'text', key: 'text', locale: 'text', version: 'integer' },
    fresh
      .slice(0, Math.max(0, room))
      .map(([key, name]) => ({ workspaceId, id: newId(), name, key, locale, version: 1 })),
  );
  return idsOf(store.db, workspaceId, [...written.keys()]);
}

async function idsOf(db: Store, workspaceId: string, keys: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const some of inPortions(keys))
    for (const { key, id } of await db.department.findMany({ where: { workspaceId, key: { in: some } } }))
      found.set(key, id);
  return found;
}

export interface DepartmentDraft {
  readonly name: string;
  readonly channel: Address | null;
  readonly locale: Locale;
}

export type SavedDepartment =
  | { readonly kind: 'saved'; readonly department: Department }
  | { readonly kind: 'taken' | 'outdated' | 'full' };

/** The same form twice is done once. @param shown null: a new one */
export async function saveDepartment(
  database: Database,
  workspaceId: string,
  {
    shown,
    draft,
    formKey,
    doer,
  }: {
    readonly shown: { readonly id: string; readonly version: number } | null;
    readonly draft: DepartmentDraft;
    readonly formKey: string;
    readonly doer: Doer;
  },
): Promise<SavedDepartment> {
  const { name, channel, locale } = draft;
  const data = { name, key: fold(name), channel, locale };
  try {
    return await transact(database, async (tx) => {
      if (shown === null) {
        const again = await tx.department.findFirst({ where: { workspaceId, formKey } });
        if (again) return { kind: 'saved', department: again } as const;
        if ((await tx.department.count({ where: { workspaceId } })) >= MOST_DEPARTMENTS)
          return { kind: 'full' } as const;
        const made = await tx.department.create({ data: { workspaceId, id: newId(), ...data, formKey } });
        await noted(tx, { workspaceId, ...doer }, 'contacts.changed', { what: 'department', item: made.id });
        return { kind: 'saved', department: made } as const;
      }
      const { id, version } = shown;
      const { count } = await tx.department.updateMany({
        where: { workspaceId, id, version },
        data: { ...data, version: { increment: 1 } },
      });
      if (count === 0) return { kind: 'outdated' } as const;
      await noted(tx, { workspaceId, ...doer }, 'contacts.changed', { what: 'department', item: id });
      const department = await tx.department.findUniqueOrThrow({
        where: { workspaceId_id: { workspaceId, id } },
      });
      return { kind: 'saved', department } as const;
    });
  } catch (error) {
    if (isUniqueViolation(error)) return { kind: 'taken' };
    throw error;
  }
}

/** With the rules that lead to it: what came from it is unknown again, but for months that are closed. Null where it is gone already. */
export function removeDepartment(
  database: Database,
  workspaceId: string,
  id: string,
  doer: Doer,
): Promise<string | null> {
  return transact(database, async (tx) => {
    const known = await departmentById(tx, workspaceId, id);
    if (known === null) return null;
    await tx.contactRule.deleteMany({ where: { workspaceId, departmentId: id } });
    await tx.contact.updateMany({
      where: { workspaceId, departmentId: id, ...(await notClosed(tx, workspaceId)) },
      data: { departmentId: null },
    });
    await tx.department.delete({ where: { workspaceId_id: { workspaceId, id } } });
    await noted(tx, { workspaceId, ...doer }, 'contacts.changed', { what: 'department', item: id });
    return known.name;
  });
}
