// Twelve situations of everyday work, each with two or three pieces of advice that a decent colleague could give. Own words, drawn from no
// published scale and not validated. Which of them a round asks, and what comes of it: ../orientation.ts.
import { fr } from '../../../i18n/phrases.ts';
import type { Bilingual } from '../../question.ts';

/** What a piece of advice serves first: the customer's lasting interest, the company's figure of the month, or the procedure. */
export const served = ['customer', 'company', 'procedure'] as const;
export type Served = (typeof served)[number];

/** Where it happens. */
export const workplaces = [
  'shop',
  'support',
  'delivery',
  'back-office',
  'billing',
  'it',
  'human-resources',
] as const;
export type Workplace = (typeof workplaces)[number];

export interface Advice {
  readonly serves: Served;
  readonly text: Bilingual;
}

export interface Scenario {
  readonly key: string;
  /** For an axis: 20 characters at most. */
  readonly name: Bilingual;
  readonly workplace: Workplace;
  readonly situation: Bilingual;
  /** One for the customer, one for the company, at most one for the procedure; the order says nothing of which. */
  readonly advice: readonly Advice[];
}

/** In the order in which rounds ask them: a round meets several workplaces. */
export const scenarios: readonly Scenario[] = [
  {
    key: 'washing-machine',
    name: { en: 'The washing machine', fr: 'Le lave-linge' },
    workplace: 'shop',
    situation: {
      en: 'A regular customer comes for the most expensive washing machine. From what he says of his household, the middle one would do.',
      fr: 'Un client fidèle vient pour le lave-linge le plus cher. D’après ce qu’il dit de son foyer, le modèle du milieu lui suffirait.',
    },
    advice: [
      {
        serves: 'company',
        text: {
          en: 'Show him the expensive one first: it is good, and he can choose.',
          fr: 'Montrez-lui d’abord le plus cher, il est bon, et laissez-le choisir.',
        },
      },
      {
        serves: 'customer',
        text: {
          en: 'Tell him that the middle one is enough, even if we sell for less.',
          fr: 'Dites-lui que celui du milieu suffit, quitte à vendre moins cher.',
        },
      },
    ],
  },
  {
    key: 'third-call',
    name: { en: 'The third call', fr: 'Le troisième appel' },
    workplace: 'support',
    situation: {
      en: 'Six people are waiting on the line. The customer you are talking to calls for the third time about the same fault, and wants to be sure that it is solved this time.',
      fr: 'Six personnes attendent en ligne. La cliente à qui vous parlez appelle pour la troisième fois pour la même panne, et veut être sûre que cette fois c’est réglé.',
    },
    advice: [
      {
        serves: 'customer',
        text: {
          en: 'Stay with her until it works, and call her tomorrow to check.',
          fr: 'Restez avec elle jusqu’à ce que ça marche, et rappelez-la demain.',
        },
      },
      {
        serves: 'procedure',
        text: {
          en: 'Hand it to the second line as urgent, and tell her when she will hear.',
          fr: 'Passez-la en urgence au niveau 2 et dites-lui quand elle aura une réponse.',
        },
      },
      {
        serves: 'company',
        text: {
          en: 'Do what can be done in five minutes: six others are waiting too.',
          fr: fr`Faites ce qui se peut en cinq minutes : six autres attendent aussi.`,
        },
      },
    ],
  },
  {
    key: 'late-round',
    name: { en: 'The late round', fr: 'La tournée en retard' },
    workplace: 'delivery',
    situation: {
      en: 'You are an hour late. If you leave out one stop, the four after it are on time. The customer of that stop has taken the afternoon off to be at home.',
      fr: 'Vous avez une heure de retard. En sautant un arrêt, vous livrez les quatre suivants à l’heure. À cet arrêt, la cliente a posé son après-midi pour être chez elle.',
    },
    advice: [
      {
        serves: 'company',
        text: {
          en: 'Leave it out: with four deliveries of five on time it is a good round.',
          fr: fr`Sautez l’arrêt : quatre livraisons à l’heure sur cinq, c’est déjà bien.`,
        },
      },
      {
        serves: 'customer',
        text: {
          en: 'Call her, tell her how things stand, and do as suits her best.',
          fr: 'Appelez-la, dites-lui ce qu’il en est et faites ce qui l’arrange.',
        },
      },
      {
        serves: 'procedure',
        text: {
          en: 'Keep to the order of the round, and report the delay to dispatch.',
          fr: 'Gardez l’ordre de la tournée et signalez le retard à l’exploitation.',
        },
      },
    ],
  },
  {
    key: 'unused-option',
    name: { en: 'The unused option', fr: 'L’option oubliée' },
    workplace: 'billing',
    situation: {
      en: 'A customer has paid for an option for eight months and never used it. It is in the contract, and he has asked for nothing.',
      fr: 'Un client paie depuis huit mois une option dont il ne s’est jamais servi. Elle figure au contrat, et il n’a rien demandé.',
    },
    advice: [
      {
        serves: 'customer',
        text: {
          en: 'Write to him today, and offer to take it off the next invoice.',
          fr: 'Écrivez-lui aujourd’hui et proposez de la retirer dès la facture suivante.',
        },
      },
      {
        serves: 'company',
        text: {
          en: 'Leave it as it is: he chose it, and may need it one day.',
          fr: fr`Laissez-la : il l’a choisie et peut en avoir besoin un jour.`,
        },
      },
      {
        serves: 'procedure',
        text: {
          en: 'Bring it up at the yearly review: that is what it is for.',
          fr: fr`Parlez-en au bilan annuel du contrat : il est fait pour cela.`,
        },
      },
    ],
  },
  {
    key: 'missing-paper',
    name: { en: 'The missing paper', fr: 'La pièce manquante' },
    workplace: 'back-office',
    situation: {
      en: 'A file lacks one document. The customer gave it to another department last year: you would find it in a quarter of an hour. Three more files are waiting on your desk.',
      fr: fr`Il manque une pièce à un dossier. La cliente l’a remise à un autre service l’an dernier : vous la trouveriez en un quart d’heure. Trois autres dossiers attendent sur votre bureau.`,
    },
    advice: [
      {
        serves: 'customer',
        text: {
          en: 'Find it yourself: she has already given it to us once.',
          fr: fr`Cherchez la pièce vous-même : elle nous l’a déjà donnée une fois.`,
        },
      },
      {
        serves: 'company',
        text: {
          en: 'Ask her for it again, kindly, and get three files done meanwhile.',
          fr: 'Redemandez-la-lui gentiment et traitez les trois dossiers entre-temps.',
        },
      },
    ],
  },
  {
    key: 'confusing-screen',
    name: { en: 'The confusing screen', fr: 'L’écran peu clair' },
    workplace: 'it',
    situation: {
      en: 'The new version is announced for Friday. Yesterday’s trial showed that customers get lost on one screen. Redoing it takes three more days.',
      fr: 'La nouvelle version est annoncée pour vendredi. L’essai d’hier montre que les clients se perdent sur un écran. Le refaire demande trois jours de plus.',
    },
    advice: [
      {
        serves: 'company',
        text: {
          en: 'Keep Friday, and put the screen right in the next version.',
          fr: 'Tenez la date et corrigez l’écran dans la version suivante.',
        },
      },
      {
        serves: 'customer',
        text: {
          en: 'Redo the screen, and announce today that it will be Wednesday.',
          fr: 'Refaites l’écran et annoncez dès aujourd’hui que ce sera mercredi.',
        },
      },
    ],
  },
  {
    key: 'front-desk',
    name: { en: 'The front desk', fr: 'L’accueil' },
    workplace: 'human-resources',
    situation: {
      en: 'The front desk has been one person short for a month. One candidate can start on Monday. Another, clearly better with people, only in six weeks.',
      fr: 'Il manque quelqu’un à l’accueil depuis un mois. Une personne peut commencer lundi. Une autre, nettement plus à l’aise avec le public, dans six semaines seulement.',
    },
    advice: [
      {
        serves: 'customer',
        text: {
          en: 'Wait six weeks: customers will meet this person for years.',
          fr: fr`Attendez la seconde : les clients la verront pendant des années.`,
        },
      },
      {
        serves: 'company',
        text: {
          en: 'Take whoever starts on Monday: an empty desk costs us every day.',
          fr: fr`Prenez la première : un accueil vide nous coûte chaque jour.`,
        },
      },
    ],
  },
  {
    key: 'last-day',
    name: { en: 'The last day', fr: 'Le dernier jour' },
    workplace: 'shop',
    situation: {
      en: 'On the last day of the month the shop is two contracts short of its goal. A customer hesitates over the extended warranty, and says that she would like to sleep on it.',
      fr: 'Dernier jour du mois, il manque deux contrats à l’objectif du magasin. Une cliente hésite sur l’extension de garantie et dit qu’elle aimerait y réfléchir.',
    },
    advice: [
      {
        serves: 'customer',
        text: {
          en: 'Give her the contract to read at home, with your name on it.',
          fr: 'Donnez-lui le contrat à lire chez elle, avec votre nom dessus.',
        },
      },
      {
        serves: 'company',
        text: {
          en: 'Offer her the discount that ends tonight: she is nearly decided.',
          fr: fr`Proposez-lui la remise qui finit ce soir : elle est presque décidée.`,
        },
      },
    ],
  },
  {
    key: 'four-days-late',
    name: { en: 'Four days late', fr: 'Quatre jours de trop' },
    workplace: 'support',
    situation: {
      en: 'A customer asks for his money back, four days after the time for returns. He was in hospital, he says, and he sounds sincere.',
      fr: 'Un client demande un remboursement, quatre jours après la fin du délai de retour. Il était à l’hôpital, dit-il, et il paraît sincère.',
    },
    advice: [
      {
        serves: 'procedure',
        text: {
          en: 'Keep to the time limit, and explain why: it is the same for everyone.',
          fr: fr`Tenez-vous-en au délai, en expliquant pourquoi : il vaut pour tous.`,
        },
      },
      {
        serves: 'company',
        text: {
          en: 'Offer a voucher for the same amount, so that the sale stays with us.',
          fr: fr`Proposez un avoir du même montant : la vente reste chez nous.`,
        },
      },
      {
        serves: 'customer',
        text: {
          en: 'Give him his money back, and write in the file why you did.',
          fr: 'Remboursez-le et notez dans le dossier pourquoi vous l’avez fait.',
        },
      },
    ],
  },
  {
    key: 'crushed-box',
    name: { en: 'The crushed box', fr: 'Le carton écrasé' },
    workplace: 'delivery',
    situation: {
      en: 'As you unload, you see that one corner of the box is crushed. What is inside is probably whole. The customer is signing and has seen nothing.',
      fr: 'En déchargeant, vous voyez qu’un coin du carton est écrasé. Le contenu est sans doute intact. Le client est en train de signer et n’a rien vu.',
    },
    advice: [
      {
        serves: 'customer',
        text: {
          en: 'Show him the corner, and open the box with him before he signs.',
          fr: 'Montrez-lui le coin et ouvrez le carton avec lui avant qu’il signe.',
        },
      },
      {
        serves: 'company',
        text: {
          en: 'Let him sign: it is nearly always whole, and returns are free.',
          fr: fr`Laissez signer : c’est presque toujours intact, et le retour est gratuit.`,
        },
      },
    ],
  },
  {
    key: 'forty-letters',
    name: { en: 'The forty letters', fr: 'Les quarante lettres' },
    workplace: 'back-office',
    situation: {
      en: 'You find that forty customers were sent the wrong conditions. None of them has noticed. It is the busiest month of the year, and each letter will bring a call.',
      fr: 'Vous découvrez que quarante clients ont reçu les mauvaises conditions. Aucun ne l’a vu. C’est le mois le plus chargé de l’année, et chaque courrier entraînera un appel.',
    },
    advice: [
      {
        serves: 'procedure',
        text: {
          en: 'Report it to compliance, and wait for what they decide.',
          fr: 'Signalez-le à la conformité et attendez sa décision.',
        },
      },
      {
        serves: 'customer',
        text: {
          en: 'Write to all forty this week, and say what we are putting right.',
          fr: 'Écrivez aux quarante cette semaine, en disant ce que nous corrigeons.',
        },
      },
      {
        serves: 'company',
        text: {
          en: 'Put it right for whoever calls, and write to the rest next month.',
          fr: 'Corrigez pour ceux qui appellent, et écrivez aux autres le mois prochain.',
        },
      },
    ],
  },
  {
    key: 'unused-subscription',
    name: { en: 'The subscription', fr: 'L’abonnement' },
    workplace: 'support',
    situation: {
      en: 'A customer wants to end a subscription that she has hardly used for a year. You are allowed to offer her three months at half price.',
      fr: 'Une cliente veut arrêter un abonnement qu’elle n’utilise presque plus depuis un an. Vous avez le droit de lui proposer trois mois à moitié prix.',
    },
    advice: [
      {
        serves: 'company',
        text: {
          en: 'Offer her the three months: some people find it useful again.',
          fr: fr`Proposez-lui les trois mois : certains y reprennent goût.`,
        },
      },
      {
        serves: 'customer',
        text: {
          en: 'End it straight away and thank her: she may well come back.',
          fr: fr`Arrêtez-le tout de suite en la remerciant : elle reviendra peut-être.`,
        },
      },
    ],
  },
];
