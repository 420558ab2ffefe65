// What somebody writes, changes or takes back on Teams: a command, or words for whom we wrote to. Routes are in register.ts.
import { troubleOf } from '../../database/client.ts';
import type { Heard, Request } from '../../handlers/request.ts';
import { answerWords } from './answer.ts';
import { commandIn } from './commands.ts';
import { type Desk, type Essentials, isAdmitted } from './desk.ts';
import type { Files } from './files.ts';
import { channelOf, htmlOf, type Incoming, isAddressed, isPersonal } from './incoming.ts';
import { keepChannel } from './installed.ts';
import { quotedMessage, readHtml, readText, withoutQuotation, withoutReferences } from './read.ts';
import { threadIn } from './send.ts';

/** A command, by itself or after our name; anything else was meant for whom we wrote to. */
export async function said(desk: Desk, files: Files, incoming: Incoming): Promise<void> {
  const { menu } = desk;
  const channel = channelOf(incoming);
  if (channel !== null && isAdmitted(desk, incoming)) await noteChannel(desk, incoming, channel);
  const words = readText(incoming.text ?? '');
  const under = underOf(incoming);
  if (!isAddressed(incoming)) {
    // With the right to read a team's channels we hear everything; only what stands under a message may be meant for us.
    if (under !== null) await hear(desk, files, incoming, 'written');
    return;
  }
  const command = under === null || words.startsWith('/') ? commandIn(words, menu.commands) : null;
  if (command) {
    const { entry, text } = command;
    const isNaming = entry.names ?? false;
    const asked: Essentials = { where: `command ${entry.name}`, incoming, text, isNaming };
    return answerWords(desk, files, asked, entry.run, entry.name);
  }
  if (isHome(words) && under === null) return welcome(desk, files, incoming);
  return hear(desk, files, incoming, 'written');
}

/** Where the database takes nothing, whoever wrote is told so by what they ask. */
async function noteChannel(desk: Desk, incoming: Incoming, channel: string): Promise<void> {
  try {
    await desk.door.enterFromChat();
    await keepChannel(desk, incoming, channel);
  } catch (error) {
    if (troubleOf(error) === null) throw error;
  }
}

export async function changed(desk: Desk, files: Files, incoming: Incoming): Promise<void> {
  if (!isPersonal(incoming) && underOf(incoming) === null) return;
  await hear(desk, files, incoming, incoming.type === 'messageUpdate' ? 'edited' : 'deleted');
}

async function hear(desk: Desk, files: Files, incoming: Incoming, change: Heard['change']): Promise<void> {
  const { text, spoken } = change === 'deleted' ? { text: '', spoken: '' } : writtenIn(incoming);
  const message = { channel: threadIn(incoming.conversation.id).channel, id: incoming.id ?? '' };
  const asked: Essentials = { where: `message ${change}`, incoming };
  const under = underOf(incoming);
  const beside =
    change === 'written' && under === null && isPersonal(incoming) ? desk.shared.note(incoming) : [];
  // In a thread, where words are passed on to somebody, a file alone is none.
  if (change === 'written' && text === '' && beside.length === 0 && isPersonal(incoming)) return;
  const heard: Heard = {
    change,
    text,
    spoken,
    message,
    under,
    isAddressed: isAddressed(incoming),
    files: beside,
  };
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
function writtenIn(incoming: Incoming): { readonly text: string; readonly spoken: string } {
  const html = htmlOf(incoming);
  const source = incoming.text ?? '';
  const own = html === null ? null : withoutQuotation(html);
  return {
    text: own === null || quotedMessage(html ?? '') === null ? readText(source) : readHtml(own),
    spoken: own === null ? readText(withoutReferences(source)) : readHtml(withoutReferences(own)),
  };
}

/** Their home, as a card. @param where for the log: how they came there */
export function welcome(desk: Desk, files: Files, incoming: Incoming, where = 'home'): Promise<void> {
  const home = async (request: Request) =>
    ({ kind: 'home', message: await desk.menu.home(request) }) as const;
  return answerWords(desk, files, { where, incoming }, home, null);
}
