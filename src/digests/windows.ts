// Which time each channel has not been told of yet: since the last digest that was posted there. Read from the ledger.
import { latestOccurrence, occurrencesAfter, type Rhythm } from '../calendar/occurrences.ts';
import type { Store } from '../database/client.ts';
import { letBeIn, neverArrived } from '../delivery/held.ts';
import type { Delivery } from '../delivery/ledger.ts';
import type { Address } from '../messages/message.ts';
import type { Schedule } from '../schedules/schedule.ts';
import { digestKinds } from './kinds.ts';

/** Channels that have waited since the same instant: they read the same digest. */
export interface Window {
  readonly from: Date;
  readonly channels: Schedule['channels'];
  /** Deliveries of earlier digests that have not arrived there, nor will: the next one that is posted tells what they would have. */
  readonly givingWay: readonly string[];
}

/** Of all the schedule's channels, for a digest that ends at `to`. The earliest first. */
export async function windowsOf(
  db: Store,
  workspaceId: string,
  schedule: Pick<Schedule, 'id' | 'channels'>,
  { to, firstFrom }: { readonly to: Date; readonly firstFrom: Date },
): Promise<Window[]> {
  const rows = await db.scheduleChannel.findMany({ where: { workspaceId, scheduleId: schedule.id } });
  const openSince = new Map(rows.map((row) => [row.address, row.openSince]));
  const since = (address: string) => openSince.get(address) ?? firstFrom;
  const earliest = schedule.channels.reduce(
    (least, { address }) => Math.min(least, since(address).getTime()),
    to.getTime(),
  );
  const posts = await postsSince(db, workspaceId, schedule.id, { from: new Date(earliest), to });
  const windows = new Map<number, { channels: Schedule['channels'][number][]; givingWay: string[] }>();
  for (const channel of schedule.channels) {
    const here = posts.get(channel.address) ?? [];
    const told = here.filter(({ delivery }) => isTold(delivery)).map(({ coversTo }) => coversTo.getTime());
    const from = Math.max(since(channel.address).getTime(), ...told);
    const givingWay = here.filter(
      ({ delivery, coversTo }) => neverArrived(delivery) && coversTo.getTime() > from,
    );
    const window = windows.get(from) ?? { channels: [], givingWay: [] };
    window.channels.push(channel);
    window.givingWay.push(...givingWay.map(({ delivery }) => delivery.id));
    windows.set(from, window);
  }
  const inOrder = [...windows].toSorted(([a], [b]) => a - b);
  return inOrder.map(([from, window]) => ({ from: new Date(from), ...window }));
}

const WEEK_MS = 7 * 86_400_000;

/** Where the first digest of a channel begins: at the occurrence before. */
export function firstStart(rhythm: Rhythm, due: Date): Date {
  const before = new Date(due.getTime() - 1);
  const previous = latestOccurrence({ ...rhythm, pausedUntil: null }, new Date(0), before);
  return previous ?? new Date(due.getTime() - WEEK_MS);
}

/** Where a digest would begin that ended at any instant and covered as much as the next one will. */
export function usualStart(rhythm: Rhythm, at: Date): Date {
  const [next] = occurrencesAfter({ ...rhythm, pausedUntil: null }, at, 1);
  const length = next ? next.getTime() - firstStart(rhythm, next).getTime() : WEEK_MS;
  return new Date(at.getTime() - length);
}

/**
 * Whether a channel has read this digest, or will, as far as anybody knows: it arrived, is on its way for the first time, or may
 * have arrived. Not one that was refused, or that could not be posted so far.
 */
function isTold(delivery: PostFate): boolean {
  if (delivery.state === 'dropped') return letBeIn(delivery);
  return !neverArrived(delivery);
}

/** Whether one of these digests was told in one of these channels. */
export async function toldIn(
  db: Store,
  workspaceId: string,
  runs: readonly { readonly id: string }[],
  channels: readonly Address[],
): Promise<boolean> {
  if (runs.length === 0) return false;
  const here = new Set(channels);
  const deliveries = await db.delivery.findMany({
    where: { workspaceId, kind: digestKinds.digest.name, subject: { in: runs.map(({ id }) => `run:${id}`) } },
    select: fate,
  });
  return deliveries.some((delivery) => here.has(delivery.address) && isTold(delivery));
}

const fate = {
  id: true,
  address: true,
  subject: true,
  state: true,
  attempts: true,
  reason: true,
  retryAt: true,
} as const;
type PostFate = Pick<Delivery, keyof typeof fate>;

interface Post {
  readonly coversTo: Date;
  readonly delivery: PostFate;
}

/** The digests of a schedule that cover some of a time, by their channel, as the ledger has them. */
async function postsSince(
  db: Store,
  workspaceId: string,
  scheduleId: string,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<Map<Address, Post[]>> {
  const runs = await db.digestRun.findMany({
    where: { workspaceId, scheduleId, coversTo: { gt: from, lte: to }, outcome: { not: 'nothing' } },
    select: { id: true, coversTo: true },
  });
  const ends = new Map(runs.map(({ id, coversTo }) => [`run:${id}`, coversTo]));
  const deliveries = await db.delivery.findMany({
    where: { workspaceId, kind: digestKinds.digest.name, subject: { in: [...ends.keys()] } },
    orderBy: { id: 'asc' },
    select: fate,
  });
  const posts = new Map<Address, Post[]>();
  for (const delivery of deliveries) {
    const coversTo = ends.get(delivery.subject ?? '');
    const here = posts.get(delivery.address) ?? [];
    if (coversTo) posts.set(delivery.address, [...here, { coversTo, delivery }]);
  }
  return posts;
}
