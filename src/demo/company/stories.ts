// Four "best failures": what went wrong and how somebody made it right. Three are approved, one waits for a moderator.
import type { Locale } from '../../i18n/locale.ts';

export interface SampleStory {
  readonly locale: Locale;
  readonly title: string;
  readonly wentWrong: string;
  readonly weDid: string;
  readonly customerSaid: string;
  readonly learned: string;
  /** Ids of people. */
  readonly tellerId: string;
  readonly creditedId: string;
  readonly credit: 'agreed' | 'asked';
  readonly submittedDaysAgo: number;
  /** Null while it waits for a moderator. */
  readonly approved: { readonly by: string; readonly daysAgo: number } | null;
}

/** Oldest first. */
export const stories: readonly SampleStory[] = [
  {
    locale: 'fr',
    title: 'Le lit de Manon',
    wentWrong:
      "Vendredi 17 h, près de Brest. On livre le lit d'une petite fille qui rentre le lendemain de trois semaines d'hôpital. Dans le carton, pas une seule vis, et l'entrepôt est fermé jusqu'au lundi.",
    weDid:
      "Olivier a démonté le lit d'exposition du magasin, mis les vis dans sa poche et fait 40 minutes de route avec. Il a monté le lit le soir même, veilleuse comprise.",
    customerSaid: '« Elle a dormi dans son lit. Vous ne pouvez pas savoir. »',
    learned:
      "Chaque magasin garde maintenant un sachet de visserie par modèle de lit. Et le technicien peut prendre une pièce d'exposition sans demander : il prévient, c'est tout.",
    tellerId: 'U0JULIE',
    creditedId: 'U0OLIVIER',
    credit: 'agreed',
    submittedDaysAgo: 78,
    approved: { by: 'U0NADIA', daysAgo: 75 },
  },
  {
    locale: 'en',
    title: 'The fridge and the insulin',
    wentWrong:
      "We delivered a new fridge in Halifax on a Friday, took the old one away as agreed, and the new one wouldn't start. The next engineer was on Tuesday. Then Mr Hargreaves mentioned that his insulin was in it.",
    weDid:
      'Priya stopped asking which form to use. She put the mini-fridge from our own kitchen in her car, was at his door within the hour, and had a replacement on the Saturday van.',
    customerSaid: '"I rang to complain and ended up putting the kettle on for her."',
    learned:
      'We now ask one question before taking an old fridge away: is there any medicine in it? And the van waits until the new one hums.',
    tellerId: 'U0GEMMA',
    creditedId: 'U0PRIYA',
    credit: 'agreed',
    submittedDaysAgo: 17,
    approved: { by: 'U0GEMMA', daysAgo: 15 },
  },
  {
    locale: 'fr',
    title: "Huit chaises pour les 80 ans d'Yvette",
    wentWrong:
      'La table est arrivée, pas les chaises. Le fils appelle le jeudi : vingt personnes dimanche pour les 80 ans de sa mère, et sur notre écran les chaises sont « en transit » depuis douze jours. Elles étaient restées à quai à Lyon.',
    weDid:
      'Thomas a fait le tour de la salle de pause et du showroom de Rezé. Samedi matin il a déposé huit chaises dépareillées, prêtées, avec un mot pour Yvette. Les bonnes sont arrivées le mercredi, il est repassé chercher les autres.',
    customerSaid: '« Maman voulait garder les vôtres, elle trouvait que ça faisait guinguette. »',
    learned:
      "Une commande en « transit » plus de cinq jours remonte toute seule à la logistique. On n'attend plus que le client appelle.",
    tellerId: 'U0KARIM',
    creditedId: 'U0THOMAS',
    credit: 'agreed',
    submittedDaysAgo: 11,
    approved: { by: 'U0NADIA', daysAgo: 9 },
  },
  {
    locale: 'fr',
    title: 'La rayure du plan de travail',
    wentWrong:
      "En posant un four, j'ai rayé un plan de travail en chêne huilé. J'ai d'abord dit que c'était déjà là. La cliente n'a rien répondu, elle a juste écrit ce qu'elle en pensait dans l'enquête.",
    weDid:
      "Karim m'a fait lire sa réponse, sans un reproche. Je l'ai appelée moi-même, je me suis excusé, et je suis revenu un samedi poncer et huiler tout le plan avec un ami menuisier. Karim avait réglé les fournitures avant que je demande.",
    customerSaid: "« Le bois est plus beau qu'avant. Mais c'est surtout le coup de fil que je retiens. »",
    learned:
      "Dire « c'est moi » tout de suite coûte moins cher que tout le reste. Et on protège le plan avec une couverture, même pour cinq minutes.",
    tellerId: 'U0OLIVIER',
    creditedId: 'U0KARIM',
    credit: 'asked',
    submittedDaysAgo: 2,
    approved: null,
  },
];
