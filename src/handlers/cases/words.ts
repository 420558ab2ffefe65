// What the screens of cases say, in both languages: buttons and forms of a case, lists; then the rules that open them.
import { fr, phrases } from '../../i18n/phrases.ts';

export const sayCases = phrases({
  en: {
    taken: (number: number) => `Case #${number} is yours. Press “Customer contacted” once that is done.`,
    contacted: (number: number) => `Noted: the customer of case #${number} was contacted.`,
    about: (number: number) => `Case #${number}`,
    resolveTitle: 'What was done?',
    resolveSubmit: 'Resolved',
    done: 'What did you do for this customer?',
    doneHint: 'The channel reads it on the card. No name or number of the customer, please.',
    resolvedTitle: 'Resolved',
    resolved: (number: number) =>
      `Case #${number} is resolved. If a colleague’s initiative made the difference, others may like to read it.`,
    tell: 'Tell it as a best failure',
    handOverTitle: 'Hand over',
    handOverSubmit: 'Hand over',
    to: 'To whom?',
    toHint: 'They get the case by direct message.',
    words: 'What should they know?',
    nobodyChosen: 'Choose a colleague.',
    alreadyWith: (name: string) => `${name} already has it. Choose somebody else.`,
    handedOver: (number: number, to: string, hears: string | null) =>
      `Case #${number} is now with ${to}, who ${hears === null ? 'is told' : `will be told on ${hears}`}.`,
    list: { open: 'Open cases', mine: 'My cases', resolved: 'Resolved in the last 30 days' },
    button: { open: 'Open', mine: 'Mine', resolved: 'Resolved lately' },
    empty: {
      open: {
        all: 'No case is open in any channel.',
        channels: 'No case is open in your channels. Those of other channels are for their members.',
        own: 'You are in none of the channels where cases are posted, so you see none here. An admin can tell you which to join.',
      },
      mine: {
        all: 'You have no case at the moment.',
        channels: 'You have no case at the moment.',
        own: 'You have no case at the moment.',
      },
      resolved: {
        all: 'No case was resolved in the last 30 days.',
        channels: 'No case of your channels was resolved in the last 30 days.',
        own: 'You are in none of the channels where cases are posted, so you see none here. An admin can tell you which to join.',
      },
    },
    all: (count: string) => `All my ${count} cases`,
    noRule:
      'No rule opens cases yet: answers are only counted. Admins add one under “Hot cases” in /portevoix.',
    take: (number: number) => `I take #${number}`,
    home: (count: string) => ({ one: `You have ${count} case`, other: `You have ${count} cases` }),
  },
  fr: {
    taken: (number) => fr`Le cas n° ${number} est à vous. Appuyez sur « Client contacté » quand c’est fait.`,
    contacted: (number) => fr`C’est noté : le client du cas n° ${number} a été contacté.`,
    about: (number) => fr`Cas n° ${number}`,
    resolveTitle: 'Qu’avez-vous fait ?',
    resolveSubmit: 'C’est résolu',
    done: 'Qu’avez-vous fait pour ce client ?',
    doneHint: fr`Le canal le lira sur la carte : ni nom ni numéro du client, s’il vous plaît.`,
    resolvedTitle: 'Résolu',
    resolved: (number) =>
      fr`Le cas n° ${number} est résolu. Si l’initiative d’un collègue a fait la différence, d’autres aimeront la lire.`,
    tell: 'Raconter ce raté devenu pépite',
    handOverTitle: 'Passer la main',
    handOverSubmit: 'Passer la main',
    to: 'À qui ?',
    toHint: 'Cette personne reçoit le cas en message direct.',
    words: 'Que doit-elle savoir ?',
    nobodyChosen: 'Choisissez un collègue.',
    alreadyWith: (name) => `C’est déjà chez ${name}. Choisissez quelqu’un d’autre.`,
    handedOver: (number, to, hears) =>
      hears === null
        ? fr`Le cas n° ${number} est désormais chez ${to}, qui en est averti.`
        : fr`Le cas n° ${number} est désormais chez ${to}, qui en sera averti le ${hears}.`,
    list: { open: 'Cas en cours', mine: 'Mes cas', resolved: 'Résolus ces 30 derniers jours' },
    button: { open: 'En cours', mine: 'Les miens', resolved: 'Résolus récemment' },
    empty: {
      open: {
        all: 'Aucun cas en cours, dans aucun canal.',
        channels: 'Aucun cas en cours dans vos canaux. Ceux des autres canaux sont réservés à leurs membres.',
        own: fr`Vous n’êtes dans aucun des canaux où les cas sont publiés : vous n’en voyez donc aucun ici. Un admin peut vous dire lequel rejoindre.`,
      },
      mine: {
        all: 'Vous n’avez aucun cas en ce moment.',
        channels: 'Vous n’avez aucun cas en ce moment.',
        own: 'Vous n’avez aucun cas en ce moment.',
      },
      resolved: {
        all: 'Aucun cas n’a été résolu ces 30 derniers jours.',
        channels: 'Aucun cas de vos canaux n’a été résolu ces 30 derniers jours.',
        own: fr`Vous n’êtes dans aucun des canaux où les cas sont publiés : vous n’en voyez donc aucun ici. Un admin peut vous dire lequel rejoindre.`,
      },
    },
    all: (count) => `Tous mes cas (${count})`,
    noRule:
      'Aucune règle n’ouvre encore de cas : les réponses sont seulement comptées. Les admins en ajoutent une sous « Cas à chaud » dans /portevoix.',
    take: (number) => fr`Je prends le n° ${number}`,
    home: (count) => ({ one: `Vous avez ${count} cas`, other: `Vous avez ${count} cas` }),
  },
});

export const sayRules = phrases({
  en: {
    title: 'Hot cases',
    intro:
      'An unhappy answer just after an interaction is posted at once, for somebody to look after. Each rule says which and where.',
    none: 'No rule yet: unhappy answers are only counted.',
    create: 'New rule',
    feed: 'Answers as they come, without a case…',
    edit: 'Edit',
    editTitle: 'Edit the rule',
    remove: 'Delete',
    removeTitle: 'Delete this rule?',
    removeText: (name: string) => `“${name}” will open no more cases. Those that it opened stay open.`,
    keep: 'Keep it',
    removed: (name: string) => `“${name}” was deleted. The cases that it opened stay open.`,
    save: 'Save',
    saved: 'Saved',
    savedAs: (name: string, channel: string) =>
      `“${name}”: from now on, cases are posted in #${channel} at once.`,
    preview: (count: string) => ({
      one: `In the last 30 days this would have opened ${count} case.`,
      other: `In the last 30 days this would have opened ${count} cases.`,
    }),
    deleted: 'This rule was deleted meanwhile. Copy what you need and make a new one.',
    outdated: (by: string) =>
      `${by} saved this rule while you were editing; nothing was overwritten. Copy what you need, close, and open it again.`,
    nameExample: 'Unhappy after a call',
    channelHint: 'Its members can take cases. Invite me first to private channels.',
    bound: {
      nps: 'Recommendation (NPS), at most',
      csat: 'Satisfaction (CSAT), at most',
      ces: 'Ease (CES), at most',
    },
    atMost: (score: number, high: number) => `${score} of ${high}`,
    never: 'Opens no case',
    noBound: 'Choose a score for at least one of the three.',
    noneMeansAll: 'None chosen means all. A rule that names some wins over one that takes all.',
    scores: (name: string, score: number) => `${name} ≤ ${score}`,
  },
  fr: {
    title: 'Cas à chaud',
    intro:
      'Une réponse mécontente, juste après un contact, est publiée aussitôt pour que quelqu’un s’en occupe. Chaque règle dit lesquelles, et où.',
    none: fr`Aucune règle pour l’instant : les réponses mécontentes sont seulement comptées.`,
    create: 'Nouvelle règle',
    feed: 'Les réponses au fil de l’eau, sans cas…',
    edit: 'Modifier',
    editTitle: 'Modifier la règle',
    remove: 'Supprimer',
    removeTitle: 'Supprimer cette règle ?',
    removeText: (name) => fr`« ${name} » n’ouvrira plus de cas. Ceux qu’elle a ouverts le restent.`,
    keep: 'Garder',
    removed: (name) => fr`« ${name} » est supprimée. Les cas qu’elle a ouverts le restent.`,
    save: 'Enregistrer',
    saved: 'Enregistré',
    savedAs: (name, channel) => fr`« ${name} » : désormais, les cas sont publiés aussitôt dans #${channel}.`,
    preview: (count) => ({
      one: `Ces 30 derniers jours, elle aurait ouvert ${count} cas.`,
      other: `Ces 30 derniers jours, elle aurait ouvert ${count} cas.`,
    }),
    deleted: 'Cette règle a été supprimée entre-temps. Copiez ce qu’il vous faut et créez-en une nouvelle.',
    outdated: (by) =>
      fr`${by} a enregistré cette règle pendant que vous la modifiiez ; rien n’a été écrasé. Copiez ce qu’il vous faut, fermez et rouvrez-la.`,
    nameExample: 'Mécontents après un appel',
    channelHint: 'Ses membres pourront prendre les cas. Invitez-moi d’abord dans les canaux privés.',
    bound: {
      nps: 'Recommandation (NPS), au plus',
      csat: 'Satisfaction (CSAT), au plus',
      ces: 'Facilité (CES), au plus',
    },
    atMost: (score, high) => `${score} sur ${high}`,
    never: 'N’ouvre aucun cas',
    noBound: 'Choisissez une note pour l’une des trois au moins.',
    noneMeansAll: fr`Aucun choix : tout est pris. Une règle qui précise l’emporte sur une règle qui prend tout.`,
    scores: (name, score) => `${name} ≤ ${score}`,
  },
});
