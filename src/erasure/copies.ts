// What is kept of messages and digests, without somebody's name and words: letters to them go; what others got says the stand-in's name, has a
// sentence where the words stood, and is edited where it stands in the chat.
import {
  type Database,
  type EngineStore,
  type Store,
  statements,
  type Tx,
  transact,
} from '../database/client.ts';
import type { Content } from '../delivery/content.ts';
import { type Delivery, isTo, SEALED } from '../delivery/ledger.ts';
import { type Locale, localeOf } from '../i18n/locale.ts';
import { phrases } from '../i18n/phrases.ts';
import type { Keys } from '../keys.ts';
import type { Address, Message } from '../messages/message.ts';
import { inJson, type Replacing, withoutName, withTexts } from '../messages/without-name.ts';
import { TELLING, without, withoutQuotes } from '../messages/without-quotes.ts';
import { parameters } from '../people/renaming.ts';
import { familiesQuoting, type Queued, queueEdits, rewriteLedger, rowOf } from './ledger.ts';
import type { OwnWords } from './own-words.ts';
import { type ErasurePlan, planFor, type SentRow } from './plan.ts';

/** Rows in memory at a time, and parameters of one statement. */
const AT_ONCE = 200;
/** Looked for in one statement. */
const NEEDLES = 40;
/** So much of somebody's words is looked for: in a message they may be cut short. */
const HEAD = 20;

export interface Copies {
  readonly keys: Keys;
  readonly workspaceId: string;
}

/** What is not to be found afterwards. */
export interface Unwanted {
  readonly replacing: Replacing;
  /** Nothing where the words stay. */
  readonly words: OwnWords;
}

export interface CopiesCleaned {
  /** Kept messages and digests that had the name or the words. */
  readonly copies: number;
  /** Of these, messages that stand in the chat. */
  readonly posted: number;
  /** The edits of them; none where it was only counted. */
  readonly edits: readonly Queued[];
  /** Where a message may stand of which nobody can tell: somebody has to look. */
  readonly doubtful: readonly Address[];
  /** Mailing lists to which they went by e-mail. */
  readonly mailed: readonly Address[];
}

/** What stands where a colleague's words stood. */
export function insteadOfTheirs(locale: Locale): string {
  return instead(locale).taken;
}

/** Some messages in each transaction: whatever was changed before is not found again. @param write false: counts alone */
export async function cleanCopies(
  database: Database,
  copies: Copies,
  unwanted: Unwanted,
  { now, write }: { readonly now: Date; readonly write: boolean },
): Promise<CopiesCleaned> {
  const { db, engine } = database;
  const { workspaceId } = copies;
  const { name, addresses } = unwanted.replacing;
  const heads = unwanted.words.texts
    .filter((text) => text.length >= TELLING)
    .map((text) => inJson(text.slice(0, HEAD)));
  const needles = [...new Set([inJson(name), ...addresses, ...heads])];
  const found = new Set<string>();
  for (const some of chunked(needles, NEEDLES))
    for await (const ids of idsOf({ db, engine }, workspaceId, 'Delivery', 'content', some))
      for (const id of ids) found.add(id);
  for (const subjects of chunked(unwanted.words.subjects, AT_ONCE)) {
    const about = { workspaceId, subject: { in: subjects } };
    for (const { id } of await db.delivery.findMany({ where: about, select: { id: true } })) found.add(id);
  }
  const doing = begun();
  for (const deliveryIds of chunked([...found], AT_ONCE)) {
    const work = (tx: Store) => cleanMessages(tx, copies, unwanted, { deliveryIds, now, write });
    remember(doing, await (write ? transact(database, work) : work(db)));
  }
  for (const some of chunked(needles, NEEDLES))
    for await (const ids of idsOf({ db, engine }, workspaceId, 'DigestRun', 'snapshot', some))
      for (const id of await cleanDigests(db, workspaceId, ids, unwanted, write)) doing.copies.add(id);
  return resultOf(doing);
}

/** The same of what was queued since, within the transaction that takes the rest out. */
export async function cleanSince(
  tx: Store,
  copies: Copies,
  unwanted: Unwanted,
  { since, now }: { readonly since: Date; readonly now: Date },
): Promise<CopiesCleaned> {
  const where = { workspaceId: copies.workspaceId, queuedAt: { gte: since } };
  const rows = await tx.delivery.findMany({ where, select: { id: true } });
  const deliveryIds = rows.map(({ id }) => id);
  const doing = begun();
  remember(doing, await cleanMessages(tx, copies, unwanted, { deliveryIds, now, write: true }));
  return resultOf(doing);
}

/** What was done so far. By ids, since what is only counted is met again with another part of its family. */
interface CleanedSoFar {
  readonly copies: Set<string>;
  readonly posted: Set<string>;
  readonly edits: Queued[];
  readonly doubtful: Set<Address>;
  readonly mailed: Set<Address>;
}

function begun(): CleanedSoFar {
  return { copies: new Set(), posted: new Set(), edits: [], doubtful: new Set(), mailed: new Set() };
}

function remember(doing: CleanedSoFar, { plan, edits }: CleanedSome): void {
  for (const { row } of plan.rewrites) doing.copies.add(row.id);
  for (const { root } of plan.edits) doing.posted.add(root.id);
  for (const address of plan.doubtful) doing.doubtful.add(address);
  for (const address of plan.mailed) doing.mailed.add(address);
  doing.edits.push(...edits);
}

function resultOf({ copies, posted, edits, doubtful, mailed }: CleanedSoFar): CopiesCleaned {
  return { copies: copies.size, posted: posted.size, edits, doubtful: [...doubtful], mailed: [...mailed] };
}

interface CleaningSome {
  readonly deliveryIds: readonly string[];
  readonly now: Date;
  readonly write: boolean;
}

interface CleanedSome {
  readonly plan: ErasurePlan;
  readonly edits: readonly Queued[];
}

async function cleanMessages(
  tx: Store,
  { keys, workspaceId }: Copies,
  unwanted: Unwanted,
  { deliveryIds, now, write }: CleaningSome,
): Promise<CleanedSome> {
  const families = await familiesQuoting(tx, workspaceId, { deliveryIds });
  const theirs = (row: Pick<Delivery, 'address'>) =>
    unwanted.replacing.addresses.some((address) => isTo(keys, row, address));
  // What was written to them goes.
  const rows = families.filter((row) => !theirs(row)).map((row) => rowOf(row, keys));
  const plan = planFor(rows, (content, row) => cleanMessage(content, row, unwanted));
  if (!write) return { plan, edits: [] };
  await rewriteLedger(tx, workspaceId, plan, keys);
  return { plan, edits: await queueEdits(tx, workspaceId, plan, now, { keys }) };
}

/** In messages about what they wrote short words are theirs, too. */
function cleanMessage(
  { message, locale }: Content,
  { subject }: Pick<SentRow, 'subject'>,
  { replacing, words }: Unwanted,
): Message {
  const isAboutTheirs = subject !== null && words.subjects.includes(subject);
  const unsaid = withoutQuotes(message, {
    ids: new Set(),
    words: words.texts,
    instead: insteadOfTheirs(locale),
    ...(isAboutTheirs ? { least: 1 } : {}),
  });
  return withoutName(unsaid, replacing) as Message;
}

/** The ids of those that had the name or the words. */
async function cleanDigests(
  db: Store,
  workspaceId: string,
  ids: readonly string[],
  unwanted: Unwanted,
  write: boolean,
): Promise<string[]> {
  const runs = await db.digestRun.findMany({
    where: { workspaceId, id: { in: [...ids] } },
    select: { id: true, snapshot: true, schedule: { select: { locale: true } } },
  });
  const cleaned: string[] = [];
  for (const { id, snapshot, schedule } of runs) {
    const sentence = insteadOfTheirs(localeOf(schedule.locale) ?? 'en');
    const rest = withoutName(withoutTexts(snapshot, unwanted.words.texts, sentence), unwanted.replacing);
    if (rest === snapshot) continue;
    cleaned.push(id);
    if (!write) continue;
    const where = { workspaceId_id: { workspaceId, id } };
    await db.digestRun.update({ where, data: { snapshot: JSON.parse(JSON.stringify(rest)) } });
  }
  return cleaned;
}

/** The very same value where none of these texts is in it. */
function withoutTexts(value: unknown, texts: readonly string[], sentence: string): unknown {
  const telling = texts.filter((text) => text.length >= TELLING).toSorted((a, b) => b.length - a.length);
  return withTexts(value, (each) => telling.reduce((rest, text) => without(rest, text, sentence), each));
}

function chunked<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}

/** Page after page of the rows that may have one of these words; of what is sealed all. */
async function* idsOf(
  { db, engine }: EngineStore,
  workspaceId: string,
  table: 'Delivery' | 'DigestRun',
  column: 'content' | 'snapshot',
  needles: readonly string[],
): AsyncGenerator<string[]> {
  const at = parameters(engine);
  const holds = (n: number) =>
    engine === 'sqlite' ? `instr("${column}", ${at(n)}) > 0` : `strpos("${column}"::text, ${at(n)}) > 0`;
  const any = needles.map((_, i) => holds(i + 4));
  if (table === 'Delivery') any.push(`"address" LIKE '${SEALED}%'`);
  const text = `SELECT "id" FROM "${table}" WHERE "workspaceId" = ${at(1)} AND "id" > ${at(2)} AND (${any.join(' OR ')}) ORDER BY "id" LIMIT ${at(3)}`;
  for (let after = ''; ; ) {
    const rows = await statements(db, workspaceId).queryText<{ id: string }[]>(
      text,
      workspaceId,
      after,
      AT_ONCE,
      ...needles,
    );
    const ids = rows.map(({ id }) => id);
    if (ids.length > 0) yield ids;
    if (ids.length < AT_ONCE) return;
    after = ids.at(-1) ?? '';
  }
}

/** Whatever was written to them, also where only the key tells that it was. How many messages. */
export async function forgetLetters(
  tx: Tx,
  keys: Keys,
  workspaceId: string,
  addresses: readonly Address[],
): Promise<number> {
  const plain = await tx.delivery.findMany({
    where: { workspaceId, address: { in: [...addresses] } },
    select: { id: true },
  });
  const sealed = await tx.delivery.findMany({
    where: { workspaceId, address: { startsWith: SEALED } },
    select: { id: true, address: true },
  });
  const unnamed = sealed.filter((row) => addresses.some((address) => isTo(keys, row, address)));
  const all = [...plain, ...unnamed].map(({ id }) => id);
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const some = { in: all.slice(from, from + AT_ONCE) };
    await tx.quotation.deleteMany({ where: { workspaceId, deliveryId: some } });
    await tx.suggestionEvent.updateMany({ where: { workspaceId, letterId: some }, data: { letterId: null } });
    await tx.delivery.deleteMany({ where: { workspaceId, id: some } });
  }
  await forgetRests(tx, workspaceId, addresses);
  return all.length;
}

/** Whom the last sender leaves alone for a moment. */
async function forgetRests(tx: Store, workspaceId: string, addresses: readonly Address[]): Promise<void> {
  const turn = await tx.sendingTurn.findUnique({ where: { workspaceId } });
  if (turn === null || typeof turn.rests !== 'object' || turn.rests === null) return;
  const rests = Object.fromEntries(Object.entries(turn.rests).filter(([key]) => !addresses.includes(key)));
  await tx.sendingTurn.update({ where: { workspaceId }, data: { rests } });
}

const instead = phrases({ en: { taken: '(words taken out)' }, fr: { taken: '(texte retiré)' } });
