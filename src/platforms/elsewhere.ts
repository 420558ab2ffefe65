// People and channels of another chat in a form: a chat's own pickers cannot show them, so they stand beside as boxes.

import type { Kit } from '../handlers/request.ts';
import type { FormView } from '../messages/form.ts';
import { type Address, place } from '../messages/message.ts';
import { channelNamesOf } from '../people/channel-names.ts';

/** What they are called, by address; one that cannot be asked about just now is called by its address. */
export type NamesElsewhere = ReadonlyMap<Address, string>;

export function isElsewhere(platform: string): (address: Address) => boolean {
  return (address) => place(address).platform !== platform;
}

/** The names of all that a form has chosen already on other chats than `platform`. */
export async function namesElsewhere(
  { database, directory }: Pick<Kit, 'database' | 'directory'>,
  workspaceId: string,
  form: FormView,
  platform: string,
): Promise<NamesElsewhere> {
  const chosen = (wanted: 'people' | 'channels') =>
    form.fields.flatMap((field) =>
      field.kind === wanted ? (field.initial ?? []).filter(isElsewhere(platform)) : [],
    );
  const names = new Map<Address, string>();
  const isAny = chosen('people').length + chosen('channels').length > 0;
  if (!isAny) return names;
  for (const address of chosen('people')) {
    const { platform: there, id: externalId } = place(address);
    const where = { workspaceId_platform_externalId: { workspaceId, platform: there, externalId } };
    const person = await database.db.person.findUnique({ where, select: { name: true } });
    if (person) names.set(address, `${person.name} (${there})`);
  }
  const kept = await channelNamesOf(database.db, workspaceId, chosen('channels'));
  for (const address of chosen('channels')) {
    // A form is worth more than a name.
    const channel = await directory.channel(address).catch(() => null);
    const name = channel?.name ?? kept.get(address);
    if (name !== undefined) names.set(address, `#${name} (${place(address).platform})`);
  }
  return names;
}
