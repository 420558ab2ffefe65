// Coming and going: the bot added to a person's chat or to a team and taken out again, channels made, renamed and deleted.
import { nameChannel } from '../../people/channel-names.ts';
import type { Target } from './client.ts';
import { keep, lose, loseTeam, reach } from './conversations.ts';
import type { Desk } from './desk.ts';
import { authorOf, habitsOf, type Incoming, isPersonal, tenantOf } from './incoming.ts';
import { faultCode, faultOf } from './outcomes.ts';

/** True where somebody has just got the bot for themselves and is to be welcomed. */
export async function noteChange(desk: Desk, incoming: Incoming): Promise<boolean> {
  const { contacts } = desk;
  const person = authorOf(incoming);
  const { serviceUrl, conversation } = incoming;
  const tenantId = tenantOf(incoming) ?? '';
  const ownPlace = { conversationId: conversation.id, serviceUrl, tenantId, name: null, teamId: null };
  if (isPersonal(incoming)) {
    if (person === null) return false;
    if (hasLeft(incoming)) {
      await lose(contacts, person);
      return false;
    }
    const before = await reach(contacts, person);
    const isNew = hasCome(incoming) && (before === null || before.isGone);
    if (isNew) await keep(contacts, { place: person, kind: 'person', ...ownPlace, ...habitsOf(incoming) });
    return isNew;
  }
  const team = incoming.channelData?.team?.id;
  if (!team) return false;
  const channel = incoming.channelData?.channel;
  switch (incoming.channelData?.eventType) {
    case 'channelDeleted':
      if (channel) await lose(contacts, channel.id);
      return false;
    case 'teamDeleted':
    case 'teamHardDeleted':
    case 'teamArchived':
      await loseTeam(contacts, team);
      return false;
    case 'channelCreated':
    case 'channelRenamed':
    case 'channelRestored':
    case 'teamUnarchived':
    case 'teamRestored':
    case 'teamRenamed':
      await keepTeam(desk, incoming, team);
      return false;
    default:
      if (hasLeft(incoming)) await loseTeam(contacts, team);
      else if (hasCome(incoming)) await keepTeam(desk, incoming, team);
      return false;
  }
}

/** A channel in which somebody speaks to us and which we did not know: its whole team is asked for. */
export async function keepChannel(desk: Desk, incoming: Incoming, channel: string): Promise<void> {
  const team = incoming.channelData?.team?.id;
  const known = await reach(desk.contacts, channel);
  if (team && (!known || known.isGone)) await keepTeam(desk, incoming, team);
}

async function keepTeam({ client, contacts, kit }: Desk, incoming: Incoming, team: string): Promise<void> {
  const { serviceUrl, channelData, conversation } = incoming;
  const target: Target = { conversationId: conversation.id, serviceUrl, tenantId: tenantOf(incoming) ?? '' };
  try {
    for (const { id, name } of await client.channels(target, team)) {
      // Teams leaves the first channel without a name, since each client has its own for it.
      const shown = name ?? channelData?.team?.name ?? null;
      const place = { place: id, kind: 'channel', conversationId: id, teamId: team } as const;
      const { tenantId } = target;
      await keep(contacts, { ...place, serviceUrl, tenantId, name: shown, locale: null, timeZone: null });
      if (shown !== null)
        await nameChannel(contacts.db, contacts.workspaceId, { address: `teams:${id}`, name: shown });
    }
  } catch (error) {
    const fault = faultOf(error);
    if (fault === null) throw error;
    kit.log.warn({ code: faultCode(fault) }, 'Teams did not tell the channels of a team');
  }
}

function hasCome({ type, action, membersAdded, recipient }: Incoming): boolean {
  if (type === 'installationUpdate') return action === 'add' || action === 'add-upgrade';
  return membersAdded?.some(({ id }) => id === recipient.id) ?? false;
}

function hasLeft({ type, action, membersRemoved, recipient }: Incoming): boolean {
  if (type === 'installationUpdate') return action === 'remove' || action === 'remove-upgrade';
  return membersRemoved?.some(({ id }) => id === recipient.id) ?? false;
}
