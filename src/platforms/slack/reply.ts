// A Reply -> what Slack shows the asker: beside the message, in the modal, in their home or in the direct message.
import type { types } from '@slack/bolt';
import { afterForm, drawnAgain } from '../../handlers/again.ts';
import type { Done, Reply, Request, SubmitReply } from '../../handlers/request.ts';
import type { Locale } from '../../i18n/locale.ts';
import { decodeAction } from '../../messages/actions.ts';
import { fit } from '../../messages/fit.ts';
import { type FormView, type Origin, openedFrom } from '../../messages/form.ts';
import { type Message, messageOf, sentence } from '../../messages/message.ts';
import { namesElsewhere } from '../elsewhere.ts';
import { spokenForm, spokenMessage } from '../spoken.ts';
import { type Desk, type Essentials, isDirect } from './desk.ts';
import { handFile } from './files.ts';
import { formModal, messageModal } from './form.ts';
import { slackViewLimits } from './limits.ts';
import { label } from './markup.ts';
import { lostTrigger, takenAtUrl } from './outcomes.ts';
import { candidatesFor } from './pickers.ts';
import { TooLate } from './refusals.ts';
import { type Rendered, renderBlocks, type SlackBlock, slackMessage } from './render.ts';
import { type Submitted, slackErrors } from './values.ts';

export type Acknowledgement =
  | undefined
  | { response_action: 'errors'; errors: Record<string, string> }
  | { response_action: 'update'; view: types.ModalView };

export async function perform(desk: Desk, asked: Essentials, request: Request, reply: Reply): Promise<void> {
  switch (reply.kind) {
    case 'nothing':
      return;
    case 'say':
      if (reply.did) return did(desk, asked, request, reply.message);
      if (reply.passing && asked.trigger && !asked.modal)
        return pass(desk, asked, reply.message, request.locale);
      return whisper(desk, asked, reply.message, request.locale, reply.instead);
    case 'hand':
      return handFile(desk, asked.user, reply.file, reply.words);
    case 'open':
      return open(desk, asked, openedFrom(reply.form, asked.origin), request.locale);
    case 'home':
      return publish(desk, asked.user, reply.message, request.locale);
    default:
      reply satisfies never;
  }
}

/** In a modal that only says something. @throws TooLate */
async function pass(desk: Desk, asked: Essentials, said: Message, locale: Locale): Promise<void> {
  await openView(desk, asked, messageModal('Porte-voix', spokenMessage(said, desk.say), locale));
}

/** What it was asked on is drawn anew below what was done; elsewhere the words are said alone. */
async function did(desk: Desk, asked: Essentials, request: Request, told: Message): Promise<void> {
  const { again, replace, modal } = asked;
  const now = again && replace && !modal ? await drawnAgain(desk.menu, request, again, told) : null;
  await whisper(desk, asked, now ?? told, request.locale, now !== null);
}

/** The message whose button opened the form, as it is now, below what was done. Slack lets it be replaced for half an hour. */
export async function redraw(
  desk: Desk,
  request: Request,
  origin: Origin | undefined,
  reply: Done,
): Promise<void> {
  const again = origin ? decodeAction(origin.again) : null;
  if (!origin || !again) return;
  const now = await afterForm(desk.menu, request, again, reply);
  if (now === null) return;
  await desk.easel.show(spokenMessage(now, desk.say), (shown) =>
    takenAtUrl(
      fetch(origin.place, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ replace_original: true, ...slackMessage(shown, request.locale) }),
        signal: AbortSignal.timeout(5_000),
      }),
    ),
  );
}

/** Privately: in the modal, where it was asked (`instead`: in its place, where that is private), or as a direct message. */
export async function whisper(
  desk: Desk,
  asked: Essentials,
  said: Message,
  locale: Locale,
  instead = false,
): Promise<void> {
  const message = spokenMessage(said, desk.say);
  const { modal } = asked;
  if (modal) {
    const view = messageModal(modal.title, message, locale);
    await desk.client.views.update({ view_id: modal.id, view });
    return;
  }
  await desk.easel.show(message, (shown) => show(desk, asked, slackMessage(shown, locale), instead));
}

async function show(desk: Desk, asked: Essentials, drawn: Rendered, instead: boolean): Promise<void> {
  const { client } = desk;
  const { channel, user, respond, replace, beside } = asked;
  if (instead && replace) await takenAtUrl(replace(drawn));
  else if (channel && respond) await takenAtUrl(respond(drawn));
  // Slack shows nothing "only to you" in a direct message for sure; there, everything is.
  else if (channel && !(beside && isDirect(channel)))
    await client.chat.postEphemeral({ channel, user, ...drawn, ...threadIn(beside) });
  else {
    const quiet = { unfurl_links: false, unfurl_media: false };
    // Metadata marks it as no delivery, so that looking for a lost one can tell.
    const metadata = { event_type: 'portevoix_reply', event_payload: {} };
    const place = channel && beside ? channel : await desk.dms(user);
    await client.chat.postMessage({ channel: place, ...drawn, ...quiet, metadata, ...threadIn(beside) });
  }
}

function threadIn(beside: Essentials['beside']): { thread_ts?: string } {
  return beside?.thread ? { thread_ts: beside.thread } : {};
}

async function open(desk: Desk, asked: Essentials, form: FormView, locale: Locale): Promise<void> {
  const view = await modalOf(desk, form, locale);
  if (asked.modal) await desk.client.views.update({ view_id: asked.modal.id, view });
  else await openView(desk, asked, view);
}

async function openView(desk: Desk, asked: Essentials, view: types.ModalView): Promise<void> {
  await desk.client.views.open({ trigger_id: asked.trigger ?? '', view }).catch((error: unknown) => {
    const code = lostTrigger(error);
    throw code === null
      ? error
      : new TooLate(code, { again: asked.pressed ?? null, typed: asked.text?.trim() ?? '' });
  });
}

async function modalOf(desk: Desk, asked: FormView, locale: Locale): Promise<types.ModalView> {
  const form = spokenForm(asked, desk.say);
  const candidates = desk.plainPickers ? await candidatesFor(form, desk.client) : null;
  const elsewhere = await namesElsewhere(desk.kit, desk.workspace.id, form, 'slack');
  return formModal(form, locale, candidates, elsewhere);
}

export async function publish(
  { client, say }: Desk,
  user: string,
  message: Message,
  locale: Locale,
): Promise<void> {
  const { summary, blocks } = fit(spokenMessage(message, say), slackViewLimits, locale);
  const drawn = renderBlocks(blocks, locale);
  const shown: SlackBlock[] = drawn.length > 0 ? drawn : [{ type: 'section', text: label(summary) }];
  await client.views.publish({ user_id: user, view: { type: 'home', blocks: shown } });
}

export async function acknowledgement(
  desk: Desk,
  reply: SubmitReply,
  submitted: Submitted,
  locale: Locale,
): Promise<Acknowledgement> {
  switch (reply.kind) {
    case 'again':
      return {
        response_action: 'update',
        view: await modalOf(desk, openedFrom(reply.form, submitted.state?.origin), locale),
      };
    case 'done': {
      const told = spokenMessage(messageOf(reply.told), desk.say);
      return { response_action: 'update', view: messageModal(reply.title, told, locale) };
    }
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
