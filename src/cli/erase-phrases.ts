// What `portevoix erase` says.
import { fr, phrases } from '../i18n/phrases.ts';

export const sayErase = phrases({
  en: {
    noCustomer:
      'Say whom: --customer REF, the reference as the source gave it, or --person WHO, a colleague’s name or address; - reads it from standard input.',
    keepWords: '--keep-words goes with --person: of a customer the words are what is erased.',
    nothing:
      'Nothing was found under this reference. It has to be written as in the source; only capitals and spaces around it do not matter.',
    wouldErase: 'Nothing was changed. Erasing would blank:',
    erased: 'Blanked:',
    answers: (count: string) => ({ one: `${count} answer`, other: `${count} answers` }),
    kept: (count: string) => ({ one: `${count} message on file`, other: `${count} messages on file` }),
    digests: (count: string) => ({ one: `${count} stored digest`, other: `${count} stored digests` }),
    posted: (count: string) => ({
      one: `${count} message in the chat, by an edit`,
      other: `${count} messages in the chat, by an edit`,
    }),
    progress: (settled: string, all: string) => `Messages in the chat: ${settled} of ${all}`,
    reached: (count: string) => ({
      one: `${count} message in the chat no longer shows the words.`,
      other: `${count} messages in the chat no longer show the words.`,
    }),
    refused: (place: string, reason: string) => `Not reached: ${place}: ${reason}`,
    waiting: (place: string) =>
      `Still to be edited: ${place}. It waits in the ledger; the running bot goes on with it.`,
    noChat:
      'The chat cannot be reached from here: the edits wait in the ledger, and the running bot makes them. Look again with: portevoix doctor',
    doubtful: (place: string) =>
      `Look by hand: ${place}: nobody can tell whether a message with the words stands there.`,
    private:
      'Out of reach: answers that were shown only to the person who asked cannot be edited, by anybody; nor can files that you imported, their .rejects.csv, and backups.',
    mailed:
      'it went out by e-mail, and nobody takes anything out of a mailbox. In a browser the words are gone.',
    someone: 'a direct message',
    reasons: {
      archived: 'the channel is archived. Restore it for a moment, or delete the message by hand.',
      'not-found':
        'the channel is gone, or private without the bot. Invite it, or delete the message by hand.',
      'not-in-channel': 'the bot is no longer in the channel. Delete the message there by hand.',
      'not-allowed': 'the chat does not let the bot write there. Delete the message by hand.',
      'too-long': 'the edited message is too long for the chat. Delete the message by hand.',
      held: 'it was tried for a day. Delete the message by hand.',
      refused: 'the chat refused the edit. If the message is still there, delete it by hand.',
    },
  },
  fr: {
    noCustomer: fr`Dites de qui : --customer REF, la référence telle que la source la donne, ou --person QUI, le nom ou l’adresse d’un collègue ; - se lit sur l’entrée standard.`,
    keepWords: fr`--keep-words va avec --person : d’un client, ce sont les mots qu’on efface.`,
    nothing:
      'Rien ne se trouve sous cette référence. Il faut l’écrire comme dans la source ; seules les majuscules et les espaces autour ne comptent pas.',
    wouldErase: 'Rien n’a été changé. Effacer viderait :',
    erased: 'Vidé :',
    answers: (count) => ({ one: `${count} réponse`, other: `${count} réponses` }),
    kept: (count) => ({ one: `${count} message conservé`, other: `${count} messages conservés` }),
    digests: (count) => ({ one: `${count} numéro archivé`, other: `${count} numéros archivés` }),
    posted: (count) => ({
      one: `${count} message dans la messagerie, par une modification`,
      other: `${count} messages dans la messagerie, par une modification`,
    }),
    progress: (settled, all) => fr`Messages dans la messagerie : ${settled} sur ${all}`,
    reached: (count) => ({
      one: `${count} message de la messagerie ne montre plus ces mots.`,
      other: `${count} messages de la messagerie ne montrent plus ces mots.`,
    }),
    refused: (place, reason) => fr`Non atteint : ${place} : ${reason}`,
    waiting: (place) => fr`Reste à modifier : ${place}. C’est en attente ; le bot en service s’en charge.`,
    noChat:
      'La messagerie est injoignable d’ici : les modifications attendent, et le bot en service les fera. Pour vérifier : portevoix doctor',
    doubtful: (place) =>
      fr`À voir à la main : ${place} : impossible de savoir si un message avec ces mots s’y trouve.`,
    private:
      'Hors d’atteinte : les réponses montrées à la seule personne qui demandait ne peuvent être modifiées par personne ; ni les fichiers importés, leur .rejects.csv et les sauvegardes.',
    mailed: fr`c’est parti par e-mail, et personne ne retire rien d’une boîte aux lettres. Dans un navigateur, les mots n’y sont plus.`,
    someone: 'un message direct',
    reasons: {
      archived: 'le canal est archivé. Rouvrez-le un instant, ou supprimez le message à la main.',
      'not-found':
        'le canal n’existe plus, ou il est privé et sans le bot. Invitez-le, ou supprimez le message à la main.',
      'not-in-channel': 'le bot n’est plus dans le canal. Supprimez-y le message à la main.',
      'not-allowed': 'la messagerie ne laisse pas le bot y écrire. Supprimez le message à la main.',
      'too-long': 'le message modifié est trop long pour la messagerie. Supprimez-le à la main.',
      held: 'les essais ont duré un jour, en vain. Supprimez le message à la main.',
      refused: 'la messagerie a refusé la modification. Si le message y est encore, supprimez-le à la main.',
    },
  },
});
