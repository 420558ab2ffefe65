// Where requests from Teams are taken in: who may ask, and the Request it becomes. Answering is answer.ts.
import {
  type About,
  type Kit,
  laterFor,
  type Menu,
  type Request,
  requestOf,
} from '../../handlers/request.ts';
import { type Locale, localeOf } from '../../i18n/locale.ts';
import type { Action, Address } from '../../messages/message.ts';
import { rememberAsker } from '../../people/person.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { TeamsClient } from './client.ts';
import { type Contacts, type Known, keep, reach } from './conversations.ts';
import type { Files } from './files.ts';
import { authorOf, channelOf, habitsOf, type Incoming, isPersonal, tenantOf } from './incoming.ts';
import type { Surface } from './render.ts';
import { isChannel, type Wire } from './send.ts';
import type { TeamsConfig } from './settings.ts';
import type { SharedFiles } from './shared-files.ts';

export interface Desk {
  readonly menu: Menu;
  readonly kit: Kit;
  readonly workspace: Workspace;
  readonly config: TeamsConfig;
  readonly client: TeamsClient;
  readonly contacts: Contacts;
  readonly wire: Wire;
  readonly surface: Surface;
  /** Files of ours on their way, and people's that they shared. */
  readonly files: Files;
  readonly shared: SharedFiles;
}

/** What every activity comes down to. */
export interface Asked {
  /** For the log: "command suggest". */
  readonly where: string;
  readonly incoming: Incoming;
  readonly text?: string;
  readonly subject?: string | undefined;
  readonly chosen?: string | null;
  readonly about?: About;
  /** What a button says of the channel in which its message was asked for; believed only of the channel's own people. */
  readonly from?: string | null;
  /** What draws the message in which it was asked. */
  readonly again?: Action | null;
}

/** Null, with a line in the log, for another company's people, for bots and for nobody. */
export async function requestFrom(desk: Desk, asked: Asked): Promise<Request | null> {
  const { kit, workspace } = desk;
  const { incoming, where } = asked;
  if (!isAdmitted(desk, incoming)) {
    kit.log.warn({ where, tenant: tenantOf(incoming) }, 'refused: asked from another tenant');
    return null;
  }
  const user = authorOf(incoming);
  if (user === null) {
    kit.log.warn({ where }, 'refused: the asker has no Entra id');
    return null;
  }
  await keepAsker(desk, incoming, user);
  const { db } = kit.database;
  const current = await db.workspace.findUniqueOrThrow({ where: { id: workspace.id } });
  const { directory, adminUsers } = kit;
  const address = `teams:${user}`;
  const later = await laterFor(kit, address, nameOf(asked));
  const remembering = { directory, adminUsers, now: kit.clock.now(), later };
  const asker = await rememberAsker(db, current, address, remembering);
  if (asker === null) {
    kit.log.warn({ where }, 'refused: the asker is nobody that Teams knows as a person');
    return null;
  }
  const channel = channelOf(incoming) ?? (await broughtAlong(desk, asked, `teams:${user}`));
  return requestOf(kit, {
    workspace: current,
    asker,
    text: asked.text ?? '',
    subject: asked.subject ?? null,
    chosen: asked.chosen ?? null,
    channel: channel === null ? null : `teams:${channel}`,
    about: asked.about ?? null,
  });
}

/** An answer to what was asked in a channel stands in the personal chat; its buttons still mean that channel. */
async function broughtAlong({ kit }: Desk, { from }: Asked, asker: Address): Promise<string | null> {
  if (!from || !isChannel(from)) return null;
  return (await kit.directory.isMember(`teams:${from}`, asker)) ? from : null;
}

export function isAdmitted({ config }: Pick<Desk, 'config'>, incoming: Incoming): boolean {
  const tenant = tenantOf(incoming);
  return tenant === config.tenantId || (tenant !== null && config.admittedTenants.includes(tenant));
}

/** The address of a personal chat is known from what is written there; elsewhere only habits are learned. */
async function keepAsker({ contacts, kit }: Desk, incoming: Incoming, user: string): Promise<void> {
  const { conversation, serviceUrl } = incoming;
  const known = await reach(contacts, user);
  // Whom we can reach is not written down anew at the very moment at which they ask.
  const learn = async (now: Known) => {
    if (known && !known.isGone) kit.later.note(`teams:${user}`, () => keep(contacts, now));
    else await keep(contacts, now);
  };
  const habits = habitsOf(incoming);
  const bare = { place: user, kind: 'person', name: null, teamId: null, ...habits } as const;
  if (isPersonal(incoming)) {
    const tenantId = tenantOf(incoming) ?? '';
    await learn({ ...bare, conversationId: conversation.id, serviceUrl, tenantId });
    return;
  }
  if (!known || known.isGone) return;
  const { conversationId, tenantId } = known;
  await learn({ ...bare, conversationId, serviceUrl, tenantId });
}

/** "suggest", of "command /suggest". */
function nameOf({ where }: Asked): string {
  return where.split(' ').at(-1)?.replace(/^\//, '') ?? '';
}

export function companyLocale({ workspace }: Desk): Locale {
  return localeOf(workspace.locale) ?? 'en';
}
