// Whom and which channels a command's words name, as Teams tells beside them. Reading the words is read.ts.
import type { Mentioned } from '../../handlers/request.ts';
import type { TeamsClient } from './client.ts';
import { type Incoming, tenantOf } from './incoming.ts';
import { faultOf } from './outcomes.ts';
import { readText } from './read.ts';
import { isChannel, threadIn } from './send.ts';

/** What Teams' own ids of people begin with, where it tells no Entra id. */
const OWN = '29:';
/** More than these are not looked up for one message. */
const MOST = 30;

/** Each mention but our own, in the order in which Teams has them; whom Teams does not know where it was said is left out. */
export async function namedIn(
  client: Pick<TeamsClient, 'member'>,
  incoming: Incoming,
): Promise<{ readonly people: readonly Mentioned[]; readonly channels: readonly Mentioned[] }> {
  const { conversation, entities, recipient, serviceUrl } = incoming;
  const here = {
    conversationId: threadIn(conversation.id).channel,
    serviceUrl,
    tenantId: tenantOf(incoming) ?? '',
  };
  const people: Mentioned[] = [];
  const channels: Mentioned[] = [];
  for (const { type, text, mentioned } of (entities ?? []).slice(0, MOST)) {
    if (type !== 'mention' || !mentioned || !text || mentioned.id === recipient.id) continue;
    const written = readText(text);
    if (isChannel(mentioned.id)) {
      channels.push({ address: `teams:${mentioned.id}`, written });
      continue;
    }
    // A mention's id is Teams' own, "29:…": people are known by their Entra id.
    const id = mentioned.aadObjectId ?? (await entraIdOf(client, here, mentioned.id));
    if (id !== null) people.push({ address: `teams:${id}`, written });
  }
  return { people, channels };
}

async function entraIdOf(
  client: Pick<TeamsClient, 'member'>,
  here: Parameters<TeamsClient['member']>[0],
  person: string,
): Promise<string | null> {
  try {
    const member = await client.member(here, person);
    return member === null || member.id.startsWith(OWN) ? null : member.id;
  } catch (error) {
    if (faultOf(error) === null) throw error;
    return null;
  }
}
