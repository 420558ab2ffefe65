// A Reply -> what Teams shows the asker: in the dialog, in the place of the card, or in the personal chat.
import type { Activity } from 'botbuilder';
import { afterForm, drawnAgain } from '../../handlers/again.ts';
import { type Done, type Reply, type Request, requestOf, type SubmitReply } from '../../handlers/request.ts';
import type { Locale } from '../../i18n/locale.ts';
import { decodeAction, encodeAction } from '../../messages/actions.ts';
import { type FormValues, type FormView, filledIn, type Origin, openedFrom } from '../../messages/form.ts';
import { type Message, messageOf, type Option, sentence } from '../../messages/message.ts';
import { unnamedChannel } from '../../people/channel-names.ts';
import { namesElsewhere } from '../elsewhere.ts';
import { CARD_TYPE, type Card, card } from './card.ts';
import { channels } from './conversations.ts';
import { type Desk, type Essentials, isAdmitted } from './desk.ts';
import type { Files } from './files.ts';
import { type Dialog, formDialog, messageDialog } from './form.ts';
import { authorOf, channelOf, type Incoming, isPersonal, tenantOf } from './incoming.ts';
import type { Offered } from './inputs.ts';
import { label } from './markup.ts';
import { type Data, opening } from './presses.ts';
import { teamsWords } from './refusals.ts';
import { type Surface, teamsMessage } from './render.ts';
import { activityOf, targetOf } from './send.ts';

/** What an invoke of Teams is answered with; null: nothing more is shown. */
export type Body = object | null;

/** "Opening a dialog": learn.microsoft.com/microsoftteams/platform/task-modules-and-cards. */
export function dialogBody({ title, card: drawn }: Dialog): Body {
  return {
    task: {
      type: 'continue',
      value: { title, width: 'medium', height: 'medium', card: { contentType: CARD_TYPE, content: drawn } },
    },
  };
}

/** "Response format": learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model. */
export function noticeBody(text: string): Body {
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text };
}

function cardBody(drawn: Card): Body {
  return { statusCode: 200, type: CARD_TYPE, value: drawn };
}

/** The reply to something typed: privately, as new messages. `again` is what a button must carry to open the form later. */
export async function performWords(
  desk: Desk,
  files: Files,
  asked: Essentials,
  { locale }: Request,
  reply: Reply,
  again: Data | null,
): Promise<void> {
  switch (reply.kind) {
    case 'nothing':
      return;
    case 'say':
    case 'home':
      return whisper(desk, asked, reply.message, locale);
    case 'hand':
      return hand(desk, files, asked, reply, locale);
    case 'open':
      // A dialog opens only from a button: the words that were typed travel in it.
      return post(desk, asked, activityOf(doorTo(reply.form, again, locale)), locale);
    default:
      reply satisfies never;
  }
}

/** The reply to a button that refreshes its card. */
export async function performExecute(
  desk: Desk,
  files: Files,
  asked: Essentials,
  request: Request,
  reply: Reply,
  again: Data,
): Promise<Body> {
  const { locale } = request;
  const say = teamsWords(locale);
  const answered = noticeBody(isPersonal(asked.incoming) ? say.done : say.answered);
  switch (reply.kind) {
    case 'nothing':
      return noticeBody(say.done);
    case 'home':
      return inPlace(desk, asked, reply.message, await localeNow(request));
    case 'say':
      if (reply.instead && isPersonal(asked.incoming)) return inPlace(desk, asked, reply.message, locale);
      if (reply.did && asked.again && isPersonal(asked.incoming)) {
        const now = await drawnAgain(desk.menu, request, asked.again, reply.message);
        if (now !== null) return inPlace(desk, asked, now, locale);
      }
      await whisper(desk, asked, reply.message, locale);
      return answered;
    case 'hand':
      await hand(desk, files, asked, reply, locale);
      return answered;
    case 'open':
      await post(desk, asked, activityOf(doorTo(reply.form, again, locale)), locale);
      return answered;
    default:
      return reply satisfies never;
  }
}

/** What was pressed may have been the choice of another language. */
async function localeNow({ kit, workspace, asker }: Request): Promise<Locale> {
  const { chosenLocale } = await kit.database.db.person.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId: workspace.id, id: asker.id } },
  });
  return requestOf(kit, { workspace, asker: { ...asker, chosenLocale } }).locale;
}

/** The reply to something that opens a dialog, or was asked in one. */
export async function performDialog(
  desk: Desk,
  files: Files,
  asked: Essentials,
  { locale }: Request,
  reply: Reply,
): Promise<Body> {
  const say = teamsWords(locale);
  switch (reply.kind) {
    case 'open':
      return dialogBody(await drawForm(desk, openedFrom(reply.form, originOf(asked)), locale));
    case 'say':
    case 'home':
      return dialogBody(messageDialog('Porte-voix', reply.message, locale));
    case 'hand':
      await hand(desk, files, asked, reply, locale);
      return dialogBody(messageDialog('Porte-voix', sentence(say.answered), locale));
    case 'nothing':
      return dialogBody(messageDialog('Porte-voix', sentence(say.close), locale));
    default:
      return reply satisfies never;
  }
}

/** The reply to a submitted form. The form stays, text and all, unless it went through. */
export async function performSubmit(
  desk: Desk,
  form: FormView,
  values: FormValues,
  reply: SubmitReply,
  locale: Locale,
): Promise<Body> {
  switch (reply.kind) {
    case 'errors': {
      const filled = filledIn(form, values);
      return dialogBody(formDialog(filled, locale, await offeredIn(desk, filled, locale), reply.errors));
    }
    case 'again':
      return dialogBody(await drawForm(desk, openedFrom(reply.form, form.state.origin), locale));
    case 'done':
      return dialogBody(messageDialog(reply.title, messageOf(reply.told), locale));
    default:
      return reply satisfies never;
  }
}

/** The card whose button opens a dialog, where nobody but the asker sees it. */
function originOf({ incoming, again }: Essentials): Origin | undefined {
  const place = isPersonal(incoming) ? incoming.replyToId : null;
  return place && again ? { place, again: encodeAction(again) } : undefined;
}

/** That card as it is now, below what was done. */
export async function redraw(
  desk: Desk,
  asked: Essentials,
  request: Request,
  origin: Origin | undefined,
  reply: Done,
): Promise<void> {
  const { incoming } = asked;
  const again = origin ? decodeAction(origin.again) : null;
  if (!origin || !again || !isPersonal(incoming)) return;
  const now = await afterForm(desk.menu, request, again, reply);
  if (now === null) return;
  await desk.wire.easel.show(now, async (shown) => {
    const drawn = teamsMessage(shown, request.locale, surfaceFor(desk, asked));
    await desk.client.edit(hereOf(incoming), origin.place, activityOf(drawn));
  });
}

function hereOf(incoming: Incoming) {
  const { serviceUrl, conversation } = incoming;
  return { conversationId: conversation.id, serviceUrl, tenantId: tenantOf(incoming) ?? '' };
}

async function drawForm(desk: Desk, form: FormView, locale: Locale): Promise<Dialog> {
  return formDialog(form, locale, await offeredIn(desk, form, locale));
}

async function offeredIn(desk: Desk, form: FormView, locale: Locale): Promise<Offered> {
  const elsewhere = await namesElsewhere(desk.kit, desk.workspace.id, form, 'teams');
  const has = form.fields.some((field) => field.kind === 'channels');
  return { channels: has ? await channelOptions(desk, locale) : [], elsewhere };
}

/** Where we may post. */
export async function channelOptions({ contacts }: Desk, locale: Locale): Promise<Option[]> {
  const known = await channels(contacts);
  return known.map(({ place, name }) => ({
    value: `teams:${place}`,
    label: name ?? unnamedChannel(locale),
  }));
}

function doorTo(form: FormView, again: Data | null, locale: Locale) {
  const say = teamsWords(locale);
  const title = label(form.title);
  const actions =
    again === null
      ? []
      : [{ type: 'Action.Submit', title: say.openForm, style: 'positive', data: opening(again) } as const];
  const body = [
    { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: title, weight: 'Bolder' }] } as const,
    { type: 'ActionSet', actions } as const,
  ];
  return { summary: `${title} – ${say.ready}`, card: card(body, `${title} – ${say.ready}`, locale, []) };
}

/** Only the asker sees it. In another company's conversations, nothing is written. */
export async function whisper(
  desk: Desk,
  asked: Essentials,
  message: Message,
  locale: Locale,
): Promise<void> {
  if (!isAdmitted(desk, asked.incoming)) return;
  await desk.wire.easel.show(message, (shown) =>
    post(desk, asked, activityOf(teamsMessage(shown, locale, surfaceFor(desk, asked))), locale),
  );
}

/** In the personal chat the buttons remember the channel in which it was asked: there is what is shared "here". */
function surfaceFor({ surface }: Desk, { incoming, from = null }: Essentials): Surface {
  return surface.kind === 'message' ? { ...surface, from: channelOf(incoming) ?? from } : surface;
}

async function post(
  desk: Desk,
  asked: Essentials,
  activity: Partial<Activity>,
  locale: Locale,
): Promise<void> {
  const { incoming } = asked;
  const here = hereOf(incoming);
  if (isPersonal(incoming)) {
    await desk.client.post(here, activity);
    return;
  }
  const target = await targetOf(desk.wire, `teams:${authorOf(incoming) ?? ''}`);
  if ('conversationId' in target) await desk.client.post(target, activity);
  // Nobody else may read the answer; that there is one may be said.
  else await desk.client.post(here, { type: 'message', text: teamsWords(locale).unreachable });
}

async function hand(
  desk: Desk,
  files: Files,
  asked: Essentials,
  { file, words }: Extract<Reply, { kind: 'hand' }>,
  locale: Locale,
): Promise<void> {
  const attachment = files.offer(file, authorOf(asked.incoming) ?? '', words);
  const summary = teamsWords(locale).fileOffer(file.name);
  await post(desk, asked, { type: 'message', summary, attachments: [attachment] }, locale);
}

/** The card that was pressed gives way, for good: what Teams shows from the answer alone is gone when it is read again. */
async function inPlace(desk: Desk, asked: Essentials, message: Message, locale: Locale): Promise<Body> {
  const { replyToId } = asked.incoming;
  return desk.wire.easel.show(message, async (shown) => {
    const drawn = teamsMessage(shown, locale, surfaceFor(desk, asked));
    if (isPersonal(asked.incoming) && replyToId)
      await desk.client.edit(hereOf(asked.incoming), replyToId, activityOf(drawn));
    return cardBody(drawn.card);
  });
}
