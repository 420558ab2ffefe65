// Carries one letter to Teams, once. Codes are in outcomes.ts; where places are reached is conversations.ts.
import type { Clock } from '../../clock.ts';
import type { Outcome, Parcel, Remote } from '../../delivery/outcome.ts';
import { place } from '../../messages/message.ts';
import type { Easel } from '../easel.ts';
import { CARD_TYPE } from './card.ts';
import type { Target, TeamsClient } from './client.ts';
import { anyone, type Contacts, keepLater, reach } from './conversations.ts';
import { type Fault, faultOf, outcomeOf } from './outcomes.ts';
import { type Rendered, type Surface, teamsMessage } from './render.ts';

export interface Wire {
  readonly client: TeamsClient;
  readonly clock: Clock;
  readonly contacts: Contacts;
  /** The company's own tenant: where somebody is written to who never wrote. */
  readonly tenantId: string;
  readonly surface: Surface;
  readonly easel: Easel;
}

/** Where Teams' service listens for everybody ("Proactive messages": the global address). */
const SERVICE_URL = 'https://smba.trafficmanager.net/teams/';

/** A card with the line that notifications show. */
export function activityOf({ summary, card }: Rendered) {
  return { type: 'message', summary, attachments: [{ contentType: CARD_TYPE, content: card }] };
}

export async function sendLetter(wire: Wire, letter: Parcel): Promise<Outcome> {
  const { client, clock } = wire;
  const opened = await attempt(clock, true, () => targetOf(wire, letter.address));
  if (!('conversationId' in opened)) return opened;
  const target = inThread(opened, letter);
  const sent = await attempt(clock, letter.replaces !== undefined, () =>
    wire.easel.show(letter.message, async (shown) => {
      const drawn = activityOf(teamsMessage(shown, letter.locale, wire.surface));
      if (letter.replaces) {
        await client.edit(target, letter.replaces.id, drawn);
        return { remote: letter.replaces };
      }
      const id = await client.post(target, drawn);
      return { remote: { channel: target.conversationId, id } };
    }),
  );
  return 'kind' in sent ? sent : { kind: 'sent', remote: sent.remote };
}

/** An outcome where nobody is reached there; a personal chat that was never opened is opened, which posts nothing. */
export async function targetOf(wire: Wire, address: string): Promise<Target | Outcome> {
  const { contacts } = wire;
  const { id } = place(address);
  const known = await reach(contacts, id);
  if (known?.isGone) return { kind: 'never', reason: 'not-in-channel', code: 'uninstalled' };
  if (known) return known;
  if (isChannel(id)) return { kind: 'never', reason: 'not-in-channel', code: 'never_installed' };
  return openedWith(wire, id);
}

/** The personal chat with somebody whom we never met. Throws what the connector throws. */
export async function openedWith({ client, contacts, tenantId }: Wire, person: string): Promise<Target> {
  const serviceUrl = (await anyone(contacts, tenantId))?.serviceUrl ?? SERVICE_URL;
  const conversationId = await client.openChat(serviceUrl, tenantId, person);
  const target = { conversationId, serviceUrl, tenantId };
  const bare = {
    place: person,
    kind: 'person',
    name: null,
    teamId: null,
    locale: null,
    timeZone: null,
  } as const;
  keepLater(contacts, { ...bare, ...target });
  return target;
}

/** "19:…@thread.tacv2" and its older kin; people have Entra ids. */
export function isChannel(id: string): boolean {
  return id.startsWith('19:');
}

const THREAD = ';messageid=';

/** The conversation without the thread in it, and the first message of that thread where there is one. */
export function threadIn(conversationId: string): { readonly channel: string; readonly root: string | null } {
  const at = conversationId.indexOf(THREAD);
  if (at < 0) return { channel: conversationId, root: null };
  return { channel: conversationId.slice(0, at), root: conversationId.slice(at + THREAD.length) };
}

/** In a channel an answer goes under its message; a personal chat has no threads, so there it is the next message. */
function inThread(
  { serviceUrl, tenantId, conversationId }: Target,
  { address, thread, replaces }: Parcel,
): Target {
  const inside = replaces?.channel ?? (thread ? under(address, thread) : conversationId);
  return { conversationId: inside, serviceUrl, tenantId };
}

function under(address: string, thread: Remote): string {
  if (!isChannel(place(address).id) || thread.channel.includes(THREAD)) return thread.channel;
  return thread.channel + THREAD + thread.id;
}

async function attempt<T extends object>(
  clock: Clock,
  isRepeatable: boolean,
  call: () => Promise<T>,
): Promise<T | Outcome> {
  try {
    return await call();
  } catch (error) {
    const fault: Fault | null = faultOf(error);
    if (fault === null) throw error;
    return outcomeOf(fault, clock.now(), isRepeatable);
  }
}
