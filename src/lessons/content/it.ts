// Lessons from IT, whose customers are colleagues.
import { made } from '../lesson.ts';
import { values } from './values.ts';

export const it = [
  made('update-at-noon', 'b', {
    en: {
      title: 'The update at five to twelve',
      said: 'At five to twelve the till restarted. I had eleven people in front of me.',
      saidAgain: 'Ten minutes of “please wait”, on a Saturday, at the only till.',
      by: 'a colleague, in a shop',
      situation:
        'You look after the tills of 32 shops. The next security update has to be on all of them by Sunday evening. How do you go about it?',
      answers: {
        a: 'Install it on Friday at two, the quietest hour overall, and announce it two days before.',
        b: 'Give each shop a button to install it by Sunday at four; you call the others.',
        c: 'Install it on Friday night, with somebody on call in case a till does not come back.',
      },
      happened:
        'By Sunday at four, 29 shops had found a quiet quarter of an hour of their own, and three were called. Whoever stands at the counter knows when it is quiet there; an average does not. The night is right for what cannot wait: here it would have left a broken till to whoever opens on Saturday.',
      value: values.listen.en,
    },
    fr: {
      title: 'La mise à jour de 11 h 55',
      said: 'À 11 h 55, la caisse a redémarré. J’avais onze personnes devant moi.',
      saidAgain: 'Dix minutes de « veuillez patienter », un samedi, sur la seule caisse.',
      by: 'une collègue, en magasin',
      situation:
        'Vous gérez les caisses de 32 magasins. La prochaine mise à jour de sécurité doit être partout d’ici dimanche soir. Comment vous y prenez-vous ?',
      answers: {
        a: 'Vous l’installez vendredi à 14 h, l’heure la plus creuse en moyenne, et l’annoncez deux jours avant.',
        b: 'Vous donnez à chaque magasin un bouton pour l’installer avant dimanche 16 h, et appelez les autres.',
        c: 'Vous l’installez dans la nuit de vendredi, avec une astreinte si une caisse ne repart pas.',
      },
      happened:
        'Le dimanche à 16 h, 29 magasins avaient trouvé seuls leur quart d’heure tranquille, et trois ont été appelés. Qui tient le comptoir sait quand c’est calme chez lui ; une moyenne ne le sait pas. La nuit convient à ce qui ne peut pas attendre : ici, elle aurait laissé une caisse en panne à qui ouvre le samedi.',
      value: values.listen.fr,
    },
  }),
  made('works-for-me', 'a', {
    en: {
      title: 'It works for me',
      said: 'Since Monday the label printer has been skipping every third line.',
      saidAgain: 'Half of my labels come out blank, and the lorry leaves at four.',
      by: 'a colleague, in the warehouse',
      situation:
        'From your desk it prints without a fault, and forty requests wait behind hers. What do you answer?',
      answers: {
        a: '“I can’t see it from here. Can you show me by video, five minutes, now?”',
        b: '“It prints correctly from here. Please check these three settings, and tell me what you find.”',
        c: '“I am in the warehouse on Thursday; I will look at it then, first thing.”',
      },
      happened:
        'The video showed in a minute what no log had said: the new rolls of labels were a millimetre narrower. The settings were right, so checking them would have cost both of you an hour. “It works for me” is true and closes the door; looking where it happens opens it.',
      value: values.through.en,
    },
    fr: {
      title: 'Chez moi, ça marche',
      said: 'Depuis lundi, l’imprimante d’étiquettes saute une ligne sur trois.',
      saidAgain: 'La moitié de mes étiquettes sortent blanches, et le camion part à 16 h.',
      by: 'une collègue, à l’entrepôt',
      situation:
        'Depuis votre poste, tout s’imprime bien, et quarante demandes attendent derrière la sienne. Que répondez-vous ?',
      answers: {
        a: '« Je ne le vois pas d’ici. Vous me montrez en vidéo, cinq minutes, maintenant ? »',
        b: '« Tout s’imprime bien d’ici. Vérifiez ces trois réglages et dites-moi ce que vous trouvez. »',
        c: '« Je serai à l’entrepôt jeudi ; je commencerai par là. »',
      },
      happened:
        'En une minute, la vidéo a montré ce qu’aucun journal ne disait : les nouveaux rouleaux étaient plus étroits d’un millimètre. Les réglages étaient bons ; les vérifier vous aurait coûté une heure à tous les deux. « Chez moi, ça marche » est vrai et ferme la porte ; regarder là où cela se passe l’ouvre.',
      value: values.through.fr,
    },
  }),
  made('password-on-a-note', 'c', {
    en: {
      title: 'The password under the keyboard',
      said: 'I have it on a slip under the keyboard, like everybody here.',
      saidAgain: 'Fourteen characters, new each month. Ours is inside the cupboard door.',
      by: 'a colleague, in the workshop',
      situation:
        'Passwords have fourteen characters and change every month. You are in charge of security. What do you do about the slips?',
      answers: {
        a: 'Forbid them, explain the risk by an example, and walk through the workshop once a month.',
        b: 'Have passwords changed every three months, so that they are easier to remember.',
        c: 'Spend an hour there, count the logins, and look for something that suits them.',
      },
      happened:
        'In an hour there were 23 logins, with gloves on. A badge and a short code now take two seconds, and the slips went away by themselves. When everybody breaks a rule, look at the rule: a ban would have moved the slips into a drawer, and three months would have kept them.',
      value: values.care.en,
    },
    fr: {
      title: 'Le mot de passe sous le clavier',
      said: 'Je l’ai sur un papier sous le clavier, comme tout le monde ici.',
      saidAgain: 'Quatorze caractères, changés tous les mois. Le nôtre est sur la porte du placard.',
      by: 'un collègue, à l’atelier',
      situation:
        'Les mots de passe ont quatorze caractères et changent tous les mois. Vous êtes responsable de la sécurité. Que faites-vous de ces papiers ?',
      answers: {
        a: 'Vous les interdisez, expliquez le risque par un exemple et passez à l’atelier chaque mois.',
        b: 'Vous ne faites changer les mots de passe que tous les trois mois, pour qu’on les retienne.',
        c: 'Vous y passez une heure, comptez les connexions et cherchez ce qui leur irait.',
      },
      happened:
        'En une heure : 23 connexions, gants aux mains. Un badge et un code court prennent désormais deux secondes, et les papiers ont disparu d’eux-mêmes. Quand tout le monde enfreint une règle, c’est la règle qu’il faut regarder : l’interdiction aurait mis les papiers dans un tiroir, et les trois mois les auraient laissés en place.',
      value: values.care.fr,
    },
  }),
];
