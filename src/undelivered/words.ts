// What a message was and why it did not arrive, in words: for the letter to the admins and for their list.
import type { Kinds } from '../delivery/kinds.ts';
import { whyNot } from '../delivery/recording.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';

/** "an idea to answer": what a message of this kind is to its reader. */
export function kindText(kinds: Kinds, kind: string, locale: Locale): string {
  return kinds.get(kind)?.what[locale] ?? words(locale).formerKind;
}

/** Why it did not arrive there. @param toPerson otherwise to a channel */
export function whyText(reason: string | null, toPerson: boolean, locale: Locale): string {
  const { person, channel, refused, restricted, unknown } = words(locale);
  const known: Readonly<Record<string, string>> = toPerson ? person : channel;
  const why = whyNot(reason);
  const code = reason?.slice(`${why}: `.length) ?? '';
  if (code !== '' && why === 'restricted') return restricted(code);
  if (code !== '' && why === 'refused') return refused(code);
  return known[why] ?? unknown;
}

const words = phrases({
  en: {
    formerKind: 'a message',
    person: {
      'not-found': 'the chat does not know the account any more, or it is deactivated',
      'not-in-channel': 'they have not added me, or have taken me out',
      'not-allowed': 'the chat does not let me write to them',
      'too-long': 'the message was too long for the chat',
      gone: 'the message that it belongs to is no longer there',
      unwanted: 'they have left the list meanwhile',
      answered: 'somebody else had answered there already',
      refused: 'it was refused as it is worded',
      'parent-dropped': 'the message that it belongs to did not arrive either',
      unreachable: 'the chat took nothing for about a day',
      unsure: 'the answer of the chat was lost: it may have arrived, so look there first',
    },
    channel: {
      archived: 'the channel is archived',
      'not-found': 'the channel was deleted, or it is private and I am not in it',
      'not-in-channel': 'I am not in the channel',
      'not-allowed': 'the chat does not let me post there',
      shared: 'the channel is shared with other companies, who would read it',
      'too-long': 'the message was too long for the chat',
      gone: 'the message that it belongs to is no longer there',
      unwanted: 'they have left the list meanwhile',
      answered: 'somebody else had answered there already',
      refused: 'it was refused as it is worded',
      'parent-dropped': 'the message that it belongs to did not arrive either',
      unreachable: 'the chat took nothing for about a day',
      unsure: 'the answer of the chat was lost: it may have arrived, so look there first',
    },
    restricted: (code: string) => `the app lacks a right or a setting in the chat (${code})`,
    refused: (code: string) => `the chat refuses it and says only “${code}”`,
    unknown: 'the answer of the chat was lost: it may have arrived, so look there first',
  },
  fr: {
    formerKind: 'un message',
    person: {
      'not-found': 'la messagerie ne connaît plus ce compte, ou il est désactivé',
      'not-in-channel': 'cette personne ne m’a pas ajouté, ou m’a retiré',
      'not-allowed': 'la messagerie ne me laisse pas lui écrire',
      'too-long': 'le message était trop long pour la messagerie',
      gone: 'le message auquel il se rattache n’est plus là',
      unwanted: 'cette personne a quitté la liste entre-temps',
      answered: 'quelqu’un d’autre y avait déjà répondu',
      refused: 'ce texte a été refusé tel quel',
      'parent-dropped': 'le message auquel il se rattache n’est pas arrivé non plus',
      unreachable: 'la messagerie n’a rien pris pendant environ un jour',
      unsure: fr`la réponse de la messagerie s’est perdue : il est peut-être arrivé, allez d’abord voir`,
    },
    channel: {
      archived: 'le canal est archivé',
      'not-found': 'le canal a été supprimé, ou il est privé et je n’y suis pas',
      'not-in-channel': 'je ne suis pas dans le canal',
      'not-allowed': 'la messagerie ne me laisse pas y publier',
      shared: 'le canal est partagé avec d’autres entreprises, qui le liraient',
      'too-long': 'le message était trop long pour la messagerie',
      gone: 'le message auquel il se rattache n’est plus là',
      unwanted: 'cette personne a quitté la liste entre-temps',
      answered: 'quelqu’un d’autre y avait déjà répondu',
      refused: 'ce texte a été refusé tel quel',
      'parent-dropped': 'le message auquel il se rattache n’est pas arrivé non plus',
      unreachable: 'la messagerie n’a rien pris pendant environ un jour',
      unsure: fr`la réponse de la messagerie s’est perdue : il est peut-être arrivé, allez d’abord voir`,
    },
    restricted: (code) => `il manque à l’application un droit ou un réglage dans la messagerie (${code})`,
    refused: (code) => fr`la messagerie le refuse et ne dit que « ${code} »`,
    unknown: fr`la réponse de la messagerie s’est perdue : il est peut-être arrivé, allez d’abord voir`,
  },
});
