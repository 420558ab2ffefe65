// What people write to the bot, or under its messages: passed on where it answers somebody, or told where it would be heard.
import { fr, phrases } from '../../i18n/phrases.ts';
import { sentence } from '../../messages/message.ts';
import { hearsAt } from '../../suggestions/letters/hears.ts';
import { follow, relay } from '../../suggestions/relay.ts';
import type { Suggestion } from '../../suggestions/suggestion.ts';
import { visibleLength } from '../../terms/visible.ts';
import { LONGEST_TEXT } from '../fields.ts';
import type { Heard, Reply, Request } from '../request.ts';
import { shellOf } from '../shell.ts';
import { keepSaid } from './said-words.ts';
import { laterWords } from './unnamed.ts';

export async function heard(
  request: Request,
  { change, text, spoken, message, under, isAddressed }: Heard,
): Promise<Reply> {
  const { asker, locale, formats, kit } = request;
  const say = words(locale);
  const written = { by: asker, text, message, ...(spoken === undefined ? {} : { spoken }) };
  if (change !== 'written') {
    if (await follow(shellOf(request), written)) kit.nudge();
    return { kind: 'nothing' };
  }
  if (under === null) return offer(request, text);
  const relayed = await relay(shellOf(request), under, written, LONGEST_TEXT);
  switch (relayed.kind) {
    case 'ignored':
      return isAddressed ? offer(request, text) : { kind: 'nothing' };
    case 'not-here':
      return offer(request, text, say.notHere);
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
        : { kind: 'say', message: sentence(await sentTo(relayed.suggestion, request)) };
    default:
      return relayed satisfies never;
  }
}

async function sentTo({ owner }: Suggestion, request: Request): Promise<string> {
  const { kit, workspace, locale, formats, at } = request;
  const say = words(locale);
  if (!owner) return say.sentToNobody;
  const hears = await hearsAt(kit.database.db, workspace, { owner }, at);
  return hears ? say.sentLater(owner.name, formats.moment(hears, at)) : say.sent(owner.name);
}

/**
 * What is said to the bot may be an idea: a button opens the form with it. Of who wrote it nothing is stored.
 * @param first what is said before that
 */
async function offer(request: Request, text: string, first?: string): Promise<Reply> {
  const { locale, formats, channel } = request;
  const say = words(locale);
  const isEmpty = visibleLength(text.trim()) === 0;
  const length = [...text].length;
  const told = [
    first ?? (isEmpty ? say.idea : say.ideaWritten),
    ...(length > LONGEST_TEXT ? [say.cut(formats.number(length), formats.number(LONGEST_TEXT))] : []),
    ...(first ? [] : [channel === null || isEmpty ? say.toAnswer : say.readHere]),
  ];
  const subject = isEmpty ? {} : { subject: await keepSaid(request, text) };
  const message = sentence(told.join(' '), [
    { label: isEmpty ? say.suggest : say.open, action: { name: 'suggest', ...subject }, style: 'primary' },
    { label: say.mine, action: { name: 'suggestions.mine' } },
  ]);
  return { kind: 'say', message };
}

const words = phrases({
  en: {
    idea: 'An idea? Open the form and write it there; somebody will answer you.',
    ideaWritten:
      'An idea? Open the form: what you wrote is in it. Nothing is sent before you press Send, and somebody will answer you.',
    cut: (length: string, most: string) =>
      `Your message has ${length} characters and the form takes ${most}: it holds the beginning.`,
    toAnswer: 'To answer somebody, write under their message (“Reply in thread” or “Reply”).',
    readHere: 'Your message stays here for its readers, even if the form then hides your name.',
    open: 'Suggest it as an idea',
    notHere: 'Nobody reads answers to this message. To write about an idea, open it from the list.',
    tooLong: (length: string, most: string) =>
      `This has ${length} characters; ${most} at most. Nothing was sent: write it again, shorter.`,
    sent: (owner: string) => `✓ Sent to ${owner}.`,
    sentLater: (owner: string, hears: string) => `✓ It will be with ${owner} on ${hears}.`,
    sentToNobody: '✓ Kept: whoever takes your idea on will read it.',
    suggest: 'Suggest an idea',
    mine: 'See my ideas',
  },
  fr: {
    idea: fr`Une idée ? Ouvrez le formulaire pour l’écrire ; quelqu’un vous répondra.`,
    ideaWritten: fr`Une idée ? Ouvrez le formulaire : ce que vous avez écrit y est déjà. Rien ne part avant que vous n’appuyiez sur « Envoyer », et quelqu’un vous répondra.`,
    cut: (length, most) =>
      fr`Votre message fait ${length} caractères et le formulaire en prend ${most} : il en contient le début.`,
    toAnswer: fr`Pour répondre à quelqu’un, écrivez sous son message (« Répondre dans le fil » ou « Répondre »).`,
    readHere: fr`Votre message reste ici pour qui le lit, même si le formulaire masque ensuite votre nom.`,
    open: 'En faire une idée',
    notHere:
      'Personne ne lit les réponses à ce message. Pour écrire au sujet d’une idée, ouvrez-la depuis la liste.',
    tooLong: (length, most) =>
      fr`Il y a ${length} caractères ; ${most} au plus. Rien n’a été envoyé : écrivez-le à nouveau, en plus court.`,
    sent: (owner) => `✓ Envoyé à ${owner}.`,
    sentLater: (owner, hears) => fr`✓ Ce sera chez ${owner} le ${hears}.`,
    sentToNobody: '✓ Bien noté : qui prendra votre idée en charge le lira.',
    suggest: 'Proposer une idée',
    mine: 'Voir mes idées',
  },
});
