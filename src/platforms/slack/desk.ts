// Where requests from Slack are taken in: what each payload comes down to, and the Request it becomes. Answering is answer.ts.
import type { webApi } from '@slack/bolt';
import { type Kit, laterFor, type Menu, type Request, requestOf } from '../../handlers/request.ts';
import { type Locale, localeOf } from '../../i18n/locale.ts';
import type { Origin } from '../../messages/form.ts';
import type { Action } from '../../messages/message.ts';
import { rememberAsker } from '../../people/person.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Rendered } from './render.ts';
import type { DirectMessages } from './send.ts';

export interface Desk {
  readonly menu: Menu;
  readonly kit: Kit;
  readonly workspace: Workspace;
  /** The Slack team that may ask. */
  readonly team: string;
  readonly client: webApi.WebClient;
  readonly dms: DirectMessages;
  /** Our own bot's user. */
  readonly botUserId: string;
  readonly plainPickers: boolean;
}

/** What every payload of Slack comes down to. */
export interface Asked {
  /** For the log: "command /suggest". */
  readonly where: string;
  readonly team: string | undefined;
  readonly user: string;
  readonly text?: string;
  readonly subject?: string | undefined;
  readonly chosen?: string | undefined;
  /** Absent in App Home and in modals. */
  readonly channel?: string | undefined;
  /** Opens a form; good for three seconds. */
  readonly trigger?: string | undefined;
  /** The modal in which a button was pressed. */
  readonly modal?: { readonly id: string; readonly title: string } | undefined;
  readonly respond?: ((answer: Rendered) => Promise<unknown>) | undefined;
  /** Puts the answer in the place of the message in which it was asked; only where nobody but the asker sees that one. */
  readonly replace?: ((answer: Rendered) => Promise<unknown>) | undefined;
  /** What draws the message in which it was asked; null where nothing does. */
  readonly again?: Action | null;
  /** The way back to that message after a form, where nobody but the asker sees it. */
  readonly origin?: Origin | undefined;
  /** A message that was written rather than a request: its answer belongs beside it, in this thread (null: in none). */
  readonly beside?: { readonly thread: string | null } | undefined;
}

/** Null, with a line in the log, for another company's people, for bots and for nobody. */
export async function requestFrom({ kit, workspace, team }: Desk, asked: Asked): Promise<Request | null> {
  if (asked.team !== team) {
    kit.log.warn({ where: asked.where, team: asked.team }, 'refused: asked from another Slack team');
    return null;
  }
  const { db } = kit.database;
  const current = await db.workspace.findUniqueOrThrow({ where: { id: workspace.id } });
  const { directory, adminUsers } = kit;
  const address = `slack:${asked.user}`;
  const later = await laterFor(kit, address, nameOf(asked));
  const remembering = { directory, adminUsers, now: kit.clock.now(), later };
  const asker = await rememberAsker(db, current, address, remembering);
  if (asker === null) {
    kit.log.warn({ where: asked.where }, 'refused: the asker is nobody that Slack knows as a person');
    return null;
  }
  return requestOf(kit, {
    workspace: current,
    asker,
    text: asked.text ?? '',
    subject: asked.subject ?? null,
    chosen: asked.chosen ?? null,
    channel: isChannel(asked.channel) ? `slack:${asked.channel}` : null,
  });
}

/** "suggest", of "command /suggest". */
function nameOf({ where }: Asked): string {
  return where.split(' ').at(-1)?.replace(/^\//, '') ?? '';
}

export function companyLocale({ workspace }: Desk): Locale {
  return localeOf(workspace.locale) ?? 'en';
}

/** Channels, public and private; a direct message is no place to post a digest. */
function isChannel(id: string | undefined): boolean {
  return id !== undefined && /^[CG]/.test(id);
}

/** The direct message between somebody and the bot. */
export function isDirect(id: string | undefined): boolean {
  return id?.startsWith('D') ?? false;
}
