// Lessons from customer support.
import { made } from '../lesson.ts';
import { values } from './values.ts';

export const support = [
  made('third-call', 'b', {
    en: {
      title: 'The third call about the same thing',
      said: 'This is the third time that I tell it from the start. I no longer care who is right.',
      saidAgain: 'Everyone asks for my order number, and then passes me on.',
      by: 'a customer, on the phone',
      situation:
        'The file shows three calls in nine days, each closed as dealt with. Today’s question would take you four minutes. What do you do?',
      answers: {
        a: 'Answer today’s question well, and leave a clear note for whoever takes the next call.',
        b: 'Sum up the three calls for her, then ask what would settle it for good.',
        c: 'Pass her on to a supervisor: a third call deserves somebody senior.',
      },
      happened:
        'Once she heard that somebody had read the file, she said what nobody had asked: the account held her old address, and every letter went astray. It took eleven minutes, and there was no fourth call. Each call had answered its question; none had looked for what made her call.',
      value: values.listen.en,
    },
    fr: {
      title: 'Le troisième appel pour la même chose',
      said: 'C’est la troisième fois que je reprends tout depuis le début. Je ne cherche même plus à savoir qui a raison.',
      saidAgain: 'Chacun me demande mon numéro de commande, puis me passe quelqu’un d’autre.',
      by: 'une cliente, au téléphone',
      situation:
        'Le dossier montre trois appels en neuf jours, tous classés « traité ». La question du jour vous prendrait quatre minutes. Que faites-vous ?',
      answers: {
        a: 'Vous répondez bien à la question du jour et laissez une note claire pour le prochain appel.',
        b: 'Vous lui résumez les trois appels, puis demandez ce qui réglerait tout pour de bon.',
        c: 'Vous passez l’appel à un superviseur : un troisième appel le mérite.',
      },
      happened:
        'Dès qu’elle a compris que quelqu’un avait lu le dossier, elle a dit ce que personne n’avait demandé : le compte gardait son ancienne adresse, et chaque courrier se perdait. Onze minutes, et pas de quatrième appel. Chaque appel avait répondu à sa question ; aucun n’avait cherché pourquoi elle rappelait.',
      value: values.listen.fr,
    },
  }),
  made('do-not-know', 'b', {
    en: {
      title: 'The answer that you do not have',
      said: 'Just tell me whether it works with my old box.',
      saidAgain: 'Yes or no? I order tonight, or I don’t.',
      by: 'a customer, in the chat',
      situation:
        'You think that it does, without being sure; the colleague who knows is back at two. What do you write?',
      answers: {
        a: '“I believe so, and in any case you have fourteen days to send it back free of charge.”',
        b: '“I am not sure. You will have the answer here by half past two.”',
        c: '“Here is the list of all models that it works with, so that you can check.”',
      },
      happened:
        'At ten past two came the answer: not with that box, but with an adapter for nine euros. He bought both. “I believe so” would have cost a return and some trust, and the list would have handed him our work; “I am not sure, and you will know by half past two” was the one answer that was true.',
      value: values.plain.en,
    },
    fr: {
      title: 'La réponse que vous n’avez pas',
      said: 'Dites-moi juste si cela marche avec mon ancienne box.',
      saidAgain: 'Oui ou non ? Je commande ce soir, ou pas du tout.',
      by: 'un client, sur le tchat',
      situation:
        'Vous pensez que oui, sans certitude ; la collègue qui sait revient à 14 h. Qu’écrivez-vous ?',
      answers: {
        a: '« Je crois que oui et, de toute façon, vous avez quatorze jours pour le renvoyer sans frais. »',
        b: '« Je ne le sais pas encore. Vous aurez la réponse ici avant 14 h 30. »',
        c: '« Voici la liste de tous les modèles compatibles, pour que vous puissiez vérifier. »',
      },
      happened:
        'La réponse est venue à 14 h 10 : pas avec cette box, mais avec un adaptateur à neuf euros. Il a pris les deux. « Je crois que oui » aurait coûté un retour et un peu de confiance, et la liste lui aurait laissé notre travail ; « je ne le sais pas encore, vous aurez la réponse avant 14 h 30 » était la seule réponse vraie.',
      value: values.plain.fr,
    },
  }),
  made('all-in-capitals', 'c', {
    en: {
      title: 'All in capitals',
      said: 'FOUR WEEKS. FOUR. DOES ANYBODY READ THESE MESSAGES?',
      saidAgain: 'I WROTE ON THE 2ND, THE 9TH AND THE 16TH. NOTHING.',
      by: 'a customer, by e-mail',
      situation:
        'The earlier messages were answered by automatic receipts alone. The repair waits for a part that comes on Thursday. How does your answer begin?',
      answers: {
        a: 'With an apology, and with how annoying you understand such a wait to be.',
        b: 'With the cause: the supplier is late, and nobody here has been careless.',
        c: 'With what is known: nobody answered, the part comes on Thursday, you write that evening.',
      },
      happened:
        'The answer had four lines and a day in it. “Thank you, that is all I wanted to know” came back. Somebody who shouts has mostly not been heard: facts and a date show that they have been now, while sympathy without news reads like one more receipt.',
      value: values.word.en,
    },
    fr: {
      title: 'Tout en majuscules',
      said: 'QUATRE SEMAINES. QUATRE. EST-CE QUE QUELQU’UN LIT CES MESSAGES ?',
      saidAgain: 'J’AI ÉCRIT LE 2, LE 9 ET LE 16. RIEN.',
      by: 'un client, par e-mail',
      situation:
        'Les messages précédents n’ont reçu que des accusés de réception automatiques. La réparation attend une pièce qui arrive jeudi. Par quoi commence votre réponse ?',
      answers: {
        a: 'Par des excuses, en disant que vous comprenez combien une telle attente est pénible.',
        b: 'Par la cause : le fournisseur est en retard, personne ici n’a été négligent.',
        c: 'Par ce qu’on sait : personne n’a répondu, la pièce vient jeudi, vous écrirez ce soir-là.',
      },
      happened:
        'La réponse tenait en quatre lignes et donnait un jour. « Merci, c’est tout ce que je voulais savoir », a-t-il écrit. Qui crie n’a, le plus souvent, pas été entendu : des faits et une date montrent que c’est chose faite, alors que la compassion sans nouvelles se lit comme un accusé de réception de plus.',
      value: values.word.fr,
    },
  }),
  made('closed-too-early', 'a', {
    en: {
      title: 'Solved, says the file',
      said: 'You closed my request. I never said that it works.',
      saidAgain: 'I was asked to rate how my problem was solved. It is still there.',
      by: 'a customer, by e-mail',
      situation:
        'Requests close by themselves after three days of silence. You answer this customer; what do you ask to be changed for the others?',
      answers: {
        a: 'That one line asks before closing: “Did this solve it?”',
        b: 'That requests close after seven days of silence, so that people have time to try.',
        c: 'That any new message opens a closed request again, under the same number.',
      },
      happened:
        'In the first month one customer in six answered “no”: before, most of them had simply gone. Silence had been counted as success because nobody asked. Waiting longer counts the same silence later, and opening again helps only those who take the trouble to write.',
      value: values.listen.en,
    },
    fr: {
      title: 'Résolu, dit le dossier',
      said: 'Vous avez clos ma demande. Je n’ai jamais dit que cela marchait.',
      saidAgain: 'On me demande de noter la résolution de mon problème. Il est toujours là.',
      by: 'une cliente, par e-mail',
      situation:
        'Les demandes se ferment seules après trois jours de silence. Vous répondez à cette cliente ; que demandez-vous de changer pour les autres ?',
      answers: {
        a: 'Qu’une ligne demande, avant de fermer : « Est-ce réglé pour vous ? »',
        b: 'Que les demandes se ferment après sept jours de silence, le temps d’essayer.',
        c: 'Que tout nouveau message rouvre une demande close, sous le même numéro.',
      },
      happened:
        'Le premier mois, un client sur six a répondu « non » : avant, la plupart s’en allaient sans rien dire. On prenait le silence pour un succès, faute d’avoir posé la question. Attendre plus longtemps, c’est compter le même silence plus tard ; rouvrir n’aide que ceux qui prennent la peine d’écrire.',
      value: values.listen.fr,
    },
  }),
];
