// Why a reply did not reach its customer, and what a colleague can do about it, in words. What the ledger keeps of it is delivery/recording.ts.
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';

/** A whole sentence. @param why as a reply has it */
export function whyNotSent(why: string | null, locale: Locale): string {
  const known: Readonly<Record<string, string>> = words(locale);
  return known[why ?? 'refused'] ?? words(locale).refused;
}

const words = phrases({
  en: {
    'not-found': 'what they said is no longer there. Write to them where you know them.',
    gone: 'what they said is no longer there, or takes no more answers. Write to them where you know them.',
    'not-allowed': 'the source does not let us write there. An admin can give it a key that may.',
    restricted:
      'the key of the source may read, and not write; for an e-mail, no mail server is set. An admin can mend it: docs/customer-replies.md.',
    answered: 'somebody answered them there already, and yours was not written over it.',
    later: 'nobody takes it there just now.',
    'let-be': 'an admin looked, and let it be: it had arrived, or was not to be sent again.',
    'too-long': 'it is too long there. Shorten it, and write again.',
    unreachable: 'the source took nothing for about a day. Write again later.',
    unwanted: 'they do not want to be written to any more, or what they said is kept no longer.',
    refused: 'the source refuses it and does not say why. Write to them where you know them.',
  },
  fr: {
    'not-found': fr`son message n’existe plus là-bas. Écrivez-lui par la voie que vous connaissez.`,
    gone: fr`son message n’existe plus là-bas, ou n’accepte plus de réponse. Écrivez-lui par la voie que vous connaissez.`,
    'not-allowed': fr`la source ne nous laisse pas y écrire. Un admin peut lui donner une clé qui le permette.`,
    restricted: fr`la clé de la source permet de lire, et non d’écrire ; pour un e-mail, aucun serveur de messagerie n’est réglé. Un admin peut y remédier : docs/customer-replies.md.`,
    answered: fr`quelqu’un lui a déjà répondu là-bas, et votre message n’a pas pris sa place.`,
    later: fr`personne ne le prend là-bas pour l’instant.`,
    'let-be': fr`un admin est allé voir, et l’a laissé : il était arrivé, ou ne devait plus partir.`,
    'too-long': fr`il est trop long pour cette source. Raccourcissez-le, puis récrivez.`,
    unreachable: fr`la source n’a rien pris pendant environ un jour. Récrivez plus tard.`,
    unwanted: fr`ce client ne souhaite plus qu’on lui écrive, ou sa réponse n’est plus conservée.`,
    refused: fr`la source le refuse sans dire pourquoi. Écrivez-lui par la voie que vous connaissez.`,
  },
});
