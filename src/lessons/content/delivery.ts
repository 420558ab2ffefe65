// Lessons from delivery and the warehouse.
import { made } from '../lesson.ts';
import { values } from './values.ts';

export const delivery = [
  made('between-eight-and-six', 'b', {
    en: {
      title: 'Between eight and six',
      said: 'I took a day off for it. At seven in the evening nobody had come.',
      saidAgain: '“Between eight and six”, you said. I did not even go out for bread.',
      by: 'a customer, after a delivery',
      situation:
        'The van broke down at eleven, and seven parcels are in it. You hear of it half an hour later, in the office. What comes first?',
      answers: {
        a: 'Find another van, then tell the seven customers when it will be there.',
        b: 'Tell the seven that it will be late, and when they will hear more.',
        c: 'Write to the seven in the evening, with the new day and a voucher for the trouble.',
      },
      happened:
        'Before noon all seven read: “Not before four, perhaps not today; you will know at two.” Most did something else with their afternoon, and nobody complained. A lost day costs more than a late parcel; a voucher in the evening pays for it, but does not give it back.',
      value: values.word.en,
    },
    fr: {
      title: 'Entre 8 h et 18 h',
      said: 'J’ai posé une journée pour cela. À 19 h, personne n’était venu.',
      saidAgain: '« Entre 8 h et 18 h », disiez-vous. Je ne suis même pas sortie acheter du pain.',
      by: 'une cliente, après une livraison',
      situation:
        'La camionnette est tombée en panne à 11 h, avec sept colis à bord. Vous l’apprenez au bureau une demi-heure plus tard. Par quoi commencez-vous ?',
      answers: {
        a: 'Trouver une autre camionnette, puis donner la nouvelle heure aux sept clients.',
        b: 'Dire aux sept qu’il y aura du retard, et quand ils en sauront plus.',
        c: 'Écrire aux sept le soir, avec la nouvelle date et un bon d’achat pour le dérangement.',
      },
      happened:
        'Avant midi, tous ont lu : « Pas avant 16 h, peut-être pas aujourd’hui ; vous le saurez à 14 h. » La plupart ont fait autre chose de leur après-midi, et personne ne s’est plaint. Une journée perdue coûte plus qu’un colis en retard ; un bon d’achat, le soir, la paie sans la rendre.',
      value: values.word.fr,
    },
  }),
  made('left-at-the-door', 'a', {
    en: {
      title: 'Left at the door',
      said: 'It says “handed to the addressee”. It was lying in the rain.',
      saidAgain: 'My neighbour found it by the bins. According to you, I signed for it.',
      by: 'a customer, after a delivery',
      situation:
        'You lead a team of drivers: ninety seconds a stop, and the app lets them end one by “handed over” or “absent” alone. What do you do?',
      answers: {
        a: 'Ride along for a morning, and have “left outside”, with a picture, added to the app.',
        b: 'Remind everybody that parcels are handed over in person, and check ten rounds next week.',
        c: 'Take ten stops off each round, so that there is time to wait at the door.',
      },
      happened:
        'The drivers showed that only the wrong answer let them go on to the next stop. With a true one, and a picture, customers knew where their parcel was, and complaints halved in six weeks. The rule had been clear; the tool had made it impossible to keep, and those who drive had known for a year.',
      value: values.listen.en,
    },
    fr: {
      title: 'Posé devant la porte',
      said: 'Le suivi dit « remis en main propre ». Il était sous la pluie.',
      saidAgain: 'Ma voisine l’a retrouvé près des poubelles. D’après vous, j’ai signé.',
      by: 'un client, après une livraison',
      situation:
        'Vous encadrez des livreurs : quatre-vingt-dix secondes par arrêt, et l’application n’accepte que « remis » ou « absent ». Que faites-vous ?',
      answers: {
        a: 'Vous partez une matinée en tournée et faites ajouter « déposé dehors », avec photo.',
        b: 'Vous rappelez à tous que le colis se remet en main propre et contrôlez dix tournées la semaine suivante.',
        c: 'Vous retirez dix arrêts par tournée, pour laisser le temps d’attendre à la porte.',
      },
      happened:
        'Les livreurs ont montré que seule la mauvaise réponse permettait de passer à l’arrêt suivant. Avec la vraie, et une photo, chacun savait où était son colis ; en six semaines, les réclamations ont baissé de moitié. La règle était claire ; l’outil la rendait intenable, et ceux qui conduisent le savaient depuis un an.',
      value: values.listen.fr,
    },
  }),
  made('fourth-broken-vase', 'c', {
    en: {
      title: 'The fourth broken vase',
      said: 'Beautifully wrapped, and in eleven pieces.',
      saidAgain: 'The box had not a scratch. The vase did not survive it.',
      by: 'a customer, after a delivery',
      situation:
        'You prepare the parcels. It is the fourth this month, always the same vase, and each customer got a new one at once. What do you do with the fourth?',
      answers: {
        a: 'Send a new one with twice the padding, and pad the next ones in the same way.',
        b: 'Send a new one, and ask for the vase to be taken off sale until things are clear.',
        c: 'Send a new one, and look at all four pictures with whoever buys the cartons.',
      },
      happened:
        'Side by side, the pictures showed the same corner: the carton was two centimetres too short, and the padding pressed the vase against its edge. A carton for eight cents more put an end to it; more padding would have pressed harder. Four good replacements, one by one, had hidden one cause.',
      value: values.through.en,
    },
    fr: {
      title: 'Le quatrième vase cassé',
      said: 'Très joliment emballé, et en onze morceaux.',
      saidAgain: 'Pas une marque sur le carton. Le vase, lui, n’a pas survécu.',
      by: 'une cliente, après une livraison',
      situation:
        'Vous préparez les colis. C’est le quatrième ce mois-ci, toujours le même vase, et chaque client en a aussitôt reçu un neuf. Que faites-vous du quatrième ?',
      answers: {
        a: 'Vous en renvoyez un avec deux fois plus de calage, et calez les suivants de la même façon.',
        b: 'Vous en renvoyez un, et demandez le retrait du vase de la vente, le temps d’y voir clair.',
        c: 'Vous en renvoyez un, et regardez les quatre photos avec la personne qui achète les cartons.',
      },
      happened:
        'Côte à côte, les photos montraient le même angle : un carton trop court de deux centimètres, où le calage poussait le vase contre le bord. Un carton plus cher de huit centimes a tout réglé ; davantage de calage aurait poussé plus fort. Quatre bons remplacements, un par un, avaient caché une seule cause.',
      value: values.through.fr,
    },
  }),
];
