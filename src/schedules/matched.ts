// The channels that a schedule's pattern means today: asked of the chats at each run, so that new ones join by themselves. Which names
// a pattern means: pattern.ts.
import type { Logger } from 'pino';
import { type Database, type Store, type Tx, transact } from '../database/client.ts';
import { type Address, place } from '../messages/message.ts';
import type { Channel, Directory } from '../people/directory.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { matchesPattern } from './pattern.ts';
import { type Schedule, type ScheduledChannel, scheduleById } from './schedule.ts';

/** Behind those that were named, which count from 0; by name among themselves. */
export const MATCHED_POSITION = 1_000;

export interface Matched {
  /** That we may post in, by name; named ones too, where the pattern means them. */
  readonly channels: readonly Pick<Channel, 'address' | 'name'>[];
  /** What these would be but for people of other companies who read them. */
  readonly shared: readonly Pick<Channel, 'address' | 'name'>[];
  /** Chats that did not tell their channels just now. */
  readonly unheard: readonly string[];
}

/** What of the chats' channels the pattern means. */
export function matchedOf(
  pattern: string,
  channels: readonly Channel[],
  confirmed: ReadonlySet<Address>,
): Pick<Matched, 'channels' | 'shared'> {
  const meant = channels
    .filter(({ name, isArchived, isJoined }) => isJoined && !isArchived && matchesPattern(pattern, name))
    .toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.address < b.address ? -1 : 1));
  const isOutside = ({ address, isShared }: Channel) => isShared === true && !confirmed.has(address);
  return { channels: meant.filter((each) => !isOutside(each)), shared: meant.filter(isOutside) };
}

export interface Asking {
  readonly db: Store;
  readonly workspace: Pick<Workspace, 'id' | 'sharedChannels'>;
  readonly directory: Pick<Directory, 'joined'>;
}

/** Asks the chats once, for as many schedules as there are. */
export async function channelsToday({
  db,
  workspace,
  directory,
}: Asking): Promise<(schedule: Pick<Schedule, 'channels' | 'channelPattern'>) => Matched> {
  const { channels, unheard } = (await directory.joined?.()) ?? { channels: [], unheard: [] };
  const rows =
    workspace.sharedChannels === 'confirmed'
      ? await db.sharedChannel.findMany({
          where: { workspaceId: workspace.id, confirmedAt: { not: null } },
          select: { address: true },
        })
      : [];
  const confirmed = new Set(rows.map(({ address }) => address));
  return ({ channelPattern: pattern, channels: known }) => {
    if (pattern === null) return { channels: [], shared: [], unheard: [] };
    const today = matchedOf(pattern, channels, confirmed);
    // What a chat does not tell just now is as it was.
    const before = known.filter(
      ({ address, name, isMatched }) =>
        unheard.includes(place(address).platform) && (isMatched || matchesPattern(pattern, name)),
    );
    return { ...today, channels: [...today.channels, ...before], unheard };
  };
}

/** The named ones, then those that the pattern means besides them. */
export function withMatched(
  named: readonly ScheduledChannel[],
  { channels }: Pick<Matched, 'channels'>,
): ScheduledChannel[] {
  const addresses = new Set(named.map(({ address }) => address));
  const besides = channels.filter(({ address }) => !addresses.has(address));
  return [...named, ...besides.map(({ address, name }) => ({ address, name, isMatched: true }))];
}

/** The channels that an admin named. */
export function namedOf({ channels }: Pick<Schedule, 'channels'>): readonly ScheduledChannel[] {
  return channels.filter(({ isMatched }) => !isMatched);
}

/** The schedule with the channels that its pattern means today, which is put on file. */
export async function matchAnew(
  {
    database,
    workspace,
    directory,
    log,
  }: Omit<Asking, 'db'> & { readonly database: Database; readonly log: Logger },
  schedule: Schedule,
): Promise<Schedule> {
  if (schedule.channelPattern === null) return schedule;
  const today = (await channelsToday({ db: database.db, workspace, directory }))(schedule);
  if (today.unheard.length > 0)
    log.warn(
      { schedule: schedule.id, chats: today.unheard },
      'a chat does not tell its channels: a schedule for all so called goes to those of last time',
    );
  await transact(database, (tx) => putOnFile(tx, workspace.id, schedule, today.channels));
  return (await scheduleById(database.db, workspace.id, schedule.id)) ?? schedule;
}

/** Nothing where somebody saved the schedule meanwhile, or it has them already. */
async function putOnFile(
  tx: Tx,
  workspaceId: string,
  { id: scheduleId, version }: Schedule,
  channels: Matched['channels'],
): Promise<void> {
  const current = await tx.schedule.findUnique({
    where: { workspaceId_id: { workspaceId, id: scheduleId }, version },
    select: { id: true },
  });
  if (current === null) return;
  const before = await tx.scheduleChannel.findMany({
    where: { workspaceId, scheduleId },
    select: { address: true, isMatched: true },
  });
  const known = new Set(before.map(({ address }) => address));
  const today = new Set(channels.map(({ address }) => address));
  const gone = before.flatMap(({ address, isMatched }) =>
    isMatched && !today.has(address) ? [address] : [],
  );
  if (gone.length > 0)
    await tx.scheduleChannel.deleteMany({ where: { workspaceId, scheduleId, address: { in: gone } } });
  const added = channels.filter(({ address }) => !known.has(address));
  if (added.length > 0)
    await tx.scheduleChannel.createMany({
      data: added.map(({ address, name }) => ({
        workspaceId,
        scheduleId,
        address,
        name,
        position: MATCHED_POSITION,
        isMatched: true,
      })),
    });
}
