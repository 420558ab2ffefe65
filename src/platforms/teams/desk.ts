// Where requests from Teams are taken in: who may ask, and the Request it becomes. Answering is answer.ts.
import type { Door } from '../../database/client.ts';
import { requestBy } from '../../handlers/admission.ts';
import type { About, Kit, Mentioned, Menu, Request } from '../../handlers/request.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Action, Address } from '../../messages/message.ts';
import type { Profiles } from '../../people/profiles.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { inTime } from '../in-time.ts';
import type { Tongues } from '../tongues.ts';
import type { TeamsClient } from './client.ts';
import { anyone, type Contacts, keep, keepLater, reach } from './conversations.ts';
import type { Files } from './files.ts';
import { authorOf, channelOf, habitsOf, type Incoming, isPersonal, tenantOf } from './incoming.ts';
import { namedIn } from './names.ts';
import type { Surface } from './render.ts';
import { isChannel, type Wire } from './send.ts';
import { isServed, type TeamsConfig } from './settings.ts';
import type { SharedFiles } from './shared-files.ts';

export interface Desk {
  readonly menu: Menu;
  readonly kit: Kit;
  readonly workspace: Workspace;
  readonly config: TeamsConfig;
  readonly client: TeamsClient;
  readonly contacts: Contacts;
  readonly profiles: Profiles;
  readonly door: Door;
  readonly tongues: Tongues;
  readonly wire: Wire;
  readonly surface: Surface;
  /** Files of ours on their way, and people's that they shared. */
  readonly files: Files;
  readonly shared: SharedFiles;
}

/** What every activity comes down to. */
export interface Essentials {
  /** For the log: "command suggest". */
  readonly where: string;
  readonly incoming: Incoming;
  readonly text?: string;
  /** Whom and what the words name, as a button brings it back. */
  readonly people?: readonly Mentioned[];
  readonly channels?: readonly Mentioned[];
  /** The words are a command's that may name people and channels: Teams tells beside them who that is. */
  readonly isNaming?: boolean;
  readonly subject?: string | undefined;
  readonly chosen?: string | null;
  readonly about?: About;
  /** What a button says of the channel in which its message was asked for; believed only of the channel's own people. */
  readonly from?: string | null;
  /** What draws the message in which it was asked. */
  readonly again?: Action | null;
}

/**
 * What somebody asks for, in time or not at all.
 * @throws NotAdmitted for another company's people, guests who may not, bots and nobody; DatabaseUnready where the database is held
 */
export function requested<T>(
  desk: Desk,
  asked: Essentials,
  ask: (request: Request) => Promise<T>,
): Promise<T> {
  return inTime(desk.kit, desk.door, async (kit) => {
    const request = await requestFrom({ ...desk, kit }, asked);
    desk.tongues.note(request.asker.externalId, request.locale);
    return ask(request);
  });
}

async function requestFrom(desk: Desk, asked: Essentials): Promise<Request> {
  const { kit, workspace, profiles } = desk;
  const { incoming, where } = asked;
  const user = authorOf(incoming);
  const isOurs = isAdmitted(desk, incoming) && user !== null;
  if (!isOurs) kit.log.warn({ where, tenant: tenantOf(incoming) }, 'refused: asked from another tenant');
  // Of people whom we do not serve, not even where they are reached is kept.
  if (isOurs && !isOthers(desk, incoming)) await keepAsker(desk, incoming, user);
  const channel = isOurs ? (channelOf(incoming) ?? (await broughtAlong(desk, asked, `teams:${user}`))) : null;
  const request = await requestBy(kit, {
    workspaceId: workspace.id,
    address: `teams:${user ?? ''}`,
    name: nameOf(asked),
    profiles,
    belonging: () => (isOthers(desk, incoming) ? 'foreign' : isOurs ? 'ours' : 'unsaid'),
    knowsAll: false,
    language: habitsOf(incoming).locale,
    text: asked.text ?? '',
    people: asked.people ?? [],
    channels: asked.channels ?? [],
    subject: asked.subject ?? null,
    chosen: asked.chosen ?? null,
    channel: channel === null ? null : `teams:${channel}`,
    about: asked.about ?? null,
  });
  // Of whom they name Teams is asked only once it is known that they may ask.
  return asked.isNaming ? { ...request, ...(await namedIn(desk.client, incoming)) } : request;
}

/** An answer to what was asked in a channel stands in the personal chat; its buttons still mean that channel. */
async function broughtAlong({ kit }: Desk, { from }: Essentials, asker: Address): Promise<string | null> {
  if (!from || !isChannel(from)) return null;
  return (await kit.directory.isMember(`teams:${from}`, asker)) ? from : null;
}

/** It comes from the company's own tenant, or from one that the operator admits. */
export function isAdmitted({ config }: Pick<Desk, 'config'>, incoming: Incoming): boolean {
  return isServed(config, tenantOf(incoming));
}

/** A tenant is named that is not ours: where it was asked, or whose the asker is. */
function isOthers({ config }: Desk, incoming: Incoming): boolean {
  return [tenantOf(incoming), incoming.from.tenantId ?? null].some(
    (tenant) => tenant !== null && !isServed(config, tenant),
  );
}

/** The address of a personal chat is known from what is written there; elsewhere only habits are learned. */
async function keepAsker({ contacts }: Desk, incoming: Incoming, user: string): Promise<void> {
  const { conversation, serviceUrl } = incoming;
  const known = await reach(contacts, user);
  const habits = habitsOf(incoming);
  const bare = { place: user, kind: 'person', name: null, teamId: null, ...habits } as const;
  if (isPersonal(incoming)) {
    const tenantId = tenantOf(incoming) ?? '';
    const here = { ...bare, conversationId: conversation.id, serviceUrl, tenantId };
    // The very first of a company tells where its Teams is.
    if (await anyone(contacts, tenantId)) keepLater(contacts, here);
    else await keep(contacts, here);
    return;
  }
  if (!known || known.isGone) return;
  const { conversationId, tenantId } = known;
  keepLater(contacts, { ...bare, conversationId, serviceUrl, tenantId });
}

/** "suggest", of "command /suggest". */
function nameOf({ where }: Essentials): string {
  return where.split(' ').at(-1)?.replace(/^\//, '') ?? '';
}

/** In which language to answer whoever did something, where nothing was asked of the database. */
export function localeHere({ tongues }: Desk, incoming: Incoming): Locale {
  return tongues.of(authorOf(incoming) ?? '');
}
