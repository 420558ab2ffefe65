// Lessons from human resources and leading a team: colleagues are heard as customers are.
import { made } from '../lesson.ts';
import { values } from './values.ts';

export const people = [
  made('first-day', 'a', {
    en: {
      title: 'A first day without a desk',
      said: 'I sat in the hall until ten. Nobody knew that I was coming.',
      saidAgain: 'My badge came on the fourth day. Until then I rang the bell.',
      by: 'a new colleague',
      situation:
        'You lead the team. All had been ordered in time, by the form, from three departments. What do you do before the next arrival?',
      answers: {
        a: 'Name a colleague who sees with their own eyes, the day before, that all is there.',
        b: 'Ask the three departments to confirm to you in writing, a week before, that all is ready.',
        c: 'Have the first day begin at ten, when everybody is in and has time.',
      },
      happened:
        'Since then somebody looks, the day before, at the badge, the desk, the account, lunch and the first hour. Mostly four of the five are ready, and the fifth is found in time; each department had always believed that its own part was done. Whoever is welcomed like that knows how it feels when a customer is expected.',
      value: values.care.en,
    },
    fr: {
      title: 'Un premier jour sans bureau',
      said: 'J’ai attendu dans le hall jusqu’à 10 h. Personne ne savait que j’arrivais.',
      saidAgain: 'Mon badge est arrivé le quatrième jour. En attendant, je sonnais.',
      by: 'un nouveau collègue',
      situation:
        'Vous encadrez l’équipe. Tout avait été commandé à temps, par le formulaire, à trois services. Que faites-vous avant la prochaine arrivée ?',
      answers: {
        a: 'Vous nommez quelqu’un qui vérifie sur place, la veille, que tout est là.',
        b: 'Vous demandez aux trois services de vous confirmer par écrit, une semaine avant, que tout est prêt.',
        c: 'Vous faites commencer la première journée à 10 h, quand tout le monde est disponible.',
      },
      happened:
        'Depuis, quelqu’un passe la veille et regarde : le badge, le bureau, le compte, le déjeuner, la première heure. En général, quatre choses sur cinq sont prêtes, et la cinquième se rattrape à temps ; chaque service avait toujours cru sa part faite. Qui est accueilli ainsi sait ce que ressent un client qu’on attend.',
      value: values.care.fr,
    },
  }),
  made('rota-on-friday', 'b', {
    en: {
      title: 'The rota, on Friday evening',
      said: 'On Friday at six I learn that I work on Saturday.',
      saidAgain: 'My children ask on Thursday what we do at the weekend. I never know.',
      by: 'a colleague, in a shop',
      situation:
        'Somebody is ill, and Saturday has to be filled; three people could come. You make the rota. What do you do?',
      answers: {
        a: 'Call whoever has worked the fewest Saturdays: it is the rule, and everybody knows it.',
        b: 'Ask all three at once, and say until when, and what they get in return.',
        c: 'Come in yourself: it is too late to ask that of anybody.',
      },
      happened:
        'One of the three was glad of it, as she needed a free Tuesday; whoever was next by the rule had a wedding to go to. The rule is for when nobody wants to: first you ask, which takes ten minutes. And whoever fills each gap in person hides that the rota has no reserve.',
      value: values.fair.en,
    },
    fr: {
      title: 'Le planning du vendredi soir',
      said: 'Le vendredi à 18 h, j’apprends que je travaille le samedi.',
      saidAgain: 'Mes enfants demandent le jeudi ce qu’on fait du week-end. Je ne sais jamais.',
      by: 'une collègue, en magasin',
      situation:
        'Quelqu’un est malade, et il faut pourvoir le samedi ; trois personnes pourraient venir. Vous faites le planning. Que faites-vous ?',
      answers: {
        a: 'Vous appelez la personne qui a fait le moins de samedis : c’est la règle, et chacun la connaît.',
        b: 'Vous demandez aux trois, en disant jusqu’à quand répondre et ce qu’on y gagne.',
        c: 'Vous venez vous-même : il est trop tard pour le demander à quelqu’un.',
      },
      happened:
        'L’une des trois était ravie : il lui fallait un mardi libre ; celle que la règle désignait avait un mariage. La règle sert quand personne ne veut ; on commence par demander, et cela prend dix minutes. Et qui bouche lui-même chaque trou cache que le planning n’a aucune réserve.',
      value: values.fair.fr,
    },
  }),
  made('last-day', 'c', {
    en: {
      title: 'What one says on the last day',
      said: 'I said it three times. Now that I am leaving, somebody writes it down.',
      saidAgain: 'It is funny: my last day is the first on which I am asked.',
      by: 'a colleague who is leaving',
      situation:
        'She names the reason: two rotas a week that nobody checks against each other. You work in human resources. What do you do with it?',
      answers: {
        a: 'Note it with what others have said, and present in December what comes up most.',
        b: 'Pass it on to her manager’s manager without her name, so that nobody is exposed.',
        c: 'Ask whether you may name her, and take it to whoever makes the rotas.',
      },
      happened:
        'She agreed; one person has made both rotas since, and the team heard whose idea it was. What is said on a last day was mostly said before: what was missing was an answer. In December it would have been one line in forty; without a name, and without asking her, a rumour.',
      value: values.listen.en,
    },
    fr: {
      title: 'Ce qu’on dit le dernier jour',
      said: 'Je l’ai dit trois fois. Maintenant que je pars, quelqu’un le note.',
      saidAgain: 'C’est drôle : mon dernier jour est le premier où l’on me pose la question.',
      by: 'une collègue qui s’en va',
      situation:
        'Elle donne la raison : deux plannings par semaine, que personne ne rapproche. Vous travaillez aux ressources humaines. Qu’en faites-vous ?',
      answers: {
        a: 'Vous le notez avec le reste, et présentez en décembre ce qui revient le plus souvent.',
        b: 'Vous en parlez au responsable de son responsable, sans la nommer, pour n’exposer personne.',
        c: 'Vous lui demandez si vous pouvez la citer, et allez voir les personnes qui font les plannings.',
      },
      happened:
        'Elle a dit oui ; depuis, une seule personne fait les deux plannings, et l’équipe a su de qui venait l’idée. Ce qui se dit le dernier jour a presque toujours été dit avant : il manquait quelqu’un pour répondre. En décembre, ç’aurait été une ligne sur quarante ; sans nom, et sans lui avoir demandé, une rumeur.',
      value: values.listen.fr,
    },
  }),
];
