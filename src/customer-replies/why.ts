// Why a reply did not reach its customer, and what a colleague can do about it, in words. What the ledger keeps of it is delivery/recording.ts.
import type { ReplyWayKind } from '../feedback/reply-address.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';

/** A whole sentence. @param why as a reply has it @param way null where it is not known */
export function whyNotSent(why: string | null, locale: Locale, way: ReplyWayKind | null): string {
  const { mail, ...any } = words(locale);
  const known: Readonly<Record<string, string>> = way === 'mail' ? { ...any, ...mail } : any;
  return known[why ?? 'refused'] ?? any.refused;
}

const words = phrases({
  en: {
    'not-found': 'what they said is no longer there. Write to them where you know them.',
    gone: 'what they said takes no more answers there. Write to them where you know them.',
    'not-allowed': 'the source does not let us write there. An admin can give it a key that may.',
    restricted: 'the source refuses our key, or takes no answer to just this. The admins are told.',
    answered: 'somebody answered them there already, and yours was not written over it.',
    later: 'nobody takes it there just now.',
    'let-be': 'an admin looked, and let it be: it had arrived, or was not to be sent again.',
    'gave-way': 'other words took its place.',
    'too-long': 'it is too long there. Shorten it, and send it again.',
    unreachable: 'nothing was taken there for about a day.',
    unwanted: 'they do not want to be written to any more, or what they said is kept no longer.',
    refused:
      'the source refuses it as it is worded, often for a link, a number or a word that it does not allow. Change it, and send it again.',
    mail: {
      'not-found': 'no mailbox has their address any more. Write to them where you know them.',
      'not-allowed': 'their mailbox is full, or closed.',
      restricted: 'no mail server is set, or it refuses us. The admins are told.',
      refused:
        'a mail server refuses it, as it does with what it takes for advertising. Change it and send it again, or write to them where you know them.',
      unreachable: 'the mail server took nothing for about a day.',
    },
  },
  fr: {
    'not-found': fr`son message n’existe plus là-bas. Écrivez-lui par la voie que vous connaissez.`,
    gone: fr`son message n’y accepte plus de réponse. Écrivez-lui par la voie que vous connaissez.`,
    'not-allowed': fr`la source ne nous laisse pas y écrire. Un admin peut lui donner une clé qui le permette.`,
    restricted: fr`la source refuse notre clé, ou n’accepte pas de réponse à ce message-là. Les admins en sont avertis.`,
    answered: fr`quelqu’un lui a déjà répondu là-bas, et votre message n’a pas pris sa place.`,
    later: fr`personne ne le prend là-bas pour l’instant.`,
    'let-be': fr`un admin est allé voir, et l’a laissé : il était arrivé, ou ne devait plus partir.`,
    'gave-way': fr`un autre texte l’a remplacé.`,
    'too-long': fr`il est trop long pour cette source. Raccourcissez-le, puis renvoyez-le.`,
    unreachable: fr`rien n’a été accepté là-bas pendant environ un jour.`,
    unwanted: fr`ce client ne souhaite plus qu’on lui écrive, ou sa réponse n’est plus conservée.`,
    refused: fr`la source refuse ce texte, souvent pour un lien, un numéro ou un mot qu’elle n’admet pas. Modifiez-le, puis renvoyez-le.`,
    mail: {
      'not-found': fr`son adresse n’existe plus. Écrivez-lui par la voie que vous connaissez.`,
      'not-allowed': fr`sa boîte aux lettres est pleine, ou fermée.`,
      restricted: fr`aucun serveur de messagerie n’est réglé, ou il nous refuse. Les admins en sont avertis.`,
      refused: fr`un serveur de messagerie le refuse, comme ce qu’il prend pour de la publicité. Modifiez-le et renvoyez-le, ou écrivez-lui par la voie que vous connaissez.`,
      unreachable: fr`le serveur de messagerie n’a rien accepté pendant environ un jour.`,
    },
  },
});
