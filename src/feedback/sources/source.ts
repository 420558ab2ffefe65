// Where feedback comes from: a named source, hot or cold by default, with a bearer token for the API. Its webhook is connect.ts,
// how it fares health.ts.
import type { By, Doer } from '../../audit/act.ts';
import { noted } from '../../audit/note.ts';
import { newId } from '../../clock.ts';
import {
  beyond,
  type Database,
  type EngineStore,
  isUniqueViolation,
  type Store,
  transact,
} from '../../database/client.ts';
import type { SourceModel as Source } from '../../database/generated/sqlite/models.ts';
import { UserError } from '../../errors.ts';
import type { Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { hashOf, newToken } from '../../tokens/bearer.ts';
import type { Mapping } from '../files/columns.ts';
import { type Kept, keptOf, parseKept } from '../files/recognition/kept.ts';
import type { Heat } from '../filters.ts';
import { atTouchpoints } from '../touchpoints/company.ts';
import { isElicited } from './elicited.ts';

export type { SourceModel as Source } from '../../database/generated/sqlite/models.ts';

export interface NewSource {
  readonly name: string;
  readonly heat: Heat;
  readonly now: Date;
  /** Left out: until they are erased. */
  readonly keepDays?: number;
}

/** Days of silence after which admins are told of a source that is sent to by itself; a file that is imported by hand has none. */
export const QUIET_AFTER_DAYS = 7;

/**
 * Adds a source and its token, which is told here once and kept only as a SHA-256. A source that an import made without a token
 * gets one. @throws UserError('source.exists') where the name is taken and has a token, UserError('source.name') where it is empty or over 100 characters.
 */
export async function addSource(
  database: Database,
  workspaceId: string,
  { name, heat, now }: NewSource,
  by: By = 'command-line',
): Promise<{ source: Source; token: string }> {
  const { token, tokenHash } = newToken();
  const source = await transact(database, async (tx) => {
    const known = await sourceToFill(tx, workspaceId, name);
    if (known?.tokenHash) throw new UserError('source.exists', (locale) => say(locale).exists(known.name));
    const { id, vendor, quietAfterDays } =
      known ?? (await createSource(tx, workspaceId, { name, heat, now }, tokenHash));
    await noted(tx, { workspaceId, by, now }, 'source.added', { source: id });
    return tx.source.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { tokenHash, heat, quietAfterDays: vendor === null ? QUIET_AFTER_DAYS : quietAfterDays },
    });
  });
  return { source, token };
}

/**
 * Another token, told here once: the one before is taken by no request from now on.
 * @throws UserError('source.unknown') naming those there are, UserError('source.tokenless') where it has none
 */
export async function renewToken(
  database: Database,
  workspaceId: string,
  name: string,
  doer: Doer,
): Promise<string> {
  const { token, tokenHash } = newToken();
  await transact(database, async (tx) => {
    const known = await sourceNamed(tx, workspaceId, name);
    if (known.tokenHash === null)
      throw new UserError('source.tokenless', (locale) => say(locale).tokenless(known.name));
    await tx.source.update({ where: { workspaceId_id: { workspaceId, id: known.id } }, data: { tokenHash } });
    await noted(tx, { workspaceId, ...doer }, 'source.token-renewed', { source: known.id });
  });
  return token;
}

/** The source of that name, made without a token where there is none: what an import writes to. Two that make it at once have the same. */
export async function sourceForImport(
  database: Database,
  workspaceId: string,
  made: NewSource,
): Promise<Source> {
  try {
    return await transact(
      database,
      async (tx) =>
        (await findSource(tx, workspaceId, made.name)) ?? createSource(tx, workspaceId, made, null),
    );
  } catch (error) {
    const known = isUniqueViolation(error) ? await findSource(database.db, workspaceId, made.name) : null;
    if (known === null) throw error;
    return known;
  }
}

export function findSource(db: Store, workspaceId: string, name: string): Promise<Source | null> {
  return db.source.findUnique({ where: { workspaceId_name: { workspaceId, name: checked(name) } } });
}

/**
 * The one of that name, to bring answers into.
 * @throws UserError('source.reserved') for that of what customers answer to our questions: what came in beside would be read as if it had been asked for
 */
export async function sourceToFill(db: Store, workspaceId: string, name: string): Promise<Source | null> {
  if (isElicited({ name: name.trim() }))
    throw new UserError('source.reserved', (locale) => reservedName(name.trim(), locale));
  return findSource(db, workspaceId, name);
}

export function reservedName(name: string, locale: Locale): string {
  return say(locale).reserved(name);
}

/** Those that answers may be brought into. */
export async function listSourcesToFill(db: Store, workspaceId: string): Promise<Source[]> {
  return (await listSources(db, workspaceId)).filter((each) => !isElicited(each));
}

export function listSources(db: Store, workspaceId: string): Promise<Source[]> {
  return db.source.findMany({ where: { workspaceId }, orderBy: { name: 'asc' } });
}

/** The source that a bearer token belongs to; found by the token's hash, so that time tells nothing about a token. */
export function sourceOfToken(db: Store, token: string): Promise<Source | null> {
  return beyond(db, 'whose it is').source.findUnique({ where: { tokenHash: hashOf(token) } });
}

/** The source of that id, whichever company's it is: ids are random. Null where there is none, or where it names two. */
export async function sourceWithId(db: Store, id: string): Promise<Source | null> {
  const [source, another] = await beyond(db, 'whose it is').source.findMany({ where: { id }, take: 2 });
  return another ? null : (source ?? null);
}

/** What is left out stays as it is. */
export interface SourceSettings {
  readonly heat?: Heat;
  /** Null: until they are erased. */
  readonly keepDays?: number | null;
  /** Null: never. */
  readonly quietAfterDays?: number | null;
  /** Null: none. */
  readonly touchpoint?: string | null;
}

/**
 * Answers that are stored already keep their heat and touchpoint. Words for a touchpoint become the one that they mean, or one of the company's own.
 * @throws UserError('source.unknown') naming those there are.
 */
export async function setSource(
  database: Database,
  workspaceId: string,
  name: string,
  settings: SourceSettings,
  doer: Doer,
): Promise<Source> {
  return transact(database, async (tx) => {
    const { id } = await sourceNamed(tx, workspaceId, name);
    const touchpoint = await touchpointSet({ db: tx, engine: database.engine }, workspaceId, settings);
    const data = { ...settings, ...touchpoint };
    await noted(tx, { workspaceId, ...doer }, 'source.changed', {
      source: id,
      settings: Object.keys(settings),
    });
    return tx.source.update({ where: { workspaceId_id: { workspaceId, id } }, data });
  });
}

/** Nobody is told of its silence any more. False where it is not there. */
export async function hush(
  database: Database,
  workspaceId: string,
  id: string,
  doer: Doer,
): Promise<boolean> {
  return transact(database, async (tx) => {
    const { count } = await tx.source.updateMany({
      where: { workspaceId, id },
      data: { quietAfterDays: null },
    });
    if (count === 1) await noted(tx, { workspaceId, ...doer }, 'source.hushed', { source: id });
    return count === 1;
  });
}

/** As answers that name it have it; nothing where none is set. */
export async function touchpointSet(
  store: EngineStore,
  workspaceId: string,
  { touchpoint = null }: Pick<SourceSettings, 'touchpoint'>,
): Promise<{ readonly touchpoint?: string | null }> {
  if (touchpoint === null) return {};
  const [placed] = await atTouchpoints(store, workspaceId, [{ touchpoint }], null);
  return placed ?? {};
}

/** @throws UserError('source.unknown') naming those there are */
export async function sourceNamed(tx: Store, workspaceId: string, name: string): Promise<Source> {
  const known = await findSource(tx, workspaceId, name);
  if (known) return known;
  const names = (await listSources(tx, workspaceId)).map((each) => each.name).join(', ');
  throw new UserError('source.unknown', (locale) => say(locale).unknown(name.trim(), names || '–'));
}

/** What the columns of a file were that was imported into it: the next one like it is read so. */
export async function keepLayout(
  db: Store,
  { workspaceId, id }: Pick<Source, 'workspaceId' | 'id'>,
  mapping: Mapping,
): Promise<void> {
  await db.source.update({
    where: { workspaceId_id: { workspaceId, id } },
    data: { fileLayout: keptOf(mapping) },
  });
}

/** What is kept of the last file of the source with that id, or of that name; null where there is none. */
export async function layoutKept(
  db: Store,
  workspaceId: string,
  { id, name }: { readonly id: string | null; readonly name: string },
): Promise<Kept | null> {
  const key =
    id === null ? { workspaceId_name: { workspaceId, name } } : { workspaceId_id: { workspaceId, id } };
  const source = await db.source.findUnique({ where: key, select: { fileLayout: true } });
  return parseKept(source?.fileLayout);
}

/** Something was taken from it, whichever way it came in. */
export async function noteHeard(
  db: Store,
  { workspaceId, id }: Pick<Source, 'workspaceId' | 'id'>,
  now: Date,
): Promise<void> {
  await db.source.update({
    where: { workspaceId_id: { workspaceId, id } },
    data: { lastSeenAt: now, errorCount: 0 },
  });
}

/** Without a token it is made for an import. @throws UserError('source.name') where it is empty or over 100 characters. */
export function createSource(
  tx: Store,
  workspaceId: string,
  { name, heat, now, keepDays }: NewSource,
  tokenHash: string | null,
): Promise<Source> {
  return tx.source.create({
    data: {
      workspaceId,
      id: newId(),
      name: checked(name),
      heat,
      tokenHash,
      createdAt: now,
      ...(keepDays === undefined ? {} : { keepDays }),
      quietAfterDays: tokenHash === null ? null : QUIET_AFTER_DAYS,
    },
  });
}

function checked(name: string): string {
  const trimmed = name.trim();
  if (trimmed === '' || trimmed.length > 100)
    throw new UserError('source.name', (locale) => say(locale).badName);
  return trimmed;
}

const say = phrases({
  en: {
    tokenless: (name: string) =>
      `Source “${name}” has no token, so none can be stolen. To give it one: portevoix source add "${name}".`,
    exists: (name: string) =>
      `There is already a source “${name}” with a token. Choose another name (“portevoix source list” shows them), or give it another token: portevoix source token.`,
    badName: 'A source needs a name of 1 to 100 characters.',
    reserved: (name: string) =>
      `“${name}” is the source of what customers answer to your questions; nothing else comes in by it. Choose another name.`,
    unknown: (name: string, known: string) => `There is no source “${name}”. There are: ${known}`,
  },
  fr: {
    tokenless: (name) =>
      fr`La source « ${name} » n’a pas de jeton. Pour lui en donner un : portevoix source add "${name}".`,
    exists: (name: string) =>
      fr`Il existe déjà une source « ${name} » avec un jeton. Choisissez un autre nom (« portevoix source list » les montre), ou donnez-lui un autre jeton : portevoix source token.`,
    badName: 'Une source doit avoir un nom de 1 à 100 caractères.',
    reserved: (name) =>
      fr`« ${name} » est la source des réponses de vos clients à vos questions ; rien d’autre n’y entre. Choisissez un autre nom.`,
    unknown: (name: string, known: string) =>
      fr`Aucune source ne s’appelle « ${name} ». Sources connues : ${known}`,
  },
});
