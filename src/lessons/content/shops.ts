// Lessons from shops.
import { made } from '../lesson.ts';
import { values } from './values.ts';

export const shops = [
  made('coat-without-receipt', 'b', {
    en: {
      title: 'A coat without its receipt',
      said: 'I don’t have the receipt, it was a present. I only want the next size up.',
      saidAgain: 'My sister gave it to me. I’m not asking for money, only for one that fits.',
      by: 'a customer, at the till',
      situation:
        'The coat has your label, was never worn, and the next size hangs on the rail. The rule says: no exchange without a receipt. Four people are queuing. What do you do?',
      answers: {
        a: 'Explain the rule kindly, and offer the exchange as soon as she brings the receipt.',
        b: 'Exchange it, and tell your manager in the evening why you did.',
        c: 'Suggest a credit note for half the price: each of you takes a step.',
      },
      happened:
        'The assistant exchanged it in two minutes and told her manager in the evening; the customer came back that week with her sister. The receipt is there against cheating, and in a swap for the next size there is nothing to gain by cheating. The manager has since written that into the rule.',
      value: values.fair.en,
    },
    fr: {
      title: 'Un manteau sans ticket',
      said: 'Je n’ai pas le ticket, c’est un cadeau. Je voudrais juste la taille au-dessus.',
      saidAgain:
        'C’est ma sœur qui me l’a offert. Je ne demande pas d’argent, seulement un manteau à ma taille.',
      by: 'une cliente, en caisse',
      situation:
        'Le manteau porte votre étiquette, il n’a jamais été mis, et la taille au-dessus est sur le portant. La règle dit : pas d’échange sans ticket. Quatre personnes attendent. Que faites-vous ?',
      answers: {
        a: 'Vous expliquez gentiment la règle et proposez l’échange dès qu’elle aura le ticket.',
        b: 'Vous faites l’échange et, le soir, vous dites pourquoi à votre responsable.',
        c: 'Vous proposez un avoir de la moitié du prix : chacun fait un pas.',
      },
      happened:
        'La vendeuse a fait l’échange en deux minutes et en a parlé le soir à sa responsable ; la cliente est revenue dans la semaine, avec sa sœur. Le ticket sert à éviter la triche, et changer de taille ne rapporte rien à un tricheur. Depuis, la responsable a inscrit cette exception dans la règle.',
      value: values.fair.fr,
    },
  }),
  made('pan-not-there', 'c', {
    en: {
      title: 'The pan that is not there',
      said: 'Your website says that you have it. I came right across town.',
      saidAgain: 'I looked at your stock this morning, before I took the bus.',
      by: 'a customer, in a shop',
      situation:
        'The website shows one left. It is not on the shelf, and the stockroom holds two hundred boxes. What do you do first?',
      answers: {
        a: 'Ask him to wait while you look through the stockroom for as long as it takes.',
        b: 'Apologise, and explain that the stock shown online is only updated at night.',
        c: 'Say that you will look for five minutes, while a colleague calls the next shop.',
      },
      happened:
        'Five minutes were promised, and five were kept. The pan did not turn up, but the next shop put one aside in his name. What annoyed him was less the missing pan than not knowing how long he would stand there; and it was reported, so that the website stopped promising it.',
      value: values.word.en,
    },
    fr: {
      title: 'La sauteuse introuvable',
      said: 'Votre site dit que vous l’avez. J’ai traversé toute la ville.',
      saidAgain: 'J’ai regardé votre stock ce matin, avant de prendre le bus.',
      by: 'un client, en magasin',
      situation:
        'Le site en affiche une dernière. Elle n’est pas en rayon, et la réserve compte deux cents cartons. Que faites-vous d’abord ?',
      answers: {
        a: 'Vous le priez de patienter, le temps de fouiller la réserve de fond en comble.',
        b: 'Vous vous excusez et expliquez que le stock en ligne n’est mis à jour que la nuit.',
        c: 'Vous annoncez cinq minutes de recherche ; un collègue appelle l’autre magasin.',
      },
      happened:
        'Cinq minutes promises, cinq minutes tenues. La sauteuse est restée introuvable, mais l’autre magasin en a mis une de côté à son nom. Ce qui l’agaçait, c’était moins de repartir sans elle que d’attendre sans savoir combien de temps ; et le site, une fois prévenu, a cessé de la promettre.',
      value: values.word.fr,
    },
  }),
  made('praise-at-the-till', 'c', {
    en: {
      title: 'A compliment in passing',
      said: 'The young man in gardening took twenty minutes for me. Nobody does that.',
      saidAgain: 'Your colleague at the back carried it all to my car. I wanted somebody to know.',
      by: 'a customer, as she pays',
      situation:
        'Your colleague is on his break, and nobody else has heard it. What do you do with these words?',
      answers: {
        a: 'Thank her, and tell your colleague when you run into him that a customer was delighted.',
        b: 'Thank her, and ask her for a review online: it counts for the whole shop.',
        c: 'Ask what he did that helped, and tell it to him and to the team.',
      },
      happened:
        'The next morning the team heard what he had done: asked to see a picture of the hedge before he named a price. Two colleagues have asked for one since. A compliment between two people warms one of them; one that says what was done teaches everybody.',
      value: values.care.en,
    },
    fr: {
      title: 'Un compliment au passage',
      said: 'Le jeune homme du jardinage m’a consacré vingt minutes. Personne ne fait ça.',
      saidAgain:
        'Votre collègue, au fond, a tout porté jusqu’à ma voiture. Je tenais à ce que cela se sache.',
      by: 'une cliente, au moment de payer',
      situation:
        'Votre collègue est en pause, et personne d’autre n’a entendu. Que faites-vous de ces mots ?',
      answers: {
        a: 'Vous la remerciez et, quand vous croisez votre collègue, vous lui dites qu’une cliente était ravie.',
        b: 'Vous la remerciez et lui demandez un avis en ligne : tout le magasin en profite.',
        c: 'Vous demandez ce qui l’a aidée, et le racontez à votre collègue et à l’équipe.',
      },
      happened:
        'Le lendemain, l’équipe a su ce qu’il avait fait : demander une photo de la haie avant de parler prix. Depuis, deux collègues font de même. Un compliment glissé à l’un ne réchauffe que lui ; un compliment qui dit ce qui a été fait apprend quelque chose à tous.',
      value: values.care.fr,
    },
  }),
  made('two-customers-at-once', 'a', {
    en: {
      title: 'Two customers at once',
      said: 'I was here first, and you keep answering people who are not even here.',
      saidAgain: 'Each time the phone rings, I stop existing.',
      by: 'a customer, at the counter',
      situation:
        'You are alone at the counter with a customer who explains a problem. The phone rings, and the line cuts off after forty seconds. What do you do?',
      answers: {
        a: 'Ask whether you may pick up, take a number, and call back within the hour.',
        b: 'Let it ring, and listen to the end: whoever came in person comes first.',
        c: 'Pick up and deal with it fast, as the customer can see that you are alone.',
      },
      happened:
        'It took fifteen seconds: the customer nodded, the caller left a number and was called back after twenty minutes. Each knew when it was their turn. Letting it ring loses one of them without a word; dealing with it tells the other that coming in counts for less.',
      value: values.fair.en,
    },
    fr: {
      title: 'Deux clients à la fois',
      said: 'J’étais là avant, et vous répondez à des gens qui ne sont même pas venus.',
      saidAgain: 'Chaque fois que le téléphone sonne, je n’existe plus.',
      by: 'une cliente, au comptoir',
      situation:
        'Il n’y a que vous au comptoir, avec une cliente qui expose son problème. Le téléphone sonne, et la ligne coupe au bout de quarante secondes. Que faites-vous ?',
      answers: {
        a: 'Vous lui demandez si vous pouvez décrocher, notez un numéro et rappelez dans l’heure.',
        b: 'Vous laissez sonner et l’écoutez jusqu’au bout : une personne qui s’est déplacée passe avant.',
        c: 'Vous décrochez et faites vite : la cliente voit bien qu’il n’y a que vous.',
      },
      happened:
        'Quinze secondes ont suffi : la cliente a fait oui de la tête, l’autre a laissé son numéro et a été rappelé vingt minutes plus tard. Chacun savait quand viendrait son tour. Laisser sonner, c’est perdre l’un sans un mot ; traiter l’appel, c’est dire à l’autre que se déplacer compte moins.',
      value: values.fair.fr,
    },
  }),
];
