// What channels are called, as their chat last told: lists show names, never ids.
import { type Db, isUniqueViolation, type Store } from '../database/client.ts';
import type { Locale } from '../i18n/locale.ts';
import { phrases } from '../i18n/phrases.ts';
import { type Address, place } from '../messages/message.ts';
import type { Channel, Directory } from './directory.ts';

/** Kept, and brought to wherever the name is shown: schedules and rules of cases keep it beside the address. */
export async function nameChannel(
  db: Db,
  workspaceId: string,
  { address, name }: Pick<Channel, 'address' | 'name'>,
): Promise<void> {
  const where = { workspaceId_address: { workspaceId, address } };
  const known = await db.channelName.findUnique({ where });
  if (known?.name === name) return;
  await db.channelName.upsert({ where, create: { workspaceId, address, name }, update: { name } });
  await db.scheduleChannel.updateMany({ where: { workspaceId, address }, data: { name } });
  await db.caseRule.updateMany({ where: { workspaceId, address }, data: { channelName: name } });
}

/** The same for all that a chat tells at once: of thousands of channels few have another name than before. */
async function nameChannels(
  db: Db,
  workspaceId: string,
  channels: readonly Pick<Channel, 'address' | 'name'>[],
): Promise<void> {
  const kept = await db.channelName.findMany({
    where: { workspaceId },
    select: { address: true, name: true },
  });
  const known = new Map(kept.map(({ address, name }) => [address, name]));
  const isNew = ({ address }: { readonly address: Address }) => !known.has(address);
  const rows = channels.filter(isNew).map(({ address, name }) => ({ workspaceId, address, name }));
  // Another replica may be keeping the same ones.
  if (rows.length > 0) await db.channelName.createMany({ data: rows }).catch(unlessKnown);
  for (const channel of channels)
    if (!isNew(channel) && known.get(channel.address) !== channel.name)
      await nameChannel(db, workspaceId, channel);
}

function unlessKnown(error: unknown): void {
  if (!isUniqueViolation(error)) throw error;
}

/** By address; those that no chat has told are left out. */
export async function channelNamesOf(
  db: Store,
  workspaceId: string,
  addresses: readonly Address[],
): Promise<ReadonlyMap<Address, string>> {
  const rows = await db.channelName.findMany({
    where: { workspaceId, address: { in: [...new Set(addresses)] } },
  });
  return new Map(rows.map(({ address, name }) => [address, name]));
}

/** What stands where a channel's name is not known. */
export function unnamedChannel(locale: Locale): string {
  return words(locale).unnamed;
}

/** A directory that keeps the names of the channels that it is asked about. */
export function keepingNames(directory: Directory, db: Db, workspaceId: string): Directory {
  const { joined } = directory;
  return {
    ...directory,
    ...(joined
      ? {
          async joined() {
            const told = await joined();
            await nameChannels(db, workspaceId, told.channels);
            return told;
          },
        }
      : {}),
    async channel(address) {
      const channel = await directory.channel(address);
      if (channel === null) return null;
      if (channel.name !== place(address).id) {
        await nameChannel(db, workspaceId, channel);
        return channel;
      }
      // A chat that knows no name gives the id.
      const kept = (await channelNamesOf(db, workspaceId, [address])).get(address);
      return { ...channel, name: kept ?? '…' };
    },
  };
}

const words = phrases({
  en: { unnamed: 'a channel that I cannot see' },
  fr: { unnamed: 'un canal que je ne vois pas' },
});
