// Takes one mail in, from either door: read in another thread, judged by the rules, and kept with that it was seen in one transaction, so that each
// becomes an answer once, whoever delivers it how often, and wherever a process dies.
import { createHash } from 'node:crypto';
import { dayIn } from '../calendar/zone.ts';
import type { Clock } from '../clock.ts';
import { type Database, isUniqueViolation, type Store, type Tx, transact } from '../database/client.ts';
import { intoRequest } from '../feedback/batches/batch.ts';
import { parseItem } from '../feedback/item.ts';
import type { MailRead } from '../feedback/mails/mail.ts';
import { ORIGINAL, type ResponseRow, rowsOf } from '../feedback/rows.ts';
import { noteHeard, type Source } from '../feedback/sources/source.ts';
import { storeWithin } from '../feedback/store.ts';
import { TooMuchWork } from '../feedback/work/threads.ts';
import { here, type Worker } from '../feedback/work/work.ts';
import type { Keys } from '../keys.ts';
import { type Workspace, workspaceById } from '../workspace/workspace.ts';
import { judge, keptOut, type MailAnswer, type MailFate } from './fate.ts';
import { tellWaiting } from './letters.ts';
import { mailRules } from './rules.ts';

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
  const id = keys.fingerprint(
    'mail',
    JSON.stringify(read.ok && read.mail.id !== null ? ['id', read.mail.id] : ['bytes', hash]),
  );
  const seen = await database.db.mailSeen.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  if (seen !== null && !isKeptOut(seen.fate)) return 'known';
  const now = clock.now();
  const seeing = { workspaceId, id, now };
  if (!read.ok) {
    const fate = read.code === 'tooLarge' ? 'too-large' : 'unreadable';
    return (await note(database, seeing, fate)) ? fate : 'known';
  }
  const workspace = await workspaceById(database.db, workspaceId);
  const rules = await mailRules(database.db, workspaceId);
  const judged = judge(read.mail, { rules, trusts, timeZone: workspace.timeZone, now, seenAs: id });
  if (judged.fate !== 'answer') return (await note(database, seeing, judged.fate)) ? judged.fate : 'known';
  return keep(parts, workspace, judged.answer, seeing);
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

/** One that is too large to be fetched at all. @param name what the server calls it */
export async function refuseLarge(
  { database, workspaceId, keys, clock }: MailInParts,
  name: string,
): Promise<void> {
  const id = keys.fingerprint('mail', JSON.stringify(['id', name]));
  await note(database, { workspaceId, id, now: clock.now() }, 'too-large');
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
    where: { workspaceId, id, fate: { in: [...keptOut] } },
    data: { fate, seenAt: now, ...(before.fate === fate ? {} : { toldAt: null }) },
  });
  return count === 1;
}

async function keep(
  { database, workspaceId, keys, keepOriginals, work = here }: MailInParts,
  workspace: Workspace,
  answer: MailAnswer,
  seeing: Seeing,
): Promise<MailFate> {
  const { now } = seeing;
  const { rule } = answer;
  const source = await database.db.source.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: rule.sourceId } },
  });
  const item = parseItem(
    {
      id: answer.externalId,
      customer: answer.customer ?? undefined,
      verbatim: answer.words,
      touchpoint: rule.touchpoint ?? undefined,
      heat: rule.heat,
      names: answer.names,
      answeredAt: answer.answeredAt.toISOString(),
    },
    { instantOf: () => answer.answeredAt, dateOrder: 'dmy', now, keepsRest: 'delivery' },
  );
  if (!item.ok) return (await note(database, seeing, 'no-words')) ? 'no-words' : 'known';
  const settings = { keys, keepOriginals, country: workspace.country, work, now };
  const [row] = await rowsOf(workspaceId, source, [item.value], settings);
  if (row === undefined) throw new Error('an answer has a row');
  const into = await intoRequest(database, source, {
    kind: 'mail',
    day: dayIn(workspace.timeZone, now),
    now,
  });
  try {
    return await transact(database, async (tx): Promise<MailFate> => {
      const isThere = await isKnown(tx, workspaceId, row.id);
      const fate = isThere ? 'known' : rule.touchpoint === null ? 'waiting' : 'taken';
      if (!(await noteWithin(tx, seeing, fate))) return 'known';
      if (fate === 'waiting') await wait(tx, { workspace, now, keys }, { source, row });
      if (fate === 'taken') {
        const where = { workspaceId, engine: database.engine };
        await storeWithin(tx, where, source, [row], { ...settings, into });
        await noteHeard(tx, source, now);
      }
      return fate;
    });
  } catch (error) {
    if (isUniqueViolation(error)) return 'known';
    throw error;
  }
}

/** The same mail of the customer's, passed on by somebody else before. */
async function isKnown(tx: Store, workspaceId: string, id: string): Promise<boolean> {
  const where = { workspaceId_id: { workspaceId, id } };
  return (
    (await tx.feedback.findUnique({ where, select: { id: true } })) !== null ||
    (await tx.mailWaiting.findUnique({ where, select: { id: true } })) !== null
  );
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
  await noteHeard(tx, source, now);
  await tellWaiting(tx, { workspace, now }, { waiting, source: source.name });
}

export function isKeptOut(fate: string): boolean {
  return keptOut.some((each) => each === fate);
}
