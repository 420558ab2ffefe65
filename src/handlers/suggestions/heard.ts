// What people write to the bot, or under its messages: passed on where it answers somebody, or told where it would be heard.
import { fr, phrases } from '../../i18n/phrases.ts';
import { type Message, sentence } from '../../messages/message.ts';
import { follow, relay } from '../../suggestions/relay.ts';
import type { Suggestion } from '../../suggestions/suggestion.ts';
import { LONGEST_TEXT } from '../fields.ts';
import type { Heard, Reply, Request } from '../request.ts';
import { shellOf } from './answer.ts';
import { laterWords } from './unnamed.ts';

export async function heard(
  request: Request,
  { change, text, spoken, message, under }: Heard,
): Promise<Reply> {
  const { asker, locale, formats, kit } = request;
  const say = words(locale);
  const written = { by: asker, text, message, ...(spoken === undefined ? {} : { spoken }) };
  if (change !== 'written') {
    if (await follow(shellOf(request), written)) kit.nudge();
    return { kind: 'nothing' };
  }
  if (under === null) return { kind: 'say', message: whatToDo(say.direct, request) };
  const relayed = await relay(shellOf(request), under, written, LONGEST_TEXT);
  switch (relayed.kind) {
    case 'ignored':
      return { kind: 'nothing' };
    case 'not-here':
      return { kind: 'say', message: whatToDo(say.notHere, request) };
    case 'too-long': {
      const { number } = formats;
      const long = say.tooLong(number([...text].length), number(LONGEST_TEXT));
      return { kind: 'say', message: sentence(long) };
    }
    case 'passed-on':
      if (relayed.at) return { kind: 'say', message: laterWords(request, relayed.at) };
      kit.nudge();
      // Under a card, the mark that it was sent comes by the ledger.
      return relayed.as === 'reply'
        ? { kind: 'nothing' }
        : { kind: 'say', message: sentence(sentTo(relayed.suggestion, request)) };
    default:
      return relayed satisfies never;
  }
}

function sentTo({ owner }: Suggestion, { locale }: Request): string {
  const say = words(locale);
  return owner ? say.sent(owner.name) : say.sentToNobody;
}

function whatToDo(text: string, { locale }: Request): Message {
  const say = words(locale);
  return sentence(text, [
    { label: say.suggest, action: { name: 'suggest' } },
    { label: say.mine, action: { name: 'suggestions.mine' } },
  ]);
}

const words = phrases({
  en: {
    direct:
      'To answer somebody, write under their message (“Reply in thread” or “Reply”): what stands here by itself reaches nobody.',
    notHere: 'Nobody reads answers to this message. To write about an idea, open it from the list.',
    tooLong: (length: string, most: string) =>
      `This has ${length} characters; ${most} at most. Nothing was sent: write it again, shorter.`,
    sent: (owner: string) => `✓ Sent to ${owner}.`,
    sentToNobody: '✓ Kept: whoever takes your idea on will read it.',
    suggest: 'Suggest an idea',
    mine: 'See my ideas',
  },
  fr: {
    direct:
      'Pour répondre à quelqu’un, écrivez sous son message (« Répondre dans le fil » ou « Répondre ») : ce qui est écrit ici tout seul ne parvient à personne.',
    notHere:
      'Personne ne lit les réponses à ce message. Pour écrire au sujet d’une idée, ouvrez-la depuis la liste.',
    tooLong: (length, most) =>
      fr`Il y a ${length} caractères ; ${most} au plus. Rien n’a été envoyé : écrivez-le à nouveau, en plus court.`,
    sent: (owner) => `✓ Envoyé à ${owner}.`,
    sentToNobody: '✓ Bien noté : qui prendra votre idée en charge le lira.',
    suggest: 'Proposer une idée',
    mine: 'Voir mes idées',
  },
});
