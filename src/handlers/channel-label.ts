// A channel in a sentence: a link with its name where the chat can show one.
import type { Address, Span } from '../messages/message.ts';
import { isMailingList, labelOf } from '../newsletter/addresses.ts';
import { channelNamesOf, unnamedChannel } from '../people/channel-names.ts';
import type { Request } from './request.ts';

export async function channelLabel({ kit, workspace, locale }: Request, address: Address): Promise<Span> {
  const known = (await channelNamesOf(kit.database.db, workspace.id, [address])).get(address);
  const name = known ?? (await kit.directory.channel(address).catch(() => null))?.name;
  if (name === undefined) return { channel: address, name: unnamedChannel(locale) };
  return isMailingList(address) ? labelOf({ address, name }) : { channel: address, name: `#${name}` };
}
