// What a message was and why it did not arrive, in words: for the letter to the admins and for their list.
import { whyNot } from '../delivery/recording.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';

/** "an idea to answer": what a message of this kind is to its reader. */
export function kindText(kind: string, locale: Locale): string {
  const { kinds } = words(locale);
  const known: Readonly<Record<string, string>> = kinds;
  return known[kind] ?? known[kind.split('.')[0] ?? ''] ?? kinds.other;
}

/** Why it did not arrive there. @param toPerson otherwise to a channel */
export function whyText(reason: string | null, toPerson: boolean, locale: Locale): string {
  const { person, channel, refused, restricted, unknown } = words(locale);
  const known: Readonly<Record<string, string>> = toPerson ? person : channel;
  const why = whyNot(reason);
  const code = reason?.slice(`${why}: `.length) ?? '';
  if (code !== '' && why === 'restricted') return restricted(code);
  return known[why] ?? (code !== '' && why === 'refused' ? refused(code) : unknown);
}

const words = phrases({
  en: {
    kinds: {
      'suggestion.card': 'an idea to answer',
      'suggestion.reminder': 'a reminder of ideas',
      'suggestion.announced': 'an announcement of an idea',
      suggestion: 'a letter about an idea',
      'case.card': 'a case to take care of',
      'case.reminder': 'a reminder of a case',
      case: 'a letter about a case',
      'story.card': 'a best failure to approve',
      story: 'a letter about a best failure',
      digest: 'a digest',
      'digest.details': 'the details of a digest',
      voice: 'what somebody passed on from the customers',
      feed: 'answers of customers',
      import: 'news of an import',
      schedule: 'a letter about a digest',
      source: 'a letter about a source',
      channel: 'a letter about a channel',
      role: 'a letter about a role',
      undelivered: 'a letter about what was not delivered',
      other: 'a message',
    },
    person: {
      'not-found': 'the chat does not know the account any more, or it is deactivated',
      'not-in-channel': 'they have not added me, or have taken me out',
      'not-allowed': 'the chat does not let me write to them',
      'too-long': 'the message was too long for the chat',
      gone: 'the message that it belongs to is no longer there',
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
      'parent-dropped': 'the message that it belongs to did not arrive either',
      unreachable: 'the chat took nothing for about a day',
      unsure: 'the answer of the chat was lost: it may have arrived, so look there first',
    },
    restricted: (code: string) => `the app lacks a right or a setting in the chat (${code})`,
    refused: (code: string) => `the chat refuses it and says only “${code}”`,
    unknown: 'the answer of the chat was lost: it may have arrived, so look there first',
  },
  fr: {
    kinds: {
      'suggestion.card': 'une idée à laquelle répondre',
      'suggestion.reminder': 'un rappel d’idées',
      'suggestion.announced': 'l’annonce d’une idée',
      suggestion: 'une lettre sur une idée',
      'case.card': 'un cas à prendre en charge',
      'case.reminder': 'le rappel d’un cas',
      case: 'une lettre sur un cas',
      'story.card': 'un récit à approuver',
      story: 'une lettre sur un récit',
      digest: 'un bulletin',
      'digest.details': 'les détails d’un bulletin',
      voice: 'ce que quelqu’un a transmis des clients',
      feed: 'des réponses de clients',
      import: 'des nouvelles d’un import',
      schedule: 'une lettre sur un bulletin',
      source: 'une lettre sur une source',
      channel: 'une lettre sur un canal',
      role: 'une lettre sur un rôle',
      undelivered: 'une lettre sur ce qui n’a pas été remis',
      other: 'un message',
    },
    person: {
      'not-found': 'la messagerie ne connaît plus ce compte, ou il est désactivé',
      'not-in-channel': 'cette personne ne m’a pas ajouté, ou m’a retiré',
      'not-allowed': 'la messagerie ne me laisse pas lui écrire',
      'too-long': 'le message était trop long pour la messagerie',
      gone: 'le message auquel il se rattache n’est plus là',
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
      'parent-dropped': 'le message auquel il se rattache n’est pas arrivé non plus',
      unreachable: 'la messagerie n’a rien pris pendant environ un jour',
      unsure: fr`la réponse de la messagerie s’est perdue : il est peut-être arrivé, allez d’abord voir`,
    },
    restricted: (code) => `il manque à l’application un droit ou un réglage dans la messagerie (${code})`,
    refused: (code) => fr`la messagerie le refuse et ne dit que « ${code} »`,
    unknown: fr`la réponse de la messagerie s’est perdue : il est peut-être arrivé, allez d’abord voir`,
  },
});
