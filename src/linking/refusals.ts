// Why two accounts do not become one person, in words that say what to do.
import { UserError } from '../errors.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { CODE_MINUTES } from './code.ts';

export type LinkRefusal =
  | 'wrong'
  | 'expired'
  | 'too-many'
  | 'own'
  | 'same-chat'
  | 'already'
  | 'taken'
  | 'role';

export function refusal(kind: LinkRefusal): UserError {
  return new UserError(`link.${kind}`, (locale) => words(locale)[kind]);
}

const words = phrases({
  en: {
    wrong:
      'That is none of my codes. Check its 8 letters and digits, or ask for a new one on the other chat.',
    expired: `This code has expired: it is good for ${CODE_MINUTES} minutes, once. Ask for a new one on the other chat.`,
    'too-many': `Too many wrong codes. Wait ${CODE_MINUTES} minutes, then ask for a new one on the other chat.`,
    own: 'This is the code that I gave you here. Type it to me on the other chat.',
    'same-chat':
      'This code was asked for by somebody else on this very chat. Type here the one that I gave you on the other chat.',
    already: 'You are linked already: both accounts are you. To undo it, press “Unlink” in my home.',
    role: 'You have a role here that your other account has not. Ask me for the code here, and type it on the other chat.',
    taken: 'One of the two accounts is linked to somebody else already. Press “Unlink” in its home first.',
  },
  fr: {
    wrong: fr`Je n’ai pas donné ce code. Vérifiez ses 8 lettres et chiffres, ou demandez-en un autre sur l’autre messagerie.`,
    expired: fr`Ce code a expiré : il est valable ${CODE_MINUTES} minutes, une seule fois. Demandez-en un autre sur l’autre messagerie.`,
    'too-many': fr`Trop de codes erronés. Attendez ${CODE_MINUTES} minutes, puis demandez-en un autre sur l’autre messagerie.`,
    own: fr`C’est le code que je vous ai donné ici. Écrivez-le-moi sur l’autre messagerie.`,
    'same-chat': fr`Ce code a été demandé par quelqu’un d’autre sur cette même messagerie. Écrivez ici celui que je vous ai donné sur l’autre.`,
    already: fr`C’est déjà fait : les deux comptes sont à vous. Pour revenir en arrière, « Dissocier » dans mon accueil.`,
    role: fr`Vous avez ici un rôle que votre autre compte n’a pas. Demandez-moi le code ici, et écrivez-le sur l’autre messagerie.`,
    taken: fr`L’un des deux comptes est déjà associé à quelqu’un d’autre. Commencez par « Dissocier » dans son accueil.`,
  },
});
