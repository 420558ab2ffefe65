// Twelve suggestions of colleagues, in the states that one meets, as plain data: dates are laid by the seed, on the
// company's calendar.
import type { Locale } from '../../i18n/locale.ts';

/** `afterHours`: working hours since it was submitted. `by`: id of the owner who acted. */
type SuggestionState =
  | { readonly status: 'received' }
  | { readonly status: 'acknowledged'; readonly by: string; readonly afterHours: number }
  | {
      readonly status: 'replied' | 'planned';
      readonly by: string;
      readonly afterHours: number;
      readonly reply: string;
    }
  | {
      readonly status: 'testing';
      readonly by: string;
      readonly afterHours: number;
      readonly hypothesis: string;
      readonly people: string;
      /** Working days from now to its last day. */
      readonly endsInDays: number;
    }
  | { readonly status: 'declined'; readonly by: string; readonly afterHours: number; readonly reason: string }
  | {
      readonly status: 'done';
      readonly by: string;
      readonly afterHours: number;
      readonly reply: string;
      /** Working days since it was submitted. */
      readonly doneAfterDays: number;
      /** What the owner told the author when it was done. */
      readonly result: string;
    };

export interface SampleSuggestion {
  readonly title: string;
  readonly details: string;
  /** The language that it is written in. */
  readonly locale: Locale;
  readonly topicId: string;
  /** Id of a person; the seed seals it when anonymous. */
  readonly authorId: string;
  readonly anonymous: boolean;
  readonly submittedWorkingDaysAgo: number;
  /** Ids of colleagues who support it. */
  readonly supporterIds?: readonly string[];
  readonly state: SuggestionState;
}

/** Oldest first. */
export const suggestions: readonly SampleSuggestion[] = [
  {
    title: 'Une vidéo de 30 secondes pour le bouchon du filtre',
    details:
      "Une intervention sur cinq chez moi, c'est un filtre bouché. Le client attend une semaine, je viens, je dévisse, je repars. Si le SAV pouvait envoyer une petite vidéo par SMS pendant l'appel, beaucoup le feraient eux-mêmes.",
    locale: 'fr',
    topicId: 'customer-service',
    authorId: 'U0OLIVIER',
    anonymous: false,
    submittedWorkingDaysAgo: 38,
    state: {
      status: 'done',
      by: 'U0NADIA',
      afterHours: 5,
      reply:
        "Oui, on le fait. J'ai regardé les appels du mois dernier : 61 concernaient le filtre. Tu serais d'accord pour qu'on te filme à l'atelier jeudi ? Julie écrit le SMS.",
      doneAfterDays: 16,
      result:
        "La vidéo part par SMS depuis lundi. 23 envois la première semaine, 17 clients s'en sont sortis sans rendez-vous.",
    },
  },
  {
    title: 'Text the tracking link when the van leaves',
    details:
      "Most 'where is it' calls come between 8 and 10 in the morning. The driver already scans out at the depot, so the text could go then instead of the evening before.",
    locale: 'en',
    topicId: 'delivery',
    authorId: 'U0GEMMA',
    anonymous: false,
    submittedWorkingDaysAgo: 31,
    state: {
      status: 'done',
      by: 'U0PRIYA',
      afterHours: 11,
      reply:
        "Checked with the depot and it's a setting, not a project. Leeds first, then Reading a week later. I'll tell you what it does to the morning calls.",
      doneAfterDays: 9,
      result: 'Live at both depots. Calls between 8 and 10 went from about 40 a day to 26. Thank you, Gemma.',
    },
  },
  {
    title: 'Answer the phones on Sunday evenings',
    details:
      'People build furniture on Sundays and get stuck on Sundays. Two advisers from 5 to 8 would catch them while they still have the screwdriver in hand.',
    locale: 'en',
    topicId: 'customer-service',
    authorId: 'U0JACK',
    anonymous: false,
    submittedWorkingDaysAgo: 26,
    state: {
      status: 'declined',
      by: 'U0GEMMA',
      afterHours: 14,
      reason:
        "Not for now, Jack. We had nine calls a Sunday during the last trial, and it took two people off Monday, which is our worst day. You're right about when people get stuck, so the assembly videos come first and I'll look at the numbers again in three months.",
    },
  },
  {
    title: "Dix minutes de pause après un appel qui s'est mal passé",
    details:
      "Quand quelqu'un vous a crié dessus pendant un quart d'heure, le suivant prend pour le précédent. Aujourd'hui il faut demander, et personne n'ose.",
    locale: 'fr',
    topicId: 'customer-service',
    authorId: 'U0KARIM',
    anonymous: true,
    submittedWorkingDaysAgo: 22,
    state: {
      status: 'replied',
      by: 'U0NADIA',
      afterHours: 4,
      reply:
        "Merci de l'avoir écrit. À partir de lundi il y a un statut « pause » dans le bandeau, dix minutes, sans demander et sans que ça compte dans les temps. On refait le point ensemble dans un mois, et si ça ne suffit pas dites-le-moi ici.",
    },
  },
  {
    title: "Offrir d'office 20 € à chaque réparation en retard",
    details:
      "On finit presque toujours par donner un bon d'achat, mais seulement à ceux qui râlent. Autant le donner à tout le monde, dès le premier jour de retard.",
    locale: 'fr',
    topicId: 'customer-service',
    authorId: 'U0JULIE',
    anonymous: false,
    submittedWorkingDaysAgo: 19,
    state: {
      status: 'declined',
      by: 'U0NADIA',
      afterHours: 9,
      reason:
        "Tu as raison sur l'injustice. Mais quand on lit les réponses, les gens demandent une date, pas 20 €, et un bon d'achat sans date les énerve plus encore. On commence par rappeler nous-mêmes avant le retard. Si les rappels ne suffisent pas, on reparle du bon.",
    },
  },
  {
    title: 'Voir les trois derniers contacts avant de décrocher',
    details:
      "La première phrase du client, c'est « j'ai déjà expliqué à votre collègue ». L'historique existe mais il est à quatre clics. Trois lignes à l'écran quand ça sonne suffiraient.",
    locale: 'fr',
    topicId: 'customer-service',
    authorId: 'U0OLIVIER',
    anonymous: false,
    submittedWorkingDaysAgo: 15,
    supporterIds: ['U0KARIM', 'U0JULIE', 'U0GEMMA'],
    state: {
      status: 'testing',
      by: 'U0NADIA',
      afterHours: 7,
      hypothesis:
        "D'accord avec toi, c'est la plainte qui revient le plus. L'éditeur a ajouté les trois lignes sur deux postes. On espère une minute de moins par appel, et plus une seule fois « j'ai déjà expliqué ». Dis-moi s'il manque quelque chose côté technicien.",
      people: 'Karim et Julie',
      endsInDays: 6,
    },
  },
  {
    title: 'One reference number for both countries',
    details:
      "When a sofa ships from Nantes the customer gets an ML number and a UK number. They read out whichever they find and half the time it's the one I can't search.",
    locale: 'en',
    topicId: 'customer-service',
    authorId: 'U0PRIYA',
    anonymous: false,
    submittedWorkingDaysAgo: 11,
    state: {
      status: 'replied',
      by: 'U0GEMMA',
      afterHours: 16,
      reply:
        "One number means rebuilding the order system, so not soon. What we can do by the end of the month is make search accept either. I've asked Claire's team and put your two examples in the request. Would that be enough for you?",
    },
  },
  {
    title: 'Afficher la largeur de passage avant la commande',
    details:
      "On a encore repris deux frigos américains ce mois-ci parce qu'ils ne passaient pas dans le couloir. Une simple ligne « il vous faut 92 cm partout » au-dessus du bouton éviterait le retour et la déception.",
    locale: 'fr',
    topicId: 'products',
    authorId: 'U0JULIE',
    anonymous: false,
    submittedWorkingDaysAgo: 7,
    supporterIds: ['U0SARAH', 'U0PRIYA'],
    state: { status: 'received' },
  },
  {
    title: 'Un kit de raccords dans chaque camion',
    details:
      'Il nous manque toujours le même : le coude 20/27 et le tuyau de 2,50 m. Pour 15 € de pièces on éviterait de refaire la route et de laisser les gens sans machine.',
    locale: 'fr',
    topicId: 'delivery',
    authorId: 'U0OLIVIER',
    anonymous: false,
    submittedWorkingDaysAgo: 4,
    supporterIds: ['U0KARIM'],
    state: {
      status: 'planned',
      by: 'U0THOMAS',
      afterHours: 3,
      reply:
        "C'est parti. J'ai demandé douze kits au magasin, les camions de Nantes les ont lundi, Rennes la semaine d'après. Dis-moi dans un mois s'il manque une pièce dedans.",
    },
  },
  {
    title: 'Translate the fabric care labels',
    details:
      'Customers in the showroom photograph the label and ask me what "nettoyage à sec uniquement" means. A QR code next to it would do.',
    locale: 'en',
    topicId: 'products',
    authorId: 'U0SARAH',
    anonymous: false,
    submittedWorkingDaysAgo: 3,
    state: {
      status: 'replied',
      by: 'U0CLAIRE',
      afterHours: 6,
      reply:
        'Good point, and it is only nine labels. Priya will check the wording, and they go to print with the spring range.',
    },
  },
  {
    title: 'Let customers name a safe place',
    details:
      'If nobody is in, the driver decides. A box at checkout, "porch, neighbour at 14, or bring it back", would settle it before the van leaves.',
    locale: 'en',
    topicId: 'delivery',
    authorId: 'U0JACK',
    anonymous: false,
    submittedWorkingDaysAgo: 2,
    state: { status: 'received' },
  },
  {
    title: 'Remettre la signature pour les petits colis',
    details:
      "Depuis que le transporteur se contente d'une photo, j'ai tous les jours quelqu'un dont le colis est resté devant la porte. Hier c'était une dame en fauteuil. Est-ce qu'on peut au moins redemander la signature au-dessus de 50 € ?",
    locale: 'fr',
    topicId: 'delivery',
    authorId: 'U0KARIM',
    anonymous: false,
    submittedWorkingDaysAgo: 1,
    state: { status: 'acknowledged', by: 'U0THOMAS', afterHours: 2 },
  },
];
