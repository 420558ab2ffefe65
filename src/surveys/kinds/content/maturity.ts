// Eight practices of a company that listens to its customers, each in five sentences that somebody could truly say of their part of it, and
// what leads from one to the next. Own words, drawn from no published model and not validated. What comes of the answers: ../maturity.ts.
import { fr } from '../../../i18n/phrases.ts';
import type { Bilingual } from '../../question.ts';

export interface Practice {
  readonly key: string;
  readonly name: Bilingual;
  /** For an axis: 20 characters at most. */
  readonly short: Bilingual;
  /** From level 1, left to each, to level 5, who we are. */
  readonly sentences: readonly [Bilingual, Bilingual, Bilingual, Bilingual, Bilingual];
  /** What leads from level 1 to 2, 2 to 3, 3 to 4 and 4 to 5: an action that somebody could take on tomorrow. */
  readonly measures: readonly [Bilingual, Bilingual, Bilingual, Bilingual];
}

/** What levels 1 to 5 are called. */
export const levelNames: readonly [Bilingual, Bilingual, Bilingual, Bilingual, Bilingual] = [
  { en: 'left to each', fr: 'laissé à chacun' },
  { en: 'begun', fr: 'amorcé' },
  { en: 'organised', fr: 'organisé' },
  { en: 'led', fr: 'piloté' },
  { en: 'who we are', fr: 'notre façon d’être' },
];

export const practices: readonly Practice[] = [
  {
    key: 'leaders',
    short: { en: 'Leaders', fr: 'Dirigeants' },
    name: { en: 'Leaders’ engagement', fr: 'L’engagement des dirigeants' },
    sentences: [
      {
        en: 'Whether a leader cares about customers depends on the leader.',
        fr: 'L’intérêt pour les clients dépend de chaque dirigeant.',
      },
      {
        en: 'Leaders speak of customers when a complaint reaches them.',
        fr: 'Les dirigeants parlent des clients quand une plainte remonte.',
      },
      {
        en: 'Leaders look at what customers say on fixed dates.',
        fr: 'Les dirigeants regardent à dates fixes ce que disent les clients.',
      },
      {
        en: 'Leaders meet customers themselves and act on what they hear.',
        fr: 'Les dirigeants vont voir des clients et agissent après les avoir écoutés.',
      },
      {
        en: 'Leaders give up a quick gain when customers would lose by it.',
        fr: 'Les dirigeants renoncent à un gain immédiat si les clients y perdent.',
      },
    ],
    measures: [
      {
        en: 'Open each leaders’ meeting with the story of one customer',
        fr: 'Ouvrir chaque réunion de direction par l’histoire d’un client',
      },
      {
        en: 'Give customers’ figures a fixed place in the monthly leaders’ meeting',
        fr: 'Inscrire les chiffres des clients à l’ordre du jour mensuel de la direction',
      },
      {
        en: 'Have each leader spend half a day a quarter with customers',
        fr: 'Prévoir pour chaque dirigeant une demi-journée par trimestre avec des clients',
      },
      {
        en: 'Write down for each big decision what customers gain and lose by it',
        fr: 'Écrire pour chaque grande décision ce que les clients y gagnent et y perdent',
      },
    ],
  },
  {
    key: 'values',
    short: { en: 'Values', fr: 'Valeurs' },
    name: { en: 'Shared values in decisions', fr: 'Les valeurs partagées dans les décisions' },
    sentences: [
      {
        en: 'Each of us decides by our own idea of what is right for customers.',
        fr: 'Chacun décide selon son idée de ce qui est bon pour les clients.',
      },
      {
        en: 'Our values are written down; few of us could say them by heart.',
        fr: fr`Nos valeurs sont écrites ; peu d’entre nous sauraient les citer.`,
      },
      {
        en: 'We know our values and come back to them when a case is hard.',
        fr: 'Nous connaissons nos valeurs et y revenons quand un cas est difficile.',
      },
      {
        en: 'Our values settle decisions, between two teams as well.',
        fr: 'Nos valeurs tranchent nos décisions, y compris entre deux équipes.',
      },
      {
        en: 'Whoever stops something that goes against our values is thanked.',
        fr: 'On remercie ceux qui arrêtent ce qui contredit nos valeurs.',
      },
    ],
    measures: [
      {
        en: 'Agree in the team on three things that we always do for a customer',
        fr: 'Convenir en équipe de trois choses que nous faisons toujours pour un client',
      },
      {
        en: 'Talk one hard case a month through in the light of our values',
        fr: 'Reprendre un cas difficile par mois à la lumière de nos valeurs',
      },
      {
        en: 'Name the value that decided whenever a decision is announced',
        fr: 'Nommer la valeur qui a tranché chaque fois qu’une décision est annoncée',
      },
      {
        en: 'Write down that anybody may stop what goes against our values, and whom to tell',
        fr: 'Écrire que chacun peut arrêter ce qui contredit nos valeurs, et à qui le dire',
      },
    ],
  },
  {
    key: 'across',
    short: { en: 'Across teams', fr: 'Entre équipes' },
    name: { en: 'Work across teams', fr: 'Le travail entre équipes' },
    sentences: [
      {
        en: 'Each team does its part; customers have to make the link.',
        fr: fr`Chaque équipe fait sa part ; c’est le client qui fait le lien.`,
      },
      {
        en: 'We help each other when we know somebody in the other team.',
        fr: 'On s’entraide quand on connaît quelqu’un dans l’autre équipe.',
      },
      {
        en: 'Teams meet regularly about the customers they share.',
        fr: 'Les équipes se réunissent régulièrement au sujet de leurs clients communs.',
      },
      {
        en: 'A group from several teams decides how a customer is looked after.',
        fr: 'Un groupe de plusieurs équipes décide de la façon de servir le client.',
      },
      {
        en: 'We aim for the same thing for customers, whichever team we are in.',
        fr: 'Nous visons la même chose pour les clients, quelle que soit l’équipe.',
      },
    ],
    measures: [
      {
        en: 'Give each team a named contact in the teams it depends on',
        fr: 'Donner à chaque équipe un interlocuteur attitré dans celles dont elle dépend',
      },
      {
        en: 'Bring the teams that a customer meets together for half an hour a month',
        fr: 'Réunir une demi-heure par mois les équipes que rencontre un même client',
      },
      {
        en: 'Give that group a charter: who is in it, what for, who decides',
        fr: fr`Donner à ce groupe une charte : qui en fait partie, pour quoi faire, qui décide`,
      },
      {
        en: 'Set one goal in common for the teams that serve the same customers',
        fr: 'Fixer un objectif commun aux équipes qui servent les mêmes clients',
      },
    ],
  },
  {
    key: 'roles',
    short: { en: 'Roles and hiring', fr: 'Postes, recrutement' },
    name: { en: 'Roles and hiring', fr: 'Les postes et le recrutement' },
    sentences: [
      {
        en: 'What a job does for customers is written down nowhere.',
        fr: 'Ce qu’un poste apporte aux clients n’est écrit nulle part.',
      },
      {
        en: 'Jobs that face customers say it; the others do not.',
        fr: fr`Les postes au contact des clients le disent ; les autres, non.`,
      },
      {
        en: 'Every job says what it does for customers, and we hire by it.',
        fr: 'Chaque poste dit ce qu’il apporte aux clients, et on recrute pour cela.',
      },
      {
        en: 'Care for customers counts in hiring, in reviews and in promotions.',
        fr: 'Le souci du client compte pour recruter, évaluer et promouvoir.',
      },
      {
        en: 'Nobody joins us without care for customers, however skilled.',
        fr: 'Sans souci du client, personne ne nous rejoint, même très compétent.',
      },
    ],
    measures: [
      {
        en: 'Write into each job that faces customers what it is to do for them',
        fr: 'Écrire dans chaque poste au contact des clients ce qu’il doit leur apporter',
      },
      {
        en: 'Add one line about customers to every job description',
        fr: 'Ajouter une ligne sur les clients à chaque fiche de poste',
      },
      {
        en: 'Ask each candidate about a mistake that they put right for somebody',
        fr: 'Demander en entretien le récit d’une erreur réparée pour quelqu’un',
      },
      {
        en: 'Let a colleague who serves customers have a say in each hiring',
        fr: 'Associer à chaque recrutement un collègue qui sert des clients',
      },
    ],
  },
  {
    key: 'named-person',
    short: { en: 'Named person', fr: 'Personne chargée' },
    name: {
      en: 'A named person for customer experience',
      fr: 'Une personne chargée de l’expérience client',
    },
    sentences: [
      {
        en: 'Nobody is in charge of it; whoever finds the time sees to it.',
        fr: fr`Personne n’en est chargé ; s’en occupe qui a le temps.`,
      },
      {
        en: 'Somebody sees to it, on top of another job.',
        fr: 'Quelqu’un s’en occupe, en plus d’un autre travail.',
      },
      {
        en: 'One person is in charge of it, and we know who.',
        fr: 'Une personne en est chargée, et nous savons qui.',
      },
      {
        en: 'That person has the ear of our leaders and gets things changed.',
        fr: 'Cette personne a l’oreille des dirigeants et fait changer les choses.',
      },
      {
        en: 'That person mostly helps teams who see to it by themselves.',
        fr: 'Cette personne aide surtout des équipes qui s’en occupent elles-mêmes.',
      },
    ],
    measures: [
      {
        en: 'Ask somebody to look after customer experience, with half a day a week for it',
        fr: 'Confier l’expérience client à quelqu’un, avec une demi-journée par semaine',
      },
      {
        en: 'Tell everybody who is in charge, and what to go to them for',
        fr: 'Dire à tous qui en est chargé, et pour quoi aller voir cette personne',
      },
      {
        en: 'Give that person a seat in the leaders’ meeting and a budget',
        fr: 'Donner à cette personne une place en réunion de direction et un budget',
      },
      {
        en: 'Find a volunteer in each team to carry it on, and train them together',
        fr: 'Trouver un relais volontaire dans chaque équipe, et les former ensemble',
      },
    ],
  },
  {
    key: 'training',
    short: { en: 'Training', fr: 'Formation' },
    name: { en: 'Training', fr: 'La formation' },
    sentences: [
      {
        en: 'We learn on the job how to deal with customers.',
        fr: 'On apprend sur le tas comment s’y prendre avec les clients.',
      },
      {
        en: 'Newcomers get an introduction; after that, nothing.',
        fr: fr`À l’arrivée, on reçoit une initiation ; ensuite, plus rien.`,
      },
      {
        en: 'Those who face customers get some training every year.',
        fr: 'Au contact des clients, on suit une formation chaque année.',
      },
      {
        en: 'Everybody trains on real cases of ours, back office included.',
        fr: 'Tout le monde se forme sur nos vrais cas, y compris loin des clients.',
      },
      {
        en: 'Each week we learn from customers, and from one another.',
        fr: 'Chaque semaine, nous apprenons des clients, et les uns des autres.',
      },
    ],
    measures: [
      {
        en: 'Give every newcomer a morning with customers in the first month',
        fr: 'Prévoir pour chaque nouvelle recrue une matinée avec des clients, le premier mois',
      },
      {
        en: 'Plan two days of training a year for those who face customers',
        fr: 'Prévoir deux jours de formation par an pour les postes au contact des clients',
      },
      {
        en: 'Post the weekly micro-lesson in every team, made of our own cases',
        fr: 'Publier dans chaque équipe la micro-leçon de la semaine, tirée de nos cas',
      },
      {
        en: 'Have one team a month tell another what a customer taught it',
        fr: 'Faire raconter chaque mois par une équipe à une autre ce qu’un client lui a appris',
      },
    ],
  },
  {
    key: 'employees',
    short: { en: 'Employees’ journey', fr: 'Parcours collègues' },
    name: { en: 'The employees’ own journey', fr: 'Le parcours des collègues' },
    sentences: [
      {
        en: 'How we are welcomed and looked after depends on our manager.',
        fr: 'L’accueil et le suivi dépendent de la personne qui nous encadre.',
      },
      {
        en: 'The first days are prepared; what follows depends on the team.',
        fr: fr`Les premiers jours sont préparés ; la suite dépend de l’équipe.`,
      },
      {
        en: 'We are asked regularly how work goes, and told what was said.',
        fr: 'On nous demande régulièrement comment ça va, et on nous dit le résultat.',
      },
      {
        en: 'What makes our work hard is put right, as it is for customers.',
        fr: 'Ce qui complique notre travail est corrigé, comme pour les clients.',
      },
      {
        en: 'We are treated as we are asked to treat customers.',
        fr: 'On nous traite comme on nous demande de traiter les clients.',
      },
    ],
    measures: [
      {
        en: 'Write down what a newcomer gets on the first day, week and month',
        fr: fr`Écrire ce que reçoit une nouvelle recrue : premier jour, semaine, mois`,
      },
      {
        en: 'Ask a short pulse each month, and post its result',
        fr: 'Prendre le pouls chaque mois en quelques questions, et publier le résultat',
      },
      {
        en: 'Choose one moment of working life and improve it with those who live it',
        fr: 'Choisir un moment de la vie au travail et l’améliorer avec ceux qui le vivent',
      },
      {
        en: 'Set what we promise colleagues beside what we promise customers, once a year',
        fr: 'Rapprocher chaque année ce qu’on promet aux collègues et aux clients',
      },
    ],
  },
  {
    key: 'openness',
    short: { en: 'Openness', fr: 'Transparence' },
    name: { en: 'Openness with customers and staff', fr: 'La transparence, avec les clients et entre nous' },
    sentences: [
      {
        en: 'What customers think stays with whoever hears it.',
        fr: 'Ce que pensent les clients reste chez qui l’entend.',
      },
      {
        en: 'We hear the results when they are good.',
        fr: 'On nous parle des résultats quand ils sont bons.',
      },
      {
        en: 'Good or bad, the results are shared with us regularly.',
        fr: 'Bons ou mauvais, les résultats nous sont régulièrement présentés.',
      },
      {
        en: 'Colleagues and customers hear what we change, and what we will not.',
        fr: 'Collègues et clients savent ce qui change ici, et ce qui ne changera pas.',
      },
      {
        en: 'We tell customers of our mistakes before they find out.',
        fr: 'Nous annonçons nos erreurs aux clients avant qu’ils les découvrent.',
      },
    ],
    measures: [
      {
        en: 'Post the digest of customers’ voice in one channel of each team',
        fr: 'Publier le bulletin des clients dans un canal de chaque équipe',
      },
      {
        en: 'Post every digest as it is, in bad weeks too',
        fr: 'Publier chaque bulletin tel quel, les mauvaises semaines aussi',
      },
      {
        en: 'Publish each quarter what changes for customers, and why the rest does not',
        fr: 'Publier chaque trimestre ce qui change pour les clients, et pourquoi le reste ne change pas',
      },
      {
        en: 'Decide who tells customers of a mistake, and within how many hours',
        fr: 'Décider qui annonce une erreur aux clients, et en combien d’heures',
      },
    ],
  },
];
