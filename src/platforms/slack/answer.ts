// From something asked on Slack to a Request on the menu, and from its Reply back to the asker. Listening is listen.ts.
import type { types, webApi } from '@slack/bolt';
import type { Kit, Menu, Reply, Request, SubmitReply } from '../../handlers/request.ts';
import { requestOf } from '../../handlers/request.ts';
import { type Locale, localeOf } from '../../i18n/locale.ts';
import { fit } from '../../messages/fit.ts';
import type { FormView } from '../../messages/form.ts';
import { type Message, sentence } from '../../messages/message.ts';
import { remember } from '../../people/person.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { formModal, messageModal } from './form.ts';
import { slackViewLimits } from './limits.ts';
import { label } from './markup.ts';
import { candidatesFor } from './pickers.ts';
import { explain, unknownForm } from './refusals.ts';
import { type Rendered, renderBlocks, slackMessage } from './render.ts';
import type { DirectMessages } from './send.ts';
import { type Submitted, slackErrors } from './values.ts';

export interface Desk {
  readonly menu: Menu;
  readonly kit: Kit;
  readonly workspace: Workspace;
  /** The Slack team that may ask. */
  readonly team: string;
  readonly client: webApi.WebClient;
  readonly dms: DirectMessages;
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
}

/** Asks and performs the reply; whatever goes wrong is told to the asker. Never rejects. */
export async function answer(
  desk: Desk,
  asked: Asked,
  ask: (request: Request) => Promise<Reply>,
): Promise<void> {
  let locale = companyLocale(desk);
  try {
    const request = await requestFrom(desk, asked);
    if (request === null) return;
    locale = request.locale;
    await perform(desk, asked, request, await ask(request));
  } catch (error) {
    const words = explain(desk.kit.log, error, asked.where, locale);
    await whisper(desk, asked, sentence(words), locale).catch((silent: unknown) => {
      explain(desk.kit.log, silent, `${asked.where} (telling the asker)`, locale);
    });
  }
}

type Acknowledgement =
  | undefined
  | { response_action: 'clear' }
  | { response_action: 'errors'; errors: Record<string, string> }
  | { response_action: 'update'; view: types.ModalView };

/** What Slack is told about a submitted form. The form stays, text and all, unless it went through. Never rejects. */
export async function submit(desk: Desk, asked: Asked, submitted: Submitted): Promise<Acknowledgement> {
  let locale = companyLocale(desk);
  try {
    const request = await requestFrom(desk, asked);
    if (request === null) return undefined;
    locale = request.locale;
    const entry = desk.menu.forms.find((form) => form.name === submitted.form);
    if (!entry || submitted.state === null) throw unknownForm();
    return acknowledgement(await entry.submit(request, submitted.state, submitted.values), submitted, locale);
  } catch (error) {
    const words = explain(desk.kit.log, error, asked.where, locale);
    return acknowledgement({ kind: 'errors', errors: { '': words } }, submitted, locale);
  }
}

/** Draws somebody's home. Never rejects. */
export async function showHome(desk: Desk, asked: Asked): Promise<void> {
  let locale = companyLocale(desk);
  try {
    const request = await requestFrom(desk, asked);
    if (request === null) return;
    locale = request.locale;
    await publish(desk, asked.user, await desk.menu.home(request), locale);
  } catch (error) {
    const words = explain(desk.kit.log, error, asked.where, locale);
    await publish(desk, asked.user, sentence(words), locale).catch((silent: unknown) => {
      explain(desk.kit.log, silent, `${asked.where} (telling the asker)`, locale);
    });
  }
}

/** Null, with a line in the log, for another company's people, for bots and for nobody. */
async function requestFrom({ kit, workspace, team }: Desk, asked: Asked): Promise<Request | null> {
  if (asked.team !== team) {
    kit.log.warn({ where: asked.where, team: asked.team }, 'refused: asked from another Slack team');
    return null;
  }
  const { db } = kit.database;
  const current = await db.workspace.findUniqueOrThrow({ where: { id: workspace.id } });
  const { directory, adminUsers } = kit;
  const asker = await remember(db, current, `slack:${asked.user}`, {
    directory,
    adminUsers,
    now: kit.clock.now(),
  });
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

async function perform(desk: Desk, asked: Asked, request: Request, reply: Reply): Promise<void> {
  switch (reply.kind) {
    case 'nothing':
      return;
    case 'say':
      return whisper(desk, asked, reply.message, request.locale);
    case 'open':
      return open(desk, asked, reply.form, request.locale);
    case 'home':
      return publish(desk, asked.user, reply.message, request.locale);
    default:
      reply satisfies never;
  }
}

/** Privately: in the modal, where it was asked, or as a direct message. */
async function whisper(desk: Desk, asked: Asked, message: Message, locale: Locale): Promise<void> {
  const { client } = desk;
  if (asked.modal) {
    await client.views.update({
      view_id: asked.modal.id,
      view: messageModal(asked.modal.title, message, locale),
    });
    return;
  }
  const drawn = slackMessage(message, locale);
  if (asked.channel && asked.respond) await asked.respond(drawn);
  else if (asked.channel)
    await client.chat.postEphemeral({ channel: asked.channel, user: asked.user, ...drawn });
  else {
    const quiet = { unfurl_links: false, unfurl_media: false };
    // Metadata marks it as no delivery, so that looking for a lost one can tell.
    const metadata = { event_type: 'portevoix_reply', event_payload: {} };
    await client.chat.postMessage({ channel: await desk.dms(asked.user), ...drawn, ...quiet, metadata });
  }
}

async function open(desk: Desk, asked: Asked, form: FormView, locale: Locale): Promise<void> {
  const candidates = desk.plainPickers ? await candidatesFor(form, desk.client) : null;
  const view = formModal(form, locale, candidates);
  if (asked.modal) await desk.client.views.update({ view_id: asked.modal.id, view });
  else await desk.client.views.open({ trigger_id: asked.trigger ?? '', view });
}

async function publish({ client }: Desk, user: string, message: Message, locale: Locale): Promise<void> {
  const { summary, blocks } = fit(message, slackViewLimits, locale);
  const drawn = renderBlocks(blocks, locale);
  const shown: types.KnownBlock[] = drawn.length > 0 ? drawn : [{ type: 'section', text: label(summary) }];
  await client.views.publish({ user_id: user, view: { type: 'home', blocks: shown } });
}

function acknowledgement(reply: SubmitReply, submitted: Submitted, locale: Locale): Acknowledgement {
  switch (reply.kind) {
    case 'done':
      return { response_action: 'clear' };
    case 'show':
      return { response_action: 'update', view: messageModal(reply.title, reply.message, locale) };
    case 'errors': {
      const errors = slackErrors(reply.errors, submitted.fields);
      if (errors !== null) return { response_action: 'errors', errors };
      const words = Object.values(reply.errors).join(' ');
      return { response_action: 'update', view: messageModal('Porte-voix', sentence(words), locale) };
    }
    default:
      return reply satisfies never;
  }
}

function companyLocale({ workspace }: Desk): Locale {
  return localeOf(workspace.locale) ?? 'en';
}

/** Channels, public and private; a direct message is no place to post a digest. */
function isChannel(id: string | undefined): boolean {
  return id !== undefined && /^[CG]/.test(id);
}
