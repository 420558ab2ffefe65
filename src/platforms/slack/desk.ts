// Where requests from Slack are taken in: what each payload comes down to, and the Request it becomes. Answering is answer.ts.
import type { webApi } from '@slack/bolt';
import type { Door } from '../../database/client.ts';
import { requestBy } from '../../handlers/admission.ts';
import type { Kit, Menu, Request } from '../../handlers/request.ts';
import type { Origin } from '../../messages/form.ts';
import type { Action } from '../../messages/message.ts';
import type { Belonging } from '../../people/admission.ts';
import type { Profiles } from '../../people/profiles.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Easel } from '../easel.ts';
import { inTime } from '../in-time.ts';
import type { Say } from '../spoken.ts';
import type { Tongues } from '../tongues.ts';
import { belongingOf, type Ours } from './membership.ts';
import { namingWords } from './names.ts';
import type { Rendered } from './render.ts';
import type { DirectMessages } from './send.ts';

export interface Desk {
  readonly menu: Menu;
  readonly kit: Kit;
  readonly workspace: Workspace;
  readonly ours: Ours;
  readonly profiles: Profiles;
  readonly door: Door;
  readonly tongues: Tongues;
  readonly client: webApi.WebClient;
  readonly dms: DirectMessages;
  /** Our own bot's user. */
  readonly botUserId: string;
  readonly plainPickers: boolean;
  /** Our own words, with the commands that this Slack has. */
  readonly say: Say;
  readonly easel: Easel;
}

/** What every payload of Slack comes down to. */
export interface Essentials {
  /** For the log: "command /suggest". */
  readonly where: string;
  /** In which it was asked: a shared channel's is that of whoever hears it. */
  readonly team: string | undefined;
  /** The asker's own. */
  readonly own?: string | undefined;
  readonly user: string;
  readonly text?: string;
  /** The same as Slack has them, where they are a command's that may name people and channels. */
  readonly source?: string | undefined;
  readonly subject?: string | undefined;
  readonly chosen?: string | undefined;
  /** The button that was pressed. */
  readonly pressed?: Action | undefined;
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
  /** Nothing is said to whoever may not ask: it was not said to us, or they were told already. */
  readonly isHushed?: boolean;
  readonly beside?: { readonly thread: string | null } | undefined;
}

/**
 * What somebody asks for, within Slack's three seconds or not at all.
 * @throws NotAdmitted for another company's people, guests who may not, bots and nobody; DatabaseUnready where the database is held
 */
export function requested<T>(
  desk: Desk,
  asked: Essentials,
  ask: (request: Request) => Promise<T>,
): Promise<T> {
  return inTime(desk.kit, desk.door, async (kit) => {
    const request = await requestFrom({ ...desk, kit }, asked);
    desk.tongues.note(asked.user, request.locale);
    return ask(request);
  });
}

async function requestFrom(desk: Desk, asked: Essentials): Promise<Request> {
  const { kit, workspace, ours, profiles } = desk;
  const { team, own } = asked;
  const belonging: Belonging = (standing) => belongingOf(ours, [team, own], standing);
  if (belonging('own') !== 'ours')
    kit.log.warn({ where: asked.where, team, own }, 'refused: asked from another Slack team');
  const request = await requestBy(kit, {
    workspaceId: workspace.id,
    address: `slack:${asked.user}`,
    name: nameOf(asked),
    profiles,
    belonging,
    knowsAll: true,
    text: asked.text ?? '',
    subject: asked.subject ?? null,
    chosen: asked.chosen ?? null,
    channel: isChannel(asked.channel) ? `slack:${asked.channel}` : null,
  });
  // Of whom they name Slack is asked only once it is known that they may ask.
  return asked.source ? { ...request, ...(await namingWords(desk, asked.source)) } : request;
}

/** "suggest", of "command /suggest". */
function nameOf({ where }: Essentials): string {
  return where.split(' ').at(-1)?.replace(/^\//, '') ?? '';
}

/** Channels, public and private; a direct message is no place to post a digest. */
function isChannel(id: string | undefined): boolean {
  return id !== undefined && /^[CG]/.test(id);
}

/** The direct message between somebody and the bot. */
export function isDirect(id: string | undefined): boolean {
  return id?.startsWith('D') ?? false;
}
