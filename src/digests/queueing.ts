// The messages of a run, a hundred channels at a time: with the run the first of them, then the others, each hundred in a commit of
// its own. Which are still to come stands in the run: whoever comes after a process that died goes on there.
import { z } from 'zod';
import { type Clock, newId } from '../clock.ts';
import { type Database, type Tx, transact } from '../database/client.ts';
import { Prisma } from '../database/generated/sqlite/client.ts';
import { type Dispatch, enqueueAll } from '../delivery/ledger.ts';
import type { Address } from '../messages/message.ts';
import { isMailingList } from '../newsletter/addresses.ts';
import { editionsOf } from '../newsletter/fan-out.ts';
import { issueOf } from '../newsletter/issue.ts';
import { newsletterKinds } from '../newsletter/kinds.ts';
import { emptyRules, type Schedule } from '../schedules/schedule.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { digestDetails, digestMessage, emptyNote, type Snapshot, snapshotFrom } from './compose.ts';
import { digestKinds } from './kinds.ts';
import { hasNews } from './news.ts';
import { type DigestReader, type Posting, type Sections, sectionIn } from './section.ts';

/** Some hundreds of statements: well within the time of a transaction. */
const AT_ONCE = 100;
/** What is still not queued after so long is left to the next digest, which covers it. */
const LATEST_MS = 24 * 60 * 60 * 1000;

type Manner = Pick<Schedule, 'locale' | 'timeZone' | 'whenEmpty'>;

export interface Queueing {
  readonly workspaceId: string;
  readonly runId: string;
  readonly schedule: Manner;
  readonly sections: Sections;
  readonly now: Date;
}

const waiting = z.object({ addresses: z.array(z.string()), whenEmpty: z.enum(emptyRules) });

/** In the transaction that stores the run. False where one of these channels has read a section meanwhile: it must not commit. */
export async function queueFirst(
  tx: Tx,
  queueing: Queueing & { readonly snapshot: Snapshot },
  addresses: readonly Address[],
): Promise<boolean> {
  const seen = seenBy(queueing.snapshot, queueing.sections);
  const dispatches: Dispatch[] = [];
  for (const address of addresses.slice(0, AT_ONCE)) {
    const here = await messagesFor(tx, queueing, seen(address), address);
    if (here.isOvertaken) return false;
    dispatches.push(...here.dispatches);
  }
  await enqueueAll(tx, dispatches);
  await remember(tx, queueing, addresses.slice(AT_ONCE));
  return true;
}

/** What a schedule's runs have left to queue. Safe to call at any time, by several replicas. */
export async function finishQueueing(
  {
    database,
    workspace,
    clock,
    sections,
  }: {
    readonly database: Database;
    readonly workspace: Workspace;
    readonly clock: Clock;
    readonly sections: Sections;
  },
  schedule: Manner & Pick<Schedule, 'id'>,
): Promise<void> {
  const workspaceId = workspace.id;
  const runs = await database.db.digestRun.findMany({
    where: {
      workspaceId,
      scheduleId: schedule.id,
      occurrenceAt: { gt: new Date(clock.now().getTime() - LATEST_MS) },
      NOT: { waiting: { equals: Prisma.DbNull } },
    },
    select: { id: true, snapshot: true },
  });
  for (const { id: runId, snapshot } of runs) {
    const seen = seenBy(snapshotFrom(snapshot), sections);
    const queueNext = (tx: Tx) =>
      queueSome(tx, { workspaceId, runId, schedule, sections, now: clock.now() }, seen);
    while (await transact(database, queueNext)) await new Promise((done) => setImmediate(done));
  }
}

/** False once there is nothing more to queue. */
async function queueSome(tx: Tx, queueing: Queueing, seen: (address: Address) => Snapshot): Promise<boolean> {
  const { workspaceId, runId } = queueing;
  const run = await tx.digestRun.findUnique({
    where: { workspaceId_id: { workspaceId, id: runId } },
    select: { waiting: true },
  });
  const left = waiting.nullable().parse(run?.waiting ?? null);
  if (left === null) return false;
  const asPlanned = { ...queueing, schedule: { ...queueing.schedule, whenEmpty: left.whenEmpty } };
  const dispatches: Dispatch[] = [];
  for (const address of left.addresses.slice(0, AT_ONCE)) {
    // What another schedule told there meanwhile, the digest goes without.
    const here = await messagesFor(tx, asPlanned, seen(address), address);
    dispatches.push(...here.dispatches);
  }
  await enqueueAll(tx, dispatches);
  return remember(tx, asPlanned, left.addresses.slice(AT_ONCE));
}

/** Whether anything is left. */
async function remember(
  tx: Tx,
  { workspaceId, runId, schedule: { whenEmpty } }: Queueing,
  addresses: readonly Address[],
): Promise<boolean> {
  const isLeft = addresses.length > 0;
  await tx.digestRun.updateMany({
    where: { workspaceId, id: runId },
    data: { waiting: isLeft ? { addresses: [...addresses], whenEmpty } : Prisma.DbNull },
  });
  return isLeft;
}

interface Messages {
  readonly dispatches: readonly Dispatch[];
  /** Something of it was told there meanwhile, and is left out. */
  readonly isOvertaken: boolean;
}

/** And tells its sections that they are posted there. */
async function messagesFor(
  tx: Tx,
  { workspaceId, runId, schedule, sections, now }: Queueing,
  seen: Snapshot,
  address: Address,
): Promise<Messages> {
  const reader = readerOf(schedule, address);
  const id = newId();
  const snapshot = await untold(tx, seen, reader, {
    sections,
    posting: { workspaceId, address, deliveryId: id },
  });
  const isOvertaken = snapshot !== seen;
  const hasNothing = !hasNews(snapshot, reader, sections);
  if (hasNothing && schedule.whenEmpty === 'silent') return { dispatches: [], isOvertaken };
  const common = { workspaceId, subject: `run:${runId}`, address, locale: schedule.locale, now };
  const message = hasNothing ? emptyNote(snapshot, reader) : digestMessage(snapshot, reader, sections);
  const details = hasNothing ? null : digestDetails(snapshot, reader, sections);
  if (isMailingList(address))
    return { isOvertaken, dispatches: await issues(tx, { ...common, id }, { snapshot, reader, sections }) };
  const dispatches: readonly Dispatch[] = [
    { ...common, id, kind: digestKinds.digest, message },
    ...(details ? [{ ...common, kind: digestKinds['digest.details'], message: details, threadOf: id }] : []),
  ];
  return { dispatches, isOvertaken };
}

/** A list reads it in one piece, and in each language of its readers; what it says first is the digest to whoever asks what was posted. */
async function issues(
  tx: Tx,
  common: Pick<Dispatch, 'workspaceId' | 'subject' | 'address' | 'locale' | 'now'> & { readonly id: string },
  { snapshot, reader, sections }: { snapshot: Snapshot; reader: DigestReader; sections: Sections },
): Promise<readonly Dispatch[]> {
  const hasNothing = !hasNews(snapshot, reader, sections);
  const languages = await editionsOf(tx, common.workspaceId, common.address, common.locale);
  return languages.map((locale, at) => {
    const its = { ...reader, locale };
    const message = hasNothing
      ? emptyNote(snapshot, its)
      : issueOf(
          digestMessage(snapshot, its, sections, 'whole'),
          digestDetails(snapshot, its, sections, 'whole'),
          locale,
        );
    const which =
      at === 0 ? { kind: digestKinds.digest } : { kind: newsletterKinds['newsletter.edition'], id: newId() };
    return { ...common, ...which, locale, message };
  });
}

/** The very same snapshot where this channel has read none of it. Only news is noted: a digest that has some is posted. */
async function untold(
  tx: Tx,
  snapshot: Snapshot,
  reader: DigestReader,
  { sections, posting }: { readonly sections: Sections; readonly posting: Posting },
): Promise<Snapshot> {
  const left: Snapshot['sections'] = [];
  for (const each of snapshot.sections) {
    const section = sectionIn(sections, each.id);
    const isTold = section?.isNews(each.data, reader) && !(await section.posted(tx, each.data, posting));
    if (!isTold) left.push(each);
  }
  return left.length === snapshot.sections.length ? snapshot : { ...snapshot, sections: left };
}

export function readerOf(
  { locale, timeZone }: Pick<Schedule, 'locale' | 'timeZone'>,
  channel: Address,
): DigestReader {
  return { locale, timeZone, channel };
}

/** What of a snapshot each channel reads. */
export function seenBy(snapshot: Snapshot, sections: Sections): (address: Address) => Snapshot {
  const all = snapshot.sections.map(({ id, data }) => ({
    id,
    seenIn: sectionIn(sections, id)?.seenIn(data) ?? (() => data),
  }));
  return (address) => {
    const here = all.flatMap(({ id, seenIn }) => {
      const data = seenIn(address);
      return data === null ? [] : [{ id, data }];
    });
    return { ...snapshot, sections: here };
  };
}
