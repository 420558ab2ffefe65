// What the form of a thank-you, its receipt and the lists of those one got say.
import { fr, phrases } from '../../i18n/phrases.ts';

export const thanksWords = phrases({
  en: {
    help: '@person WHAT – thank a colleague for what they did, in a channel or between the two of you.',
    hub: 'Thank somebody',
    title: 'A thank-you',
    submit: 'Thank them',
    intro: 'What they did, for a customer or a colleague: a fact says more than praise.',
    introWithWords: 'These words go along. Say what your colleague did, where the customer does not.',
    whom: 'Whom do you thank?',
    fact: 'What did they do?',
    factHint: 'Colleagues may read it. Nobody is compared, and nothing is counted in public.',
    value: 'What of ours does it show?',
    valueHint: 'A value of the company, in a word or two. You may leave it out.',
    where: 'Where may others read it?',
    whereHint:
      'A channel; digests may tell it too. Empty: only they read it. They can always keep it private.',
    nobody: 'Choose the colleague whom you thank.',
    tooFew: 'Say in a few words what they did.',
    shared: (name: string) =>
      `#${name} is shared with other companies: choose a channel that only colleagues read.`,
    notIn: 'Choose a channel that you are in.',
    receipt: (name: string, when: string | null) =>
      `${name} reads your thank-you ${when === null ? 'now' : `on ${when}`}, and nobody else does.`,
    receiptKept: (name: string, when: string | null) =>
      `${name} reads your thank-you ${when === null ? 'now' : `on ${when}`}. ${name} keeps thank-yous private, so the channel does not.`,
    receiptPosted: (name: string, when: string | null, channel: string, moment: string) =>
      `${name} reads your thank-you ${when === null ? 'now' : `on ${when}`}. ${channel} does from ${moment} on, unless ${name} would rather keep it private.`,
    keep: 'Keep it private',
    kept: (name: string) =>
      `Kept private: only you and ${name} read it. It is taken out of the channel and of digests.`,
    keptAlready: (name: string) => `Only you and ${name} read it already.`,
    notYours: 'Only the two whom a thank-you is about can decide that.',
    gone: 'This thank-you no longer exists here.',
    always: (taken: string | null) =>
      `From now on nobody else reads a thank-you to you.${taken === null ? '' : ` ${taken} that others could read ${taken === '1' ? 'is' : 'are'} private now.`}`,
    may: 'Others may read thank-yous to you again, those given from now on; each can be kept private.',
    mayButton: 'Let others read them',
    mine: 'Thank-yous to you',
    none: 'None yet. What colleagues thank you for stands here, for you alone.',
    thanked: 'You were thanked',
    alwaysButton: 'Always keep them private',
    line: (giver: string, day: string) => `${giver}, on ${day}`,
    gonePosted: 'words that are no longer kept',
    keepOne: (number: string) => `Keep #${number} private`,
  },
  fr: {
    help: '@personne QUOI – remercier un collègue pour ce qu’il a fait, dans un canal ou entre vous deux.',
    hub: 'Remercier quelqu’un',
    title: 'Un merci',
    submit: 'Remercier',
    intro: 'Ce que cette personne a fait, pour un client ou un collègue : un fait dit plus qu’un compliment.',
    introWithWords:
      'Ces mots partiront avec votre merci. Dites ce que votre collègue a fait, si le client ne le dit pas.',
    whom: 'Qui remerciez-vous ?',
    fact: 'Qu’a fait cette personne ?',
    factHint: 'Des collègues pourront le lire. Personne n’est comparé, et rien n’est compté en public.',
    value: 'Laquelle de nos valeurs cela montre-t-il ?',
    valueHint: 'Une valeur de l’entreprise, en un mot ou deux. Facultatif.',
    where: 'Où les autres peuvent-ils le lire ?',
    whereHint:
      'Un canal ; des bulletins pourront le reprendre. Vide : cela reste entre vous deux. La personne peut toujours le garder privé.',
    nobody: 'Choisissez la personne que vous remerciez.',
    tooFew: 'Dites en quelques mots ce que cette personne a fait.',
    shared: (name) =>
      fr`#${name} est partagé avec d’autres entreprises : choisissez un canal que seuls des collègues lisent.`,
    notIn: 'Choisissez un canal dont vous êtes membre.',
    receipt: (name, when) =>
      fr`${name} ${when === null ? 'peut lire votre merci dès maintenant' : `lira votre merci le ${when}`}, et personne d’autre.`,
    receiptKept: (name, when) =>
      fr`${name} ${when === null ? 'peut lire votre merci dès maintenant' : `lira votre merci le ${when}`}. ${name} garde ses mercis privés : le canal ne le lira pas.`,
    receiptPosted: (name, when, channel, moment) =>
      fr`${name} ${when === null ? 'peut lire votre merci dès maintenant' : `lira votre merci le ${when}`}. ${channel} le lira à partir du ${moment}, à moins que ${name} ne préfère le garder privé.`,
    keep: 'Le garder privé',
    kept: (name) =>
      fr`Gardé privé : cela reste entre vous et ${name}. Le canal et les bulletins ne l’ont plus.`,
    keptAlready: (name) => fr`Cela reste déjà entre vous et ${name}.`,
    notYours: 'Seules les deux personnes concernées par un merci peuvent en décider.',
    gone: 'Ce merci n’existe plus ici.',
    always: (taken) =>
      fr`Désormais, personne d’autre ne lira les mercis que vous recevez.${
        taken === null
          ? ''
          : fr` ${taken} que d’autres pouvaient lire ${taken === '1' ? 'est désormais privé' : 'sont désormais privés'}.`
      }`,
    may: fr`Les mercis que vous recevrez pourront de nouveau être lus par d’autres ; chacun peut rester privé.`,
    mayButton: 'Laisser les autres les lire',
    mine: 'Les mercis que vous avez reçus',
    none: 'Aucun pour l’instant. Ce dont des collègues vous remercient figure ici, pour vous seul.',
    thanked: 'On vous a dit merci',
    alwaysButton: 'Toujours les garder privés',
    line: (giver, day) => `${giver}, le ${day}`,
    gonePosted: 'des mots qui ne sont plus conservés',
    keepOne: (number) => fr`Garder le n° ${number} privé`,
  },
});
