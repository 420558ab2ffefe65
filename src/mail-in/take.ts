// Takes one mail in, from either door: read in another thread, judged by the rules, and kept with that it was seen in one transaction, so that each
// becomes an answer once, whoever delivers it how often, and wherever a process dies.
import { createHash } from 'node:crypto';
import { dayIn } from '../calendar/zone.ts';
import type { Clock } from '../clock.ts';
import { type Database, isUniqueViolation, type Store, type Tx, transact } from '../database/client.ts';
import { intoRequest } from '../feedback/batches/batch.ts';
import { type FeedbackItem, parseItem } from '../feedback/item.ts';
import type { MailRead } from '../feedback/mails/mail.ts';
import { ORIGINAL, type ResponseRow, rowsOf } from '../feedback/rows.ts';
import { noteHeard, type Source } from '../feedback/sources/source.ts';
import { storeWithin } from '../feedback/store.ts';
import { TooMuchWork } from '../feedback/work/threads.ts';
import { here, type Worker } from '../feedback/work/work.ts';
import type { Keys } from '../keys.ts';
import { type Workspace, workspaceById } from '../workspace/workspace.ts';
import { askOrList } from './asking.ts';
import { judge, type MailAnswer, type MailFate, settled } from './fate.ts';
import { type MailRule, mailRules } from './rules.ts';

export interface MailInParts {
  readonly database: Database;
  readonly workspaceId: string;
  readonly keys: Keys;
  readonly keepOriginals: boolean;
  readonly clock: Clock;
  readonly work?: Worker;
}

/** @param trusts the server whose Authentication-Results count; null: none */
export async function takeMail(
  parts: MailInParts,
  bytes: Uint8Array,
  { trusts }: { readonly trusts: string | null },
): Promise<MailFate> {
  const { database, workspaceId, keys, clock, work = here } = parts;
  const hash = createHash('sha256').update(bytes).digest('base64url');
  const read = await readIn(work, bytes);
  const id = read.ok && read.mail.id !== null ? idOf(keys, 'id', read.mail.id) : idOf(keys, 'bytes', hash);
  const seen = await database.db.mailSeen.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  if (seen !== null && isSettled(seen.fate)) return 'known';
  const now = clock.now();
  const seeing = { workspaceId, id, now };
  if (!read.ok) {
    const fate = read.code === 'tooLarge' ? 'too-large' : 'unreadable';
    return (await note(database, seeing, fate)) ? fate : 'known';
  }
  const workspace = await workspaceById(database.db, workspaceId);
  const rules = await mailRules(database.db, workspaceId);
  const judged = judge(read.mail, { rules, trusts, timeZone: workspace.timeZone, now, seenAs: id });
  if (judged.fate !== 'answers') return (await note(database, seeing, judged.fate)) ? judged.fate : 'known';
  return keep(parts, workspace, judged, seeing);
}

/** One that takes too long, or kills its thread, is one that cannot be read: the others wait no longer for it. */
async function readIn(work: Worker, bytes: Uint8Array): Promise<MailRead> {
  try {
    // A copy: another thread keeps what it is given.
    return await work('mail', { body: bytes.slice() });
  } catch (error) {
    if (error instanceof TooMuchWork) throw error;
    return { ok: false, code: 'unreadable' };
  }
}

/** One that cannot be fetched or taken at all. @param name what the server calls it */
export async function refuseMail(
  { database, workspaceId, keys, clock }: MailInParts,
  name: string,
  fate: 'too-large' | 'unreadable',
): Promise<MailFate> {
  const seeing = { workspaceId, id: idOf(keys, 'id', name), now: clock.now() };
  return (await note(database, seeing, fate)) ? fate : 'known';
}

/** Those of these Message-IDs of which it is known what became of them: nobody has to fetch them again. */
export async function settledAmong(
  { database, workspaceId, keys }: MailInParts,
  messageIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const called = new Map(messageIds.map((each) => [idOf(keys, 'id', each), each]));
  const rows = await database.db.mailSeen.findMany({
    where: { workspaceId, id: { in: [...called.keys()] }, fate: { in: [...settled] } },
    select: { id: true },
  });
  return new Set(rows.flatMap(({ id }) => called.get(id) ?? []));
}

/** By which a mail is known again: a keyed hash. */
function idOf(keys: Keys, by: 'id' | 'bytes', what: string): string {
  return keys.fingerprint('mail', JSON.stringify([by, what]));
}

interface Seeing {
  readonly workspaceId: string;
  readonly id: string;
  readonly now: Date;
}

async function note(database: Database, seeing: Seeing, fate: MailFate): Promise<boolean> {
  try {
    return await transact(database, (tx) => noteWithin(tx, seeing, fate));
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}

/** False where another replica took it in meanwhile. @throws a unique violation where both did so at once */
async function noteWithin(tx: Store, { workspaceId, id, now }: Seeing, fate: MailFate): Promise<boolean> {
  const before = await tx.mailSeen.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  if (before === null) {
    await tx.mailSeen.create({ data: { workspaceId, id, fate, seenAt: now } });
    return true;
  }
  // What was kept out for the same reason before was told of then.
  const { count } = await tx.mailSeen.updateMany({
    where: { workspaceId, id, fate: { notIn: [...settled] } },
    data: { fate, seenAt: now, ...(before.fate === fate ? {} : { toldAt: null }) },
  });
  return count === 1;
}

async function keep(
  { database, workspaceId, keys, keepOriginals, work = here }: MailInParts,
  workspace: Workspace,
  { rule, answers }: { readonly rule: MailRule; readonly answers: readonly MailAnswer[] },
  seeing: Seeing,
): Promise<MailFate> {
  const { now } = seeing;
  const source = await database.db.source.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: rule.sourceId } },
  });
  const items = answers.flatMap((answer) => itemOf(answer, rule, now) ?? []);
  if (items.length === 0) return (await note(database, seeing, 'no-words')) ? 'no-words' : 'known';
  const settings = { keys, keepOriginals, country: workspace.country, work, now };
  const all = await rowsOf(workspaceId, source, items, settings);
  const rows = [...new Map(all.map((row) => [row.id, row])).values()];
  const day = dayIn(workspace.timeZone, now);
  const into = await intoRequest(database, source, { kind: 'mail', day, now });
  try {
    return await transact(database, async (tx): Promise<MailFate> => {
      const there = await knownOf(tx, workspaceId, rows);
      const fresh = rows.filter(({ id }) => !there.has(id));
      const fate = fresh.length === 0 ? 'known' : rule.touchpoint === null ? 'waiting' : 'taken';
      if (!(await noteWithin(tx, seeing, fate))) return 'known';
      if (fate === 'waiting')
        for (const row of fresh) await wait(tx, { workspace, now, keys }, { source, row });
      if (fate === 'taken')
        await storeWithin(tx, { workspaceId, engine: database.engine }, source, fresh, { ...settings, into });
      if (fate !== 'known') await noteHeard(tx, source, now);
      return fate;
    });
  } catch (error) {
    if (isUniqueViolation(error)) return 'known';
    throw error;
  }
}

/** Null where nothing of it can be kept. */
function itemOf(answer: MailAnswer, { touchpoint, heat }: MailRule, now: Date): FeedbackItem | null {
  const { externalId: id, customer, words: verbatim, names, answeredAt } = answer;
  const item = parseItem(
    {
      ...{ id, customer: customer ?? undefined, verbatim, touchpoint: touchpoint ?? undefined, heat, names },
      answeredAt: answeredAt.toISOString(),
    },
    { instantOf: () => answeredAt, dateOrder: 'dmy', now, keepsRest: 'delivery' },
  );
  return item.ok ? item.value : null;
}

/** Those that somebody else passed on before. */
async function knownOf(
  tx: Store,
  workspaceId: string,
  rows: readonly ResponseRow[],
): Promise<ReadonlySet<string>> {
  const about = { where: { workspaceId, id: { in: rows.map(({ id }) => id) } }, select: { id: true } };
  const there = [...(await tx.feedback.findMany(about)), ...(await tx.mailWaiting.findMany(about))];
  return new Set(there.map(({ id }) => id));
}

async function wait(
  tx: Tx,
  { workspace, now, keys }: { readonly workspace: Workspace; readonly now: Date; readonly keys: Keys },
  { source, row }: { readonly source: Source; readonly row: ResponseRow },
): Promise<void> {
  const { id, heat, verbatim, original, customer, answeredAt } = row;
  const waiting = await tx.mailWaiting.create({
    data: {
      ...{
        workspaceId: workspace.id,
        id,
        sourceId: source.id,
        heat,
        verbatim: verbatim ?? '',
        customer,
        answeredAt,
      },
      sealedOriginal: original === null ? null : keys.seal(ORIGINAL, original),
      waitsSince: now,
    },
  });
  await askOrList(tx, { workspace, now }, { waiting, source: source.name });
}

function isSettled(fate: string): boolean {
  return settled.some((each) => each === fate);
}
