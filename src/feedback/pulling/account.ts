// A source whose answers are fetched: connected, paused and gone on with. How they are fetched: pull.ts.
import { z } from 'zod';
import type { Doer } from '../../audit/act.ts';
import { noted } from '../../audit/note.ts';
import { type Database, type EngineStore, type Store, transact } from '../../database/client.ts';
import type { SourcePullModel as SourcePull } from '../../database/generated/sqlite/models.ts';
import { UserError } from '../../errors.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { type Keys, opened } from '../../keys.ts';
import type { Heat } from '../filters.ts';
import {
  createSource,
  QUIET_AFTER_DAYS,
  type Source,
  sourceToFill,
  touchpointSet,
} from '../sources/source.ts';
import { readerOf } from '../sources/webhook.ts';
import { pullerOf } from '../vendors/pullers/index.ts';
import { type PullAccount, type Puller, pullRegions } from '../vendors/pulling.ts';
import { sayUnread } from '../vendors/refusal.ts';
import { checkAccount, pullerNamed } from './check.ts';

export type { SourcePullModel as SourcePull } from '../../database/generated/sqlite/models.ts';

/** The purpose under which a vendor's key is sealed. */
export const PULL_KEY = 'source.pull';

const accountShape = z.object({
  of: z.string().nullable(),
  at: z.string().nullable(),
  user: z.string().nullable(),
  keyId: z.string().nullable(),
  author: z.string().nullable().default(null),
  region: z.enum(pullRegions),
});

export function accountOf({ account }: Pick<SourcePull, 'account'>): PullAccount {
  return accountShape.parse(account);
}

/** What is null stays as it is. */
export interface PullWanted {
  readonly name: string;
  readonly vendor: string;
  readonly heat: Heat | null;
  readonly account: Partial<PullAccount>;
  readonly secret: string | null;
  /** From which instant on answers are read; given again, all is read again from there. */
  readonly since: Date | null;
  /** As JSON gave it: the uses of the vendor's fields. */
  readonly mapping: unknown;
  readonly touchpoint: string | null;
}

export interface Pulled {
  readonly source: Source;
  readonly pull: SourcePull;
}

/** In days: without a word of the admin's, so much of what was said before is read. */
const SINCE_DAYS = 365;
const DAY_MS = 86_400_000;

/** What a vendor would be asked with. */
export interface PullAsked {
  readonly puller: Puller;
  readonly account: PullAccount;
  readonly secret: string;
}

interface Known {
  readonly source: Source | null;
  readonly pull: SourcePull | null;
}

/**
 * What is wanted, with what is kept where nothing was said: to be tried before it is saved.
 * @throws UserError 'pull.vendor', 'pull.needs', 'pull.at', 'pull.of', 'pull.region'
 */
export async function askedOf(
  db: Store,
  { keys, workspaceId }: { readonly keys: Keys; readonly workspaceId: string },
  wanted: PullWanted,
): Promise<PullAsked> {
  return askedWith(keys, wanted, await knownOf(db, workspaceId, wanted.name));
}

async function knownOf(db: Store, workspaceId: string, name: string): Promise<Known> {
  const source = await sourceToFill(db, workspaceId, name);
  return { source, pull: source === null ? null : await pullOf(db, workspaceId, source.id) };
}

function askedWith(keys: Keys, wanted: PullWanted, { source, pull }: Known): PullAsked {
  const puller = pullerNamed(wanted.vendor);
  const other = [source?.vendor, pull?.vendor].find((each) => each && each !== puller.vendor);
  if (other) throw new UserError('pull.vendor', (locale) => say(locale).another(wanted.name, other));
  const account = { ...NONE, ...(pull ? accountOf(pull) : {}), ...given(wanted.account) };
  const secret = wanted.secret ?? (pull && opened(keys, PULL_KEY, pull.sealedSecret));
  checkAccount(puller, { ...account, secret }, wanted.account.region ?? null);
  return { puller, account, secret: secret ?? '' };
}

/**
 * The source of that name, made where there is none, is fetched from now on. What is there already of it stays, and so does its webhook, which has
 * to be the same vendor's. @throws UserError as `askedOf`, and 'pull.mapping'
 */
export function savePull(
  database: Database,
  company: { readonly keys: Keys; readonly workspaceId: string },
  wanted: PullWanted,
  doer: Doer,
): Promise<Pulled> {
  const { keys, workspaceId } = company;
  return transact(database, async (tx) => {
    const known = await knownOf(tx, workspaceId, wanted.name);
    const { puller, account, secret } = askedWith(keys, wanted, known);
    const { vendor } = puller;
    const source = await saveSource({ db: tx, engine: database.engine }, workspaceId, wanted, {
      ...{ ...known, vendor, now: doer.now },
    });
    const { pull: before } = known;
    const since = wanted.since ?? before?.since ?? new Date(doer.now.getTime() - SINCE_DAYS * DAY_MS);
    const isAnew = before === null || wanted.since !== null || !isSamePlace(accountOf(before), account);
    const data = {
      ...{ vendor, account: { ...account }, since, nextAt: doer.now, pausedAt: null, failures: 0 },
      ...(isAnew ? { upTo: null, newest: null, page: null, bringing: 0, refused: 0 } : {}),
      sealedSecret: keys.seal(PULL_KEY, secret),
    };
    const id = { workspaceId, sourceId: source.id };
    const pull = await tx.sourcePull.upsert({
      where: { workspaceId_sourceId: id },
      create: { ...id, ...data },
      update: { ...data, version: { increment: 1 } },
    });
    // Of another form or account nothing that was listed is missed.
    await tx.pulledAnswer.deleteMany({ where: id });
    await noted(tx, { workspaceId, ...doer }, 'source.pulled', { source: source.id, vendor });
    return { source, pull };
  });
}

/** Where one list stands says nothing of another. */
function isSamePlace(before: PullAccount, now: PullAccount): boolean {
  return before.of === now.of && before.at === now.at && before.region === now.region;
}

async function saveSource(
  store: EngineStore,
  workspaceId: string,
  wanted: PullWanted,
  { source: known, pull, vendor, now }: Known & { readonly vendor: string; readonly now: Date },
): Promise<Source> {
  const { name, heat } = wanted;
  const mapping = wanted.mapping ?? known?.mapping ?? null;
  const reader = readerOf(vendor, mapping);
  if (reader?.ok === false) throw new UserError('pull.mapping', (locale) => sayUnread(reader.reason, locale));
  const source =
    known ?? (await createSource(store.db, workspaceId, { name, heat: heat ?? 'hot', now }, null));
  const isWatched = Boolean(source.vendor || source.tokenHash || pull);
  return store.db.source.update({
    where: { workspaceId_id: { workspaceId, id: source.id } },
    data: {
      ...(heat === null ? {} : { heat }),
      ...(mapping === null ? {} : { mapping }),
      ...(await touchpointSet(store, workspaceId, wanted)),
      ...(isWatched ? {} : { quietAfterDays: QUIET_AFTER_DAYS }),
    },
  });
}

export function pullOf(db: Store, workspaceId: string, sourceId: string): Promise<SourcePull | null> {
  return db.sourcePull.findUnique({ where: { workspaceId_sourceId: { workspaceId, sourceId } } });
}

/** By their source. */
export async function pullsOf(db: Store, workspaceId: string): Promise<ReadonlyMap<string, SourcePull>> {
  const rows = await db.sourcePull.findMany({ where: { workspaceId }, orderBy: { sourceId: 'asc' } });
  return new Map(rows.map((row) => [row.sourceId, row]));
}

/** It is not asked until it is gone on with; the page that is being read just now is still stored. False where it is not fetched. */
export function pausePull(
  database: Database,
  workspaceId: string,
  sourceId: string,
  doer: Doer,
): Promise<boolean> {
  return change(database, { workspaceId, sourceId }, { pausedAt: doer.now }, 'source.paused', doer);
}

/** From where it stood, within a minute. */
export function resumePull(
  database: Database,
  workspaceId: string,
  sourceId: string,
  doer: Doer,
): Promise<boolean> {
  const data = { pausedAt: null, nextAt: doer.now, failures: 0 };
  return change(database, { workspaceId, sourceId }, data, 'source.resumed', doer);
}

function change(
  database: Database,
  where: { readonly workspaceId: string; readonly sourceId: string },
  data: { readonly pausedAt: Date | null; readonly nextAt?: Date; readonly failures?: number },
  act: 'source.paused' | 'source.resumed',
  doer: Doer,
): Promise<boolean> {
  return transact(database, async (tx) => {
    const { count } = await tx.sourcePull.updateMany({ where, data: { ...data, version: { increment: 1 } } });
    if (count === 1)
      await noted(tx, { workspaceId: where.workspaceId, ...doer }, act, { source: where.sourceId });
    return count === 1;
  });
}

const NONE: PullAccount = { of: null, at: null, user: null, keyId: null, author: null, region: 'us' };

function given(account: Partial<PullAccount>): Partial<PullAccount> {
  return Object.fromEntries(
    Object.entries(account).filter(([, value]) => value !== null && value !== undefined),
  );
}

/** For whoever has a row: its vendor's puller; null for one of a later version that is not known here. */
export function pullerFor({ vendor }: Pick<SourcePull, 'vendor'>): Puller | null {
  return pullerOf(vendor);
}

const say = phrases({
  en: {
    another: (name: string, vendor: string) =>
      `Source “${name}” is ${vendor}’s already. Choose another name for this one.`,
  },
  fr: {
    another: (name, vendor) =>
      fr`La source « ${name} » est déjà celle de ${vendor}. Donnez un autre nom à celle-ci.`,
  },
});
