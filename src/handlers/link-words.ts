// What is said about being one person on two chats, in both languages.
import { fr, phrases } from '../i18n/phrases.ts';
import { CODE_MINUTES } from '../linking/code.ts';

export const sayLinking = phrases({
  en: {
    help: '– on Slack and on Teams? Gives you a code, so that both accounts are you.',
    oneChat: 'I am on one chat only here: there is nothing to link.',
    alsoOn: (other: string) => `I am also on ${other}…`,
    title: 'One person, two chats',
    next: 'Continue',
    intro: (other: string) => `Are you on ${other} too? Then I treat both accounts as you. Your code:`,
    how: (other: string, command: string) =>
      `On ${other}, write to me “${command}”. The code is good for ${CODE_MINUTES} minutes, once. Give it to nobody: whoever types it is taken for you.`,
    code: (other: string) => `Or the code that I gave you on ${other}`,
    codeHint: (other: string) => `Leave it empty if you type the one above on ${other}.`,
    noCode:
      'Write the code that I gave you on the other chat, or close this window and type the one above there.',
    itsMe: 'That is me',
    whose: (name: string, chat: string) => `This code was asked for by ${name}, on ${chat}. Is that you?`,
    consequence:
      'If so, what you own, wrote and are owed shows on both, and you are reminded once. If it is not you, close this window: somebody wants to be taken for you.',
    letters: 'My letters arrive on',
    linked: (name: string, chat: string) =>
      `Done: on both chats you are ${name}. Your letters arrive on ${chat}; you can change that in my home.`,
    oneOf: (accounts: string) => `One person on two chats: ${accounts}.`,
    unlink: 'Unlink',
    unlinkTitle: 'Unlink the two accounts?',
    unlinkText: (chat: string) => `What was yours so far stays with your account on ${chat}.`,
    unlinkYes: 'Unlink',
    unlinkNo: 'Keep',
  },
  fr: {
    help: '– sur Slack et sur Teams ? Vous donne un code pour que vos deux comptes ne fassent qu’un.',
    oneChat: fr`Je ne suis ici que sur une messagerie : il n’y a rien à associer.`,
    alsoOn: (other) => `Je suis aussi sur ${other}…`,
    title: 'Vos deux comptes',
    next: 'Continuer',
    intro: (other) =>
      fr`Vous êtes aussi sur ${other} ? Vos deux comptes ne feront qu’un pour moi. Votre code :`,
    how: (other, command) =>
      fr`Sur ${other}, écrivez-moi « ${command} ». Le code est valable ${CODE_MINUTES} minutes, une seule fois. Ne le donnez à personne : qui l’écrit serait pris pour vous.`,
    code: (other) => `Ou le code que je vous ai donné sur ${other}`,
    codeHint: (other) => `Laissez vide si vous écrivez celui du dessus sur ${other}.`,
    noCode:
      'Écrivez le code que je vous ai donné sur l’autre messagerie, ou fermez cette fenêtre et écrivez là-bas celui du dessus.',
    itsMe: 'C’est moi',
    whose: (name, chat) => fr`Ce code a été demandé par ${name}, sur ${chat}. C’est bien vous ?`,
    consequence: fr`Si oui, vos idées, ce qui vous attend et ce qu’on vous doit se retrouvent des deux côtés, et on ne vous relance qu’une fois. Sinon, fermez cette fenêtre : quelqu’un cherche à se faire passer pour vous.`,
    letters: 'Mes messages arrivent sur',
    linked: (name, chat) =>
      fr`C’est fait : sur les deux messageries, vous êtes ${name}. Vos messages arrivent sur ${chat} ; cela se change dans mon accueil.`,
    oneOf: (accounts) => fr`Une personne, deux messageries : ${accounts}.`,
    unlink: 'Dissocier',
    unlinkTitle: 'Dissocier les deux comptes ?',
    unlinkText: (chat) => `Ce qui était à vous jusqu’ici reste avec votre compte ${chat}.`,
    unlinkYes: 'Dissocier',
    unlinkNo: 'Garder',
  },
});
