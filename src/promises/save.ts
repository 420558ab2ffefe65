// Making a promise, changing it, ending it: admins do. Each change is a version of its own, so that what was promised when can be read.
import { noted } from '../audit/note.ts';
import { newId } from '../clock.ts';
import { isUniqueViolation, type Store, transact } from '../database/client.ts';
import { UserError } from '../errors.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Person } from '../people/person.ts';
import type { Shell } from '../workspace/shell.ts';
import { knownOf, type PromiseKnown } from './known.ts';
import { promiseById } from './promise.ts';

/** Whoever promises more keeps none of them in mind. */
export const MOST_PROMISES = 20;

export interface PromiseDraft {
  readonly sentence: string;
  readonly touchpoint: string;
  readonly known: PromiseKnown;
}

export interface PromiseSaving {
  readonly draft: PromiseDraft;
  /** Null: a new one. */
  readonly id: string | null;
  /** Of the version that was shown; 0: there was none. */
  readonly basedOn: number;
  readonly by: Person;
  /** The opening of the form; the same one twice is stored once. */
  readonly formKey: string;
}

export type PromiseSaved =
  | { readonly kind: 'saved' | 'as-it-was'; readonly id: string; readonly number: number }
  /** Somebody else changed or ended it meanwhile. */
  | { readonly kind: 'outdated' };

/** @throws UserError 'promise.enough' */
export async function savePromise(shell: Shell, saving: PromiseSaving): Promise<PromiseSaved> {
  const { database, workspace } = shell;
  try {
    return await transact(database, (tx) => saveWithin(tx, shell, saving));
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return (await savedBefore(database.db, workspace.id, saving)) ?? { kind: 'outdated' };
  }
}

async function saveWithin(tx: Store, shell: Shell, saving: PromiseSaving): Promise<PromiseSaved> {
  const workspaceId = shell.workspace.id;
  const again = await savedBefore(tx, workspaceId, saving);
  if (again) return again;
  return saving.id === null ? made(tx, shell, saving) : changed(tx, shell, saving, saving.id);
}

async function made(tx: Store, { workspace, now }: Shell, saving: PromiseSaving): Promise<PromiseSaved> {
  const workspaceId = workspace.id;
  if ((await tx.brandPromise.count({ where: { workspaceId, endedAt: null } })) >= MOST_PROMISES)
    throw new UserError('promise.enough', (locale) => words(locale).enough(MOST_PROMISES));
  const { _max: last } = await tx.brandPromise.aggregate({ where: { workspaceId }, _max: { number: true } });
  const number = (last.number ?? 0) + 1;
  const { id } = await tx.brandPromise.create({ data: { workspaceId, id: newId(), number } });
  await addVersion(tx, { workspaceId, promiseId: id, number: 1, at: now }, saving);
  await noted(tx, { workspaceId, by: { person: saving.by.id }, now }, 'promise.made', { promise: number });
  return { kind: 'saved', id, number };
}

async function changed(
  tx: Store,
  { workspace, now }: Shell,
  saving: PromiseSaving,
  id: string,
): Promise<PromiseSaved> {
  const workspaceId = workspace.id;
  const before = await promiseById(tx, workspaceId, id);
  if (!before || before.endedAt !== null || before.version !== saving.basedOn) return { kind: 'outdated' };
  const { number, sentence, touchpoint, known } = before;
  if (JSON.stringify({ sentence, touchpoint, known }) === JSON.stringify(plainOf(saving.draft)))
    return { kind: 'as-it-was', id, number };
  const { count } = await tx.brandPromise.updateMany({
    where: { workspaceId, id, version: saving.basedOn, endedAt: null },
    data: { version: saving.basedOn + 1 },
  });
  if (count === 0) return { kind: 'outdated' };
  await addVersion(tx, { workspaceId, promiseId: id, number: saving.basedOn + 1, at: now }, saving);
  await noted(tx, { workspaceId, by: { person: saving.by.id }, now }, 'promise.changed', { promise: number });
  return { kind: 'saved', id, number };
}

function plainOf({ sentence, touchpoint, known }: PromiseDraft): PromiseDraft {
  return { sentence, touchpoint, known: knownOf(known) };
}

async function addVersion(
  tx: Store,
  at: {
    readonly workspaceId: string;
    readonly promiseId: string;
    readonly number: number;
    readonly at: Date;
  },
  { draft, by, formKey }: PromiseSaving,
): Promise<void> {
  await tx.promiseVersion.create({ data: { ...at, ...plainOf(draft), byId: by.id, formKey } });
}

async function savedBefore(
  db: Store,
  workspaceId: string,
  { formKey }: Pick<PromiseSaving, 'formKey'>,
): Promise<PromiseSaved | null> {
  const known = await db.promiseVersion.findUnique({
    where: { workspaceId_formKey: { workspaceId, formKey } },
    include: { promise: true },
  });
  return known && { kind: 'saved', id: known.promiseId, number: known.promise.number };
}

/** False where it had ended, or there is none. What was told of it, and actions that grew from it, stay. */
export function endPromise(
  { database, workspace, now }: Shell,
  { id, by }: { readonly id: string; readonly by: Person },
): Promise<boolean> {
  const workspaceId = workspace.id;
  return transact(database, async (tx) => {
    const { count } = await tx.brandPromise.updateMany({
      where: { workspaceId, id, endedAt: null },
      data: { endedAt: now, endedById: by.id },
    });
    if (count === 0) return false;
    const { number } = await tx.brandPromise.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id } },
    });
    await noted(tx, { workspaceId, by: { person: by.id }, now }, 'promise.ended', { promise: number });
    return true;
  });
}

const words = phrases({
  en: {
    enough: (most: number) =>
      `There are ${most} promises already: nobody keeps more in mind. End one of them first.`,
  },
  fr: {
    enough: (most) =>
      fr`Il y a déjà ${String(most)} promesses : personne n’en garde plus en tête. Arrêtez-en une d’abord.`,
  },
});
