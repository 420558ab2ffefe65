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
import { createSource, findSource, QUIET_AFTER_DAYS, type Source, touchpointSet } from '../sources/source.ts';
import { readerOf } from '../sources/webhook.ts';
import { pullerOf, pullers } from '../vendors/pullers/index.ts';
import { RATINGS, SURVEYS } from '../vendors/pullers/zendesk.ts';
import { type PullAccount, type Puller, type PullPart, pullRegions } from '../vendors/pulling.ts';
import { sayUnread } from '../vendors/refusal.ts';

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
  const source = await findSource(db, workspaceId, name);
  return { source, pull: source === null ? null : await pullOf(db, workspaceId, source.id) };
}

function askedWith(keys: Keys, wanted: PullWanted, { source, pull }: Known): PullAsked {
  const puller = pullerNamed(wanted.vendor);
  const other = [source?.vendor, pull?.vendor].find((each) => each && each !== puller.vendor);
  if (other) throw new UserError('pull.vendor', (locale) => say(locale).another(wanted.name, other));
  const account = { ...NONE, ...(pull ? accountOf(pull) : {}), ...given(wanted.account) };
  const secret = wanted.secret ?? (pull && opened(keys, PULL_KEY, pull.sealedSecret));
  check(puller, { ...account, secret });
  checkRegion(puller, wanted.account);
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
    const isAnew = before === null || wanted.since !== null;
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

/** @throws UserError 'pull.vendor' naming those there are */
function pullerNamed(vendor: string): Puller {
  const plain = (name: string) => name.replaceAll('-', '').toLowerCase();
  const puller = pullers.find((each) => plain(each.vendor) === plain(vendor));
  if (puller) return puller;
  throw new UserError('pull.vendor', (locale) => say(locale).unknown(vendor.slice(0, 40), vendorsPulled()));
}

function vendorsPulled(): string {
  return pullers.map(({ vendor }) => vendor).join(', ');
}

/** How each part is given at the command line. */
const PULL_OPTIONS: Readonly<Record<PullPart, string>> = {
  of: '--of',
  at: '--at',
  user: '--user',
  keyId: '--key-id',
  secret: '--token',
};

/** Those of which a company may have its own. */
const ADDRESSED = new Map<string, string>([
  ['formbricks', 'Formbricks'],
  ['limesurvey', 'LimeSurvey'],
]);

function check({ vendor, needs }: Puller, having: Readonly<Record<PullPart, string | null>>): void {
  const missing = needs.find((each) => having[each] === null);
  if (missing !== undefined)
    throw new UserError('pull.needs', (locale) => say(locale).missing(vendor, PULL_OPTIONS[missing]));
  const { at, of } = having;
  const title = ADDRESSED.get(vendor);
  // LimeSurvey may stand in a folder of a site; nobody's name and no question belong there.
  if (at !== null && title !== undefined && !/^https?:\/\/[^\s?#@]+$/.test(at))
    throw new UserError('pull.at', (locale) => say(locale).badAddress(at.slice(0, 100), title));
  if (of !== null && vendor === 'limesurvey' && !/^[1-9]\d{0,9}$/.test(of))
    throw new UserError('pull.of', (locale) => say(locale).badSurvey(of.slice(0, 100)));
  if (of !== null && vendor === 'zendesk' && of !== SURVEYS && of !== RATINGS)
    throw new UserError('pull.of', (locale) => say(locale).badList(of.slice(0, 100)));
  if (at !== null && vendor === 'zendesk' && !/^[a-z\d-]{1,63}$/i.test(at))
    throw new UserError('pull.at', (locale) => say(locale).badSubdomain(at.slice(0, 100)));
}

/** Where nothing was said a vendor is asked where most of its accounts are. */
function checkRegion({ vendor, hosts = {} }: Puller, { region }: Partial<PullAccount>): void {
  if (region === undefined || region in hosts) return;
  const there = Object.keys(hosts).join(', ');
  throw new UserError('pull.region', (locale) =>
    there === '' ? say(locale).noRegions(vendor) : say(locale).badRegion(region, vendor, there),
  );
}

/** For whoever has a row: its vendor's puller; null for one of a later version that is not known here. */
export function pullerFor({ vendor }: Pick<SourcePull, 'vendor'>): Puller | null {
  return pullerOf(vendor);
}

const say = phrases({
  en: {
    unknown: (vendor: string, known: string) =>
      `“${vendor}” cannot be fetched from. There are: ${known}. What another tool sends by itself: --vendor.`,
    another: (name: string, vendor: string) =>
      `Source “${name}” is ${vendor}’s already. Choose another name for this one.`,
    missing: (vendor: string, option: string) =>
      `${vendor} needs ${option} too. What it is: portevoix source --help`,
    badAddress: (at: string, title: string) =>
      `--at: “${at}” is no address. Give where your ${title} is, as in https://survey.example.com, without what follows.`,
    badSurvey: (of: string) =>
      `--of: “${of}” is no survey of LimeSurvey’s. Give its number, as it stands in its address.`,
    badList: (of: string) =>
      `--of: “${of}” is nothing of Zendesk’s. Give “surveys” for its newer surveys, or leave it out for satisfaction ratings.`,
    badRegion: (region: string, vendor: string, there: string) =>
      `--region: ${vendor} is not in “${region}”. There are: ${there}.`,
    noRegions: (vendor: string) => `--region: ${vendor} has one place only. Leave it out.`,
    badSubdomain: (at: string) =>
      `--at: “${at}” is no subdomain. Of https://acme.zendesk.com it is “acme”: letters, digits and hyphens.`,
  },
  fr: {
    unknown: (vendor, known) =>
      fr`« ${vendor} » ne peut pas être interrogé. Il y a : ${known}. Pour ce qu’un autre outil envoie de lui-même : --vendor.`,
    another: (name, vendor) =>
      fr`La source « ${name} » est déjà celle de ${vendor}. Donnez un autre nom à celle-ci.`,
    missing: (vendor, option) =>
      fr`Pour ${vendor}, il faut aussi ${option}. Ce que c’est : portevoix source --help`,
    badAddress: (at, title) =>
      fr`--at : « ${at} » n’est pas une adresse. Dites où est votre ${title}, comme https://enquetes.example.com, sans rien derrière.`,
    badSurvey: (of) =>
      fr`--of : « ${of} » n’est pas une enquête de LimeSurvey. Donnez son numéro, celui de son adresse.`,
    badList: (of) =>
      fr`--of : « ${of} » n’existe pas chez Zendesk. Dites « surveys » pour ses nouvelles enquêtes, ou rien pour les notes de satisfaction.`,
    badRegion: (region, vendor, there) =>
      fr`--region : ${vendor} n’est pas dans « ${region} ». Il y a : ${there}.`,
    noRegions: (vendor) => fr`--region : ${vendor} n’est qu’à un seul endroit. Ne donnez pas cette option.`,
    badSubdomain: (at) =>
      fr`--at : « ${at} » n’est pas un sous-domaine. Pour https://acme.zendesk.com, c’est « acme » : lettres, chiffres et traits d’union.`,
  },
});
