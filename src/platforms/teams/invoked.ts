// What Teams wants an answer to at once: buttons, dialogs, message actions, files. Routes are in register.ts.
import { z } from 'zod';
import type { About, Request } from '../../handlers/request.ts';
import { answerDialog, answerExecute, answerSubmit } from './answer.ts';
import { type Desk, type Essentials, isAdmitted, localeHere } from './desk.ts';
import { consentFrom, type Files, upload } from './files.ts';
import { authorOf, type Incoming, tenantOf } from './incoming.ts';
import { askWhich, chosenCommand, MORE } from './offered.ts';
import { actionData, type Press, pressFrom } from './presses.ts';
import { readHtml } from './read.ts';
import { teamsWords, unknownAction, unknownCommand, unknownForm, unknownShortcut } from './refusals.ts';
import { type Body, noticeBody } from './reply.ts';

/** What each invoke of Teams is called, and what its answer says. */
export const INVOKES = {
  'adaptiveCard/action': pressed,
  'task/fetch': opened,
  'task/submit': submitted,
  'composeExtension/fetchTask': extended,
  'composeExtension/submitAction': submitted,
  'fileConsent/invoke': consented,
} as const;

const execute = z.looseObject({ action: z.looseObject({ data: z.unknown() }) });
const task = z.looseObject({ data: z.unknown() });

async function pressed(desk: Desk, files: Files, incoming: Incoming): Promise<Body> {
  const parsed = execute.safeParse(incoming.value);
  const press = parsed.success ? pressFrom(parsed.data.action.data) : null;
  const { asked, ask } = actionOf(desk, incoming, press);
  const again = press?.kind === 'action' ? actionData(press.action, press.from) : {};
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
  const asked: Essentials = { where: `command ${entry?.name ?? 'unknown'}`, incoming, ...press.said };
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
    return answerSubmit(desk, { where: `form ${press.view.form}`, incoming }, press, data);
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
  if (!entry && commandId === MORE)
    return answerDialog(desk, files, { where: `action ${MORE}`, incoming }, askWhich(menu));
  const asked: Essentials = { where: `action ${entry?.name ?? 'unknown'}`, incoming };
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
  const say = teamsWords(localeHere(desk, incoming));
  const consent = consentFrom(incoming.value);
  if (!isAdmitted(desk, incoming) || !consent) return null;
  const file = files.take(consent.context.portevoixFile, authorOf(incoming) ?? '');
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
    desk.kit.log.error(
      { error: error instanceof Error ? error.name : typeof error },
      'a file could not be handed over',
    );
    await tell(say.fileGone).catch(() => '');
  }
  return noticeBody('');
}

function actionOf(desk: Desk, incoming: Incoming, press: Press | null) {
  const action = press?.kind === 'action' ? press.action : null;
  const command = chosenCommand(action, desk.menu);
  const asked: Essentials = {
    where: command ? `command ${command.name}` : `action ${action?.name ?? 'unknown'}`,
    incoming,
    subject: action?.subject,
    chosen: press?.kind === 'action' ? press.chosen : null,
    from: press?.kind === 'action' ? press.from : null,
    again: press?.kind === 'action' ? press.again : null,
  };
  const ask =
    command?.run ??
    (action && Object.hasOwn(desk.menu.actions, action.name) ? desk.menu.actions[action.name] : undefined);
  return {
    asked,
    ask: async (request: Request) => {
      if (!ask) throw unknownAction();
      return ask(request);
    },
  };
}
