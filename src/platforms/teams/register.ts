// One route of Microsoft's Application per kind of thing that people do on Teams. Answering is answer.ts.
import type { Application } from '@microsoft/teams-ai/lib/Application.js';
import type { TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { About, Heard, Request } from '../../handlers/request.ts';
import { eachOnce, inTurn } from '../order.ts';
import { answerDialog, answerExecute, answerSubmit, answerWords } from './answer.ts';
import { commandIn } from './commands.ts';
import { type Asked, companyLocale, type Desk, isAdmitted } from './desk.ts';
import { consentFrom, upload, waitingFiles } from './files.ts';
import {
  authorOf,
  channelOf,
  htmlOf,
  type Incoming,
  incomingFrom,
  isAddressed,
  isPersonal,
  tenantOf,
} from './incoming.ts';
import { keepChannel, noteChange } from './installed.ts';
import { actionData, commandData, type Press, pressFrom } from './presses.ts';
import { quotedMessage, readHtml, readText, withoutQuotation } from './read.ts';
import { teamsWords, unknownAction, unknownCommand, unknownForm, unknownShortcut } from './refusals.ts';
import { type Body, noticeBody } from './reply.ts';
import { threadIn } from './send.ts';

/** What each invoke of Teams is called, and what its answer says. */
const INVOKES = {
  'adaptiveCard/action': pressed,
  'task/fetch': opened,
  'task/submit': submitted,
  'composeExtension/fetchTask': extended,
  'composeExtension/submitAction': submitted,
  'fileConsent/invoke': consented,
} as const;

type Files = ReturnType<typeof waitingFiles>;

export function register(app: Application, desk: Desk, during: <T>(work: Promise<T>) => Promise<T>): void {
  const files = waitingFiles();
  const isNew = eachOnce();
  const turn = inTurn();
  const on = (
    isOurs: (incoming: Incoming) => boolean,
    work: (incoming: Incoming, context: TurnContext) => Promise<void>,
    isInvoke = false,
  ) => {
    app.addRoute(
      async (context) => {
        const incoming = incomingFrom(context.activity);
        return incoming !== null && isOurs(incoming);
      },
      async (context) => {
        const incoming = incomingFrom(context.activity);
        if (incoming) await during(work(incoming, context));
      },
      isInvoke,
    );
  };

  for (const [name, answer] of Object.entries(INVOKES)) {
    on(
      (incoming) => incoming.type === 'invoke' && incoming.name === name,
      async (incoming, context) => {
        const body = await answer(desk, files, incoming);
        await context.sendActivity({
          type: 'invokeResponse',
          value: { status: 200, ...(body ? { body } : {}) },
        });
      },
      true,
    );
  }

  on(
    ({ type }) => type === 'message',
    async (incoming) => {
      if (incoming.id && !isNew(`${incoming.conversation.id} ${incoming.id}`)) return;
      await turn(incoming.conversation.id, () => safely(desk, () => said(desk, files, incoming)));
    },
  );
  on(
    ({ type, channelData }) =>
      (type === 'messageUpdate' && channelData?.eventType === 'editMessage') ||
      (type === 'messageDelete' && channelData?.eventType === 'softDeleteMessage'),
    async (incoming) =>
      turn(incoming.conversation.id, () => safely(desk, () => changed(desk, files, incoming))),
  );
  on(
    ({ type }) => type === 'conversationUpdate' || type === 'installationUpdate',
    async (incoming) => {
      if (!isAdmitted(desk, incoming)) {
        desk.kit.log.warn({ tenant: tenantOf(incoming) }, 'refused: installed in another tenant');
        return;
      }
      // Both kinds come at once when the bot is added: one after the other, so that one welcome is said.
      await turn(incoming.conversation.id, () => safely(desk, () => change(desk, files, incoming)));
    },
  );
}

/** What waits in turn must never reject: those behind it would wait for ever. */
async function safely({ kit }: Desk, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    kit.log.error({ error: nameOf(error) }, 'something that happened on Teams could not be followed');
  }
}

async function change(desk: Desk, files: Files, incoming: Incoming): Promise<void> {
  if (await noteChange(desk, incoming)) await welcome(desk, files, incoming);
}

function welcome(desk: Desk, files: Files, incoming: Incoming): Promise<void> {
  const home = async (request: Request) =>
    ({ kind: 'home', message: await desk.menu.home(request) }) as const;
  return answerWords(desk, files, { where: 'home', incoming }, home, null);
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

/** A command, by itself or after our name; anything else was meant for whom we wrote to. */
async function said(desk: Desk, files: Files, incoming: Incoming): Promise<void> {
  const { menu } = desk;
  const channel = channelOf(incoming);
  if (channel !== null && isAdmitted(desk, incoming)) await keepChannel(desk, incoming, channel);
  const words = readText(incoming.text ?? '');
  const under = underOf(incoming);
  if (!isAddressed(incoming)) {
    // With the right to read a team's channels we hear everything; only what stands under a message may be meant for us.
    if (under !== null) await hear(desk, files, incoming, 'written', writtenIn(incoming));
    return;
  }
  const command = under === null || words.startsWith('/') ? commandIn(words, menu.commands) : null;
  if (command) {
    const { entry, text } = command;
    const asked: Asked = { where: `command ${entry.name}`, incoming, text };
    return answerWords(desk, files, asked, entry.run, commandData(entry.name, text));
  }
  if (isHome(words) && under === null) return welcome(desk, files, incoming);
  return hear(desk, files, incoming, 'written', writtenIn(incoming));
}

async function changed(desk: Desk, files: Files, incoming: Incoming): Promise<void> {
  if (!isPersonal(incoming) && underOf(incoming) === null) return;
  const isEdit = incoming.type === 'messageUpdate';
  await hear(desk, files, incoming, isEdit ? 'edited' : 'deleted', isEdit ? writtenIn(incoming) : '');
}

async function hear(
  desk: Desk,
  files: Files,
  incoming: Incoming,
  change: Heard['change'],
  text: string,
): Promise<void> {
  const message = { channel: threadIn(incoming.conversation.id).channel, id: incoming.id ?? '' };
  const asked: Asked = { where: `message ${change}`, incoming };
  const heard: Heard = { change, text, message, under: underOf(incoming) };
  await answerWords(desk, files, asked, (request) => desk.menu.heard(request, heard), null);
}

/** Words for the home card, besides what the menu's commands are called. */
function isHome(words: string): boolean {
  return /^(home|accueil|menu)$/i.test(words);
}

/** The message under which something stands: the first of its thread, or the one that it quotes. */
function underOf(incoming: Incoming): Heard['under'] {
  const { channel, root } = threadIn(incoming.conversation.id);
  if (root !== null) return root === incoming.id ? null : { channel, id: root };
  if (!isPersonal(incoming)) return null;
  const quoted = quotedMessage(htmlOf(incoming) ?? '') ?? incoming.replyToId ?? null;
  return quoted === null ? null : { channel, id: quoted };
}

/** Without the quotation, which is ours. */
function writtenIn(incoming: Incoming): string {
  const html = htmlOf(incoming);
  if (html === null || quotedMessage(html) === null) return readText(incoming.text ?? '');
  return readHtml(withoutQuotation(html));
}

const execute = z.looseObject({ action: z.looseObject({ data: z.unknown() }) });
const task = z.looseObject({ data: z.unknown() });

async function pressed(desk: Desk, files: Files, incoming: Incoming): Promise<Body> {
  const parsed = execute.safeParse(incoming.value);
  const press = parsed.success ? pressFrom(parsed.data.action.data) : null;
  const { asked, ask } = actionOf(desk, incoming, press);
  const again = press?.kind === 'action' ? actionData(press.action) : {};
  return answerExecute(desk, files, asked, ask, again);
}

async function opened(desk: Desk, files: Files, incoming: Incoming): Promise<Body> {
  const parsed = task.safeParse(incoming.value);
  const press = parsed.success ? pressFrom(parsed.data.data) : null;
  if (press?.kind !== 'command') {
    const { asked, ask } = actionOf(desk, incoming, press);
    return answerDialog(desk, files, asked, ask);
  }
  const entry = desk.menu.commands.find(({ name }) => name === press.name);
  const asked: Asked = { where: `command ${entry?.name ?? 'unknown'}`, incoming, text: press.text };
  return answerDialog(desk, files, asked, async (request) => {
    if (!entry) throw unknownCommand(press.name);
    return entry.run(request);
  });
}

async function submitted(desk: Desk, files: Files, incoming: Incoming): Promise<Body> {
  const parsed = task.safeParse(incoming.value);
  const data = parsed.success ? parsed.data.data : null;
  const press = pressFrom(data);
  if (press?.kind === 'form') {
    return answerSubmit(desk, { where: `form ${press.view.form}`, incoming }, press.view, data);
  }
  if (press === null) {
    return answerDialog(desk, files, { where: 'form unknown', incoming }, async () => {
      throw unknownForm();
    });
  }
  return opened(desk, files, incoming);
}

const extension = z.looseObject({
  commandId: z.string(),
  messagePayload: z
    .looseObject({
      body: z.looseObject({ content: z.string().nullish(), contentType: z.string().nullish() }).nullish(),
      linkToMessage: z.string().nullish(),
    })
    .nullish(),
});

/** From the compose box a command, from a message's own menu a shortcut. */
async function extended(desk: Desk, files: Files, incoming: Incoming): Promise<Body> {
  const parsed = extension.safeParse(incoming.value);
  const { commandId = '', messagePayload = null } = parsed.success ? parsed.data : {};
  const { menu } = desk;
  const entry =
    menu.shortcuts.find(({ name }) => messagePayload && name === commandId) ??
    menu.commands.find(({ name }) => name === commandId);
  const asked: Asked = { where: `action ${entry?.name ?? 'unknown'}`, incoming };
  const about: About | null = messagePayload && {
    text:
      messagePayload.body?.contentType === 'text'
        ? (messagePayload.body.content ?? '')
        : readHtml(messagePayload.body?.content ?? ''),
    link: messagePayload.linkToMessage ?? null,
  };
  return answerDialog(desk, files, { ...asked, ...(about ? { about } : {}) }, async (request) => {
    if (!entry) throw unknownShortcut();
    return entry.run(request);
  });
}

async function consented(desk: Desk, files: Files, incoming: Incoming): Promise<Body> {
  const say = teamsWords(companyLocale(desk));
  const consent = consentFrom(incoming.value);
  const file = consent && files.take(consent.context.portevoixFile, authorOf(incoming) ?? '');
  if (!isAdmitted(desk, incoming) || !consent) return null;
  const { conversation, serviceUrl } = incoming;
  const here = { conversationId: conversation.id, serviceUrl, tenantId: tenantOf(incoming) ?? '' };
  const tell = (text: string) => desk.client.post(here, { type: 'message', text });
  try {
    if (consent.action !== 'accept') await tell(say.fileRefused);
    else if (!file || !consent.uploadInfo) await tell(say.fileGone);
    else
      await desk.client.post(here, {
        type: 'message',
        attachments: [await upload(file, consent.uploadInfo)],
      });
  } catch (error) {
    desk.kit.log.error({ error: nameOf(error) }, 'a file could not be handed over');
    await tell(say.fileGone).catch(() => '');
  }
  return noticeBody('');
}

function actionOf(desk: Desk, incoming: Incoming, press: Press | null) {
  const action = press?.kind === 'action' ? press.action : null;
  const asked: Asked = {
    where: `action ${action?.name ?? 'unknown'}`,
    incoming,
    subject: action?.subject,
    chosen: press?.kind === 'action' ? press.chosen : null,
  };
  const ask =
    action && Object.hasOwn(desk.menu.actions, action.name) ? desk.menu.actions[action.name] : undefined;
  return {
    asked,
    ask: async (request: Request) => {
      if (!ask) throw unknownAction();
      return ask(request);
    },
  };
}
