// What the form by which a customer is written to says, in both languages. What a card says of a message is in customer-replies/.
import { fr, phrases } from '../../i18n/phrases.ts';

export const sayReply = phrases({
  en: {
    title: 'Write to the customer',
    titleMany: 'Write to the customers',
    aboutCase: (number: number, what: string) => `Case #${number} · ${what}`,
    aboutAction: (number: number, title: string) => `Action #${number}: ${title}`,
    noWords: 'A score, without words.',
    hidden: 'Their words are for the members of the case’s channel.',
    many: (count: string) => ({
      one: `It grew from what ${count} customer said who can be written to where they said it:`,
      other: `It grew from what ${count} customers said who can be written to where they said it. One text goes to each of them:`,
    }),
    more: (count: string) => ({
      one: `And ${count} more, who is written to next time: so many at once at most.`,
      other: `And ${count} more, who are written to next time: so many at once at most.`,
    }),
    unreached: (count: string) => ({
      one: `${count} customer cannot be written to: what they said came without a way to answer, or is kept no longer.`,
      other: `${count} customers cannot be written to: what they said came without a way to answer, or is kept no longer.`,
    }),
    replaced: (names: string) => ({
      one: `An answer by ${names} stands there: this one takes its place.`,
      other: `Answers by ${names} stand there: this one takes their place.`,
    }),
    text: 'What the customer reads',
    hint: (most: string) =>
      `At most ${most} characters. You see it once more, as the customer will, before it is sent.`,
    preview: 'See it before it goes',
    previewed: 'This, and nothing else, is what the customer reads:',
    toCases: (cases: string) => ({
      one: `It goes to the customer of case ${cases}.`,
      other: `It goes to the customers of cases ${cases}, to each by itself.`,
    }),
    personal: (what: string) => `Anybody will be able to read it, and it holds ${what}.`,
    codes: (codes: string) => `The customer reads ${codes} as these letters, not as a picture.`,
    change: 'Change it below, if need be: you see it once more before it is sent.',
    send: 'Send it',
    toOne: 'It is on its way. The card of the case says when the customer has it.',
    toMany: (count: string) => ({
      one: `It is on its way to ${count} customer. The action says when they have it.`,
      other: `It is on its way to ${count} customers. The action says when they have it.`,
    }),
    notTo: (count: string, why: string) => ({
      one: `${count} customer was not written to: ${why}`,
      other: `${count} customers were not written to: ${why}`,
    }),
    notYours: (number: number, name: string) =>
      `Case #${number} is with ${name}: whoever has it, the case team and admins write to its customer. It can be handed over to you.`,
    noWay: (number: number) =>
      `What the customer of case #${number} said came without a way to answer it from here. Write to them where you know them, and press “Customer contacted”.`,
    notYourAction: (number: number, owner: string) =>
      `Action #${number} is ${owner}’s: they and admins write to the customers. Tell them what you would say.`,
    notDone: (number: number) =>
      `Action #${number} is not done yet: the customers are written to once it is.`,
    nobody: (number: number) =>
      `Nobody of those from whom action #${number} grew is left to write to: it grew from no case whose source carries an answer, or they all have one.`,
  },
  fr: {
    title: 'Écrire au client',
    titleMany: 'Écrire aux clients',
    aboutCase: (number, what) => fr`Cas n° ${number} · ${what}`,
    aboutAction: (number, title) => fr`Action n° ${number} : ${title}`,
    noWords: 'Une note, sans un mot.',
    hidden: 'Ses mots sont réservés aux membres du canal du cas.',
    many: (count) => ({
      one: fr`À l’origine, les mots de ${count} client à qui l’on peut répondre là où il s’est exprimé :`,
      other: fr`À l’origine, les mots de ${count} clients à qui l’on peut répondre là où ils se sont exprimés. Le même texte part à chacun :`,
    }),
    more: (count) => ({
      one: fr`Et ${count} autre, à qui vous pourrez écrire la prochaine fois : l’envoi est limité.`,
      other: fr`Et ${count} autres, à qui vous pourrez écrire la prochaine fois : l’envoi est limité.`,
    }),
    unreached: (count) => ({
      one: fr`On ne peut pas écrire à ${count} client : ses mots nous sont venus sans moyen d’y répondre, ou ne sont plus conservés.`,
      other: fr`On ne peut pas écrire à ${count} clients : leurs mots nous sont venus sans moyen d’y répondre, ou ne sont plus conservés.`,
    }),
    replaced: (names) => ({
      one: fr`Une réponse de ${names} s’y trouve déjà : celle-ci la remplacera.`,
      other: fr`Des réponses de ${names} s’y trouvent déjà : celle-ci les remplacera.`,
    }),
    text: 'Ce que lira le client',
    hint: (most) =>
      fr`${most} caractères au plus. Vous le relirez, tel que le client le lira, avant l’envoi.`,
    preview: 'Relire avant l’envoi',
    previewed: fr`Voici ce que lira le client, et rien d’autre :`,
    toCases: (cases) => ({
      one: fr`Il part au client du cas ${cases}.`,
      other: fr`Il part aux clients des cas ${cases}, à chacun séparément.`,
    }),
    personal: (what) => fr`Tout le monde pourra le lire, et on y trouve ${what}.`,
    codes: (codes) => fr`Le client lira ${codes} en toutes lettres, et non comme une image.`,
    change: fr`Retouchez-le ci-dessous au besoin : vous le relirez encore avant l’envoi.`,
    send: 'Envoyer',
    toOne: 'C’est parti. La carte du cas dira quand le client l’a reçu.',
    toMany: (count) => ({
      one: fr`C’est parti pour ${count} client. L’action dira quand il l’a reçu.`,
      other: fr`C’est parti pour ${count} clients. L’action dira quand ils l’ont reçu.`,
    }),
    notTo: (count, why) => ({
      one: fr`Rien n’est parti pour ${count} client : ${why}`,
      other: fr`Rien n’est parti pour ${count} clients : ${why}`,
    }),
    notYours: (number, name) =>
      fr`Le cas n° ${number} est chez ${name} : seuls cette personne, l’équipe des cas et les admins écrivent à son client. On peut vous passer la main.`,
    noWay: (number) =>
      fr`La réponse du client du cas n° ${number} nous est venue sans moyen d’y répondre d’ici. Écrivez-lui par la voie que vous connaissez, puis appuyez sur « Client contacté ».`,
    notYourAction: (number, owner) =>
      fr`L’action n° ${number} revient à ${owner} : cette personne et les admins écrivent aux clients. Dites-lui ce que vous écririez.`,
    notDone: (number) =>
      fr`L’action n° ${number} n’est pas encore terminée : on écrira aux clients quand elle le sera.`,
    nobody: (number) =>
      fr`Il ne reste personne à qui écrire parmi ceux qui sont à l’origine de l’action n° ${number} : elle n’est née d’aucun cas dont la source permette de répondre, ou tous ont déjà une réponse.`,
  },
});
