// The words of a mirror's result. Put together by view.ts.
import { fr, phrases } from '../../../i18n/phrases.ts';

type Said = (colleagues: string, customers: string) => string;

export const mirrorWords = phrases({
  en: {
    guess: {
      csat: ((guess, said) =>
        `you thought ${guess} of customers were satisfied; ${said} said they were.`) as Said,
      ces: ((guess, said) =>
        `you thought ${guess} of customers found it easy; ${said} said they did.`) as Said,
      nps: ((guess, said) => `you guessed an NPS of ${guess}; customers give ${said}.`) as Said,
    },
    own: {
      csat: ((own, said) => `${own} of you find it satisfying; ${said} of customers are satisfied.`) as Said,
      ces: ((own, said) => `how easy it is for you, ${own}; for customers, ${said}.`) as Said,
      nps: ((own, said) =>
        `you recommend working here at ${own}; customers recommend us at ${said}.`) as Said,
    },
    fromYourSide: (name: string) => `${name}, seen from your side`,
    guessVerdict: {
      above: (gap: string, between: string) => `Too high by ${gap} ${between}.`,
      below: (gap: string, between: string) => `Too low by ${gap} ${between}.`,
      near: (within: string) => `You were right, to within ${within}.`,
      open: (below: string, above: string) =>
        `Neither right nor wrong is shown: between ${below} too low and ${above} too high.`,
    },
    ownVerdict: {
      above: (gap: string, between: string) => `Yours is higher by ${gap} ${between}.`,
      below: (gap: string, between: string) => `Yours is lower by ${gap} ${between}.`,
      near: (within: string) => `About the same, to within ${within}.`,
      open: (below: string, above: string) => `No clear gap: between ${below} lower and ${above} higher.`,
    },
    word: { above: 'too high', below: 'too low', near: 'right', open: 'no clear gap' },
    between: (low: string, high: string) => `(between ${low} and ${high})`,
    points: (count: string) => ({ one: `${count} point`, other: `${count} points` }),
    nothing: (count: string) => ({
      one: 'What you think of your customers may be right or wrong: on the question asked, no gap shows beyond chance.',
      other: `What you think of your customers may be right or wrong: on none of the ${count} questions does a gap show beyond chance.`,
    }),
    tooFew: 'Nothing of the guesses may be shown.',
    satisfied: 'What you thought, and what customers said',
    recommended: 'The NPS you guessed, and that of customers',
    youThought: 'You thought',
    customersSaid: 'Customers said',
    pair: (name: string, guess: string, said: string) => `${name}: you ${guess}, customers ${said}.`,
    counts: (n: string, asked: string, customers: string) =>
      `Answers of colleagues: ${n} of ${asked}; of customers: ${customers}.`,
    whatCustomers: 'Customers',
    byGroup: 'What each group thought',
    group: 'Group',
    question: 'Question',
    byGroupSentence:
      'In the order of the survey, which is no ranking. Where margins overlap, nothing tells the groups apart.',
    how: (days: string) =>
      `What you thought is the mean of your guesses, with the margin that those who did not answer leave. Customers’ answers: ${days}. A gap says that two views differ, not why.`,
    gone: (count: string) => ({
      one: `${count} question is left out: too few customers’ answers to it are on file any more.`,
      other: `${count} questions are left out: too few customers’ answers to them are on file any more.`,
    }),
    label: (name: string, metric: string) => `${name}, ${metric}`,
    metric: { csat: 'satisfaction', ces: 'ease', nps: 'NPS' },
  },
  fr: {
    guess: {
      csat: (guess, said) =>
        fr`vous pensiez que ${guess} des clients étaient satisfaits ; ils sont ${said} à le dire.`,
      ces: (guess, said) =>
        fr`vous pensiez que ${guess} des clients trouvaient cela facile ; ils sont ${said} à le dire.`,
      nps: (guess, said) => fr`vous imaginiez un NPS de ${guess} ; les clients nous donnent ${said}.`,
    },
    own: {
      csat: (own, said) =>
        fr`${own} d’entre vous trouvent cela satisfaisant ; ${said} des clients sont satisfaits.`,
      ces: (own, said) => fr`facilité pour vous, ${own} ; pour les clients, ${said}.`,
      nps: (own, said) =>
        fr`vous recommandez de travailler ici à ${own} ; les clients nous recommandent à ${said}.`,
    },
    fromYourSide: (name) => `${name}, vu de votre côté`,
    guessVerdict: {
      above: (gap, between) => fr`C’est trop haut de ${gap} ${between}.`,
      below: (gap, between) => fr`C’est trop bas de ${gap} ${between}.`,
      near: (within) => fr`Vous aviez vu juste, à ${within} près.`,
      open: (below, above) =>
        fr`Rien ne montre une erreur, ni que vous ayez vu juste : entre ${below} de trop peu et ${above} de trop.`,
    },
    ownVerdict: {
      above: (gap, between) => fr`C’est ${gap} de plus pour vous ${between}.`,
      below: (gap, between) => fr`C’est ${gap} de moins pour vous ${between}.`,
      near: (within) => fr`C’est pareil, à ${within} près.`,
      open: (below, above) => fr`Pas d’écart net : entre ${below} de moins et ${above} de plus pour vous.`,
    },
    word: { above: 'trop haut', below: 'trop bas', near: 'juste', open: 'pas d’écart net' },
    between: (low, high) => `(entre ${low} et ${high})`,
    points: (count) => ({ one: `${count} point`, other: `${count} points` }),
    nothing: (count) => ({
      one: fr`Vous voyez vos clients tels qu’ils sont, ou non : sur la question posée, aucun écart ne dépasse le hasard.`,
      other: fr`Vous voyez vos clients tels qu’ils sont, ou non : sur les ${count} questions, aucun écart ne dépasse le hasard.`,
    }),
    tooFew: 'On ne peut rien montrer des estimations.',
    satisfied: 'Ce que vous pensiez, ce que disent les clients',
    recommended: 'Le NPS que vous imaginiez, celui des clients',
    youThought: 'Vous pensiez',
    customersSaid: 'Les clients disent',
    pair: (name, guess, said) => fr`${name} : vous ${guess}, les clients ${said}.`,
    counts: (n, asked, customers) =>
      fr`Réponses de collègues : ${n} sur ${asked} ; de clients : ${customers}.`,
    whatCustomers: 'Les clients',
    byGroup: 'Ce que pensait chaque groupe',
    group: 'Groupe',
    question: 'Question',
    byGroupSentence:
      'Dans l’ordre de l’enquête, qui n’est pas un classement. Là où les marges se recouvrent, rien ne distingue les groupes.',
    how: (days) =>
      fr`Ce que vous pensiez est la moyenne de vos estimations, avec la marge que laissent celles et ceux qui n’ont pas répondu. Réponses des clients : ${days}. Un écart dit que deux regards diffèrent, pas pourquoi.`,
    gone: (count) => ({
      one: fr`${count} question est laissée de côté : il reste trop peu de réponses de clients.`,
      other: fr`${count} questions sont laissées de côté : il reste trop peu de réponses de clients.`,
    }),
    label: (name, metric) => `${name}, ${metric}`,
    metric: { csat: 'satisfaction', ces: 'facilité', nps: 'NPS' },
  },
});
