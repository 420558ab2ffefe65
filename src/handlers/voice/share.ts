// "Share here": an answer of /voice, computed anew, for everybody in the channel where it was asked.
import { createHash } from 'node:crypto';
import { transact } from '../../database/client.ts';
import { kindsFor } from '../../delivery/kinds.ts';
import { enqueue } from '../../delivery/ledger.ts';
import { UserError } from '../../errors.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { type Message, sentence } from '../../messages/message.ts';
import type { Channel } from '../../people/directory.ts';
import type { Ask, Request } from '../request.ts';
import { answerTo } from './answers.ts';
import { decodeQuestion, encodeQuestion } from './question.ts';

/** The same person sharing the same again in the same channel within this time pressed twice. */
const TWICE_MS = 60_000;

export const voiceKinds = kindsFor(
  {
    what: { en: 'what somebody passed on from the customers', fr: 'ce que quelqu’un a transmis des clients' },
  },
  { 'voice.shared': 'told' },
);
const SHARED = voiceKinds['voice.shared'];

/** Posts once, however often it is pressed within a minute, and says who shared it. @throws UserError where we cannot post there */
export const shareVoice: Ask = async (request) => {
  const { kit, workspace, asker, locale, at: now } = request;
  const channel = await channelOf(request);
  const question = decodeQuestion(request.subject) ?? { kind: 'week' };
  if (question.kind === 'cases') throw new UserError('voice.not-shared', (reader) => words(reader).cases);
  const message = sharedMessage(request, await answerTo(request, question));
  const subject = `voice:${digestOf(asker.id, encodeQuestion(question))}`;
  const { address } = channel;
  await transact(kit.database, async (tx) => {
    const since = new Date(now.getTime() - TWICE_MS);
    const where = { workspaceId: workspace.id, subject, kind: SHARED.name, address, queuedAt: { gt: since } };
    if ((await tx.delivery.count({ where })) > 0) return;
    await enqueue(tx, { workspaceId: workspace.id, kind: SHARED, subject, address, message, locale, now });
  });
  kit.nudge();
  return { kind: 'say', message: sentence(words(locale).shared(channel.name)) };
};

/** Where it was asked, once it is sure that we may write there. */
async function channelOf({ kit, channel: address }: Request): Promise<Channel> {
  if (address === null) throw new UserError('voice.no-channel', (locale) => words(locale).noChannel);
  const channel = await kit.directory.channel(address);
  if (channel === null) throw new UserError('voice.unseen-channel', (locale) => words(locale).unseen);
  if (channel.isArchived)
    throw new UserError('voice.archived', (locale) => words(locale).archived(channel.name));
  if (!channel.isJoined)
    throw new UserError('voice.not-joined', (locale) => words(locale).notJoined(channel.name));
  return channel;
}

/** What can be pressed is for who asked: only what can be read is shared. */
function sharedMessage({ asker, locale }: Request, { summary, blocks }: Message): Message {
  const say = words(locale);
  const read = blocks.filter(({ kind }) => kind !== 'buttons' && kind !== 'select');
  return { summary, blocks: [...read, { kind: 'note', text: say.by(asker.name) }] };
}

function digestOf(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

const words = phrases({
  en: {
    shared: (channel: string) => `Shared in #${channel}.`,
    by: (name: string) => `Shared by ${name}, with /voice.`,
    noChannel:
      'There is no channel here to share it in. Ask with /voice in the channel where it should be read.',
    cases: 'Each case is for the members of its channel, where its card already stands.',
    unseen:
      'I cannot write in this channel: it is private and I am not in it, or it is a conversation between a few. Add me to it, then press Share here again.',
    archived: (name: string) => `#${name} is archived: nobody can write there. Ask again in another channel.`,
    notJoined: (name: string) => `I am not in #${name}. Add me to it, then press Share here again.`,
  },
  fr: {
    shared: (channel) => `Partagé dans #${channel}.`,
    by: (name) => `Partagé par ${name}, avec /voix.`,
    noChannel:
      'Il n’y a pas ici de canal où le partager. Demandez avec /voix dans le canal où il doit être lu.',
    cases: 'Chaque cas est réservé aux membres de son canal : sa carte y est déjà.',
    unseen: fr`Je ne peux pas écrire dans ce canal : il est privé et je n’y suis pas, ou c’est une conversation à quelques-uns. Ajoutez-moi, puis appuyez de nouveau sur « Partager ici ».`,
    archived: (name) => fr`#${name} est archivé : personne ne peut y écrire. Demandez dans un autre canal.`,
    notJoined: (name) =>
      fr`Je ne suis pas dans #${name}. Ajoutez-moi, puis appuyez de nouveau sur « Partager ici ».`,
  },
});
