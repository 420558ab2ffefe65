// What the roadmap calls its steps and what there is to do, in both languages; what is seen of it is seen.ts.

import { fr, phrases } from '../i18n/phrases.ts';
import type { Horizon, ItemId, StepId } from './items.ts';

interface ItemWords {
  /** What to do, as one would tell a colleague. */
  readonly title: string;
  /** Why it comes here. */
  readonly why: string;
  /** Of the button that leads to it, where there is one. */
  readonly open?: string;
  /** What an admin says of it in a few words, where no fact does. */
  readonly said?: string;
}

interface RoadmapWords {
  readonly steps: Readonly<Record<StepId, string>>;
  readonly horizons: Readonly<Record<Horizon, string>>;
  readonly items: Readonly<Record<ItemId, ItemWords>>;
}

export const roadmapWords = phrases<RoadmapWords>({
  en: {
    steps: {
      commit: 'Leaders commit',
      assess: 'See where you stand',
      colleagues: 'Listen to colleagues',
      customers: 'Let customers be heard',
      daily: 'Make it a habit',
    },
    horizons: { week: 'this week', month: 'this month', quarter: 'this quarter' },
    items: {
      sponsor: {
        title: 'Name the person who answers for what customers live',
        why: 'Without a name it is everybody’s concern, so nobody’s.',
        said: 'Somebody is named',
      },
      word: {
        title: 'Say a word to everybody, in answer to a customer or an idea',
        why: 'People believe what leaders answer, more than what they announce.',
        open: 'Write a word',
      },
      charter: {
        title: 'Write the charter of those who carry the customers’ voice',
        why: 'Who is in it, what for, and how they decide: across departments nothing else holds.',
        open: 'Open the charter',
      },
      answers: {
        title: 'Bring in what customers answer',
        why: 'A file is enough to begin with; a source that sends by itself keeps it alive.',
        open: 'Open the sources',
      },
      walk: {
        title: 'Be your own customer once',
        why: 'Order, ask, return something: an hour of it shows what no figure does.',
        open: 'See the visits',
      },
      assessment: {
        title: 'Ask the teams where the company stands, and read it together',
        why: 'What leaders believe of their company and what teams see seldom match.',
        open: 'Open the surveys',
      },
      owners: {
        title: 'Give every topic somebody who answers',
        why: 'An idea is answered by a person, and only by one who knows that it is theirs.',
        open: 'Open topics and owners',
      },
      'in-time': {
        title: 'Answer ideas in time, nine out of ten',
        why: 'Whoever waited in vain proposes nothing a second time.',
        open: 'See the ideas',
      },
      pulse: {
        title: 'Take the teams’ pulse',
        why: 'People treat customers as they are treated themselves.',
        open: 'Open the surveys',
      },
      digest: {
        title: 'Post a digest in a channel',
        why: 'Thirty seconds a week, where people are anyway.',
        open: 'Open the schedules',
      },
      hot: {
        title: 'Let an unhappy customer reach somebody the same day',
        why: 'A rule of hot cases or of the feed: what is mended at once is told to friends.',
        open: 'Open the rules of hot cases',
      },
      beyond: {
        title: 'Reach those who are in no channel',
        why: 'A screen in the break room, a newsletter: whoever meets customers is seldom at a desk.',
        open: 'Open the pages',
      },
      story: {
        title: 'Tell a best failure',
        why: 'What went wrong and was made good teaches more than what went well.',
        open: 'Tell one',
      },
      thanks: {
        title: 'Thank a colleague for what they did',
        why: 'What is seen is done again.',
        open: 'Thank somebody',
      },
      action: {
        title: 'See an action through, and tell those who said it',
        why: 'Whoever hears what was done with their words speaks again.',
        open: 'Open the plan',
      },
    },
  },
  fr: {
    steps: {
      commit: 'La direction s’engage',
      assess: 'Faire le point',
      colleagues: 'Écouter les collègues',
      customers: 'Faire entendre les clients',
      daily: 'En faire une habitude',
    },
    horizons: { week: 'cette semaine', month: 'ce mois-ci', quarter: 'ce trimestre' },
    items: {
      sponsor: {
        title: 'Nommer la personne qui répond de ce que vivent les clients',
        why: 'Sans nom, c’est l’affaire de tous, donc de personne.',
        said: 'Quelqu’un est nommé',
      },
      word: {
        title: 'Adresser un mot à tous, en réponse à un client ou à une idée',
        why: 'On croit ce qu’une direction répond, plus que ce qu’elle annonce.',
        open: 'Écrire un mot',
      },
      charter: {
        title: 'Écrire la charte de ceux qui portent la voix des clients',
        why: fr`Qui en est, pour quoi, et comment on décide : entre services, rien d’autre ne tient.`,
        open: 'Ouvrir la charte',
      },
      answers: {
        title: 'Faire entrer ce que répondent les clients',
        why: 'Un fichier suffit pour commencer ; une source qui envoie d’elle-même fait durer.',
        open: 'Ouvrir les sources',
      },
      walk: {
        title: 'Se mettre une fois à la place du client',
        why: fr`Commander, demander, renvoyer : une heure montre ce qu’aucun chiffre ne dit.`,
        open: 'Voir les visites',
      },
      assessment: {
        title: 'Demander aux équipes où en est l’entreprise, et en parler ensemble',
        why: 'Ce que la direction croit et ce que les équipes voient se ressemblent rarement.',
        open: 'Ouvrir les enquêtes',
      },
      owners: {
        title: 'Donner à chaque sujet quelqu’un qui répond',
        why: 'C’est une personne qui répond à une idée, et encore faut-il qu’elle sache que c’est à elle.',
        open: 'Ouvrir sujets et responsables',
      },
      'in-time': {
        title: 'Répondre aux idées dans les temps, neuf fois sur dix',
        why: 'Qui a attendu en vain ne propose pas deux fois.',
        open: 'Voir les idées',
      },
      pulse: {
        title: 'Prendre le pouls des équipes',
        why: 'On traite les clients comme on est traité soi-même.',
        open: 'Ouvrir les enquêtes',
      },
      digest: {
        title: 'Publier un bulletin dans un canal',
        why: 'Trente secondes par semaine, là où l’on est déjà.',
        open: 'Ouvrir la programmation',
      },
      hot: {
        title: 'Faire qu’un client mécontent touche quelqu’un le jour même',
        why: fr`Une règle de cas à chaud ou de fil : ce qui est réparé tout de suite se raconte.`,
        open: 'Ouvrir les règles de cas à chaud',
      },
      beyond: {
        title: 'Toucher ceux qui ne sont dans aucun canal',
        why: fr`Un écran en salle de pause, une lettre : ceux qui voient les clients sont rarement derrière un bureau.`,
        open: 'Ouvrir les pages',
      },
      story: {
        title: 'Raconter un raté devenu pépite',
        why: 'Ce qui a mal tourné puis a été rattrapé apprend plus que ce qui a bien marché.',
        open: 'En raconter un',
      },
      thanks: {
        title: 'Remercier un collègue pour ce qu’il a fait',
        why: 'Ce qui est remarqué se refait.',
        open: 'Remercier quelqu’un',
      },
      action: {
        title: 'Mener une action à son terme, et le dire à ceux qui l’ont inspirée',
        why: 'Qui apprend ce qu’on a fait de ses mots parle de nouveau.',
        open: 'Ouvrir le plan',
      },
    },
  },
});
