// Lessons from billing.
import { made } from '../lesson.ts';
import { values } from './values.ts';

export const billing = [
  made('twelve-euros', 'c', {
    en: {
      title: 'Twelve euros too much',
      said: 'It is only twelve euros, but I would like to be able to trust your invoices.',
      saidAgain: 'I am not writing for the money. I want to know whether you can count.',
      by: 'a customer, by e-mail',
      situation:
        'He is right: a discount was left out. The same may have happened on other invoices of that day, about three hundred. What do you do today?',
      answers: {
        a: 'Refund him, apologise, and pass the doubt on to whoever looks after the system.',
        b: 'Have that day’s invoices checked first, to answer him with the whole story next week.',
        c: 'Refund him now, and promise to tell him by Friday how it stands with the others.',
      },
      happened:
        'There were 41, all refunded before anybody asked, and he was told so on Thursday. A customer who reports a mistake has worked for forty others: he gets his due at once, and hears how it ended. Passing the doubt on leaves him out; checking first makes him wait for our order.',
      value: values.fair.en,
    },
    fr: {
      title: 'Douze euros de trop',
      said: 'Ce ne sont que douze euros, mais j’aimerais pouvoir me fier à vos factures.',
      saidAgain: 'Je n’écris pas pour l’argent. Je veux savoir si vous savez compter.',
      by: 'un client, par e-mail',
      situation:
        'Il a raison : une remise a été oubliée. Peut-être aussi sur d’autres factures de ce jour-là, trois cents environ. Que faites-vous aujourd’hui ?',
      answers: {
        a: 'Vous remboursez, présentez des excuses et faites part du doute à l’équipe qui gère l’outil.',
        b: 'Vous faites d’abord vérifier les factures du jour, pour tout lui dire la semaine prochaine.',
        c: 'Vous le remboursez, et promettez de lui dire vendredi ce qu’il en est des autres.',
      },
      happened:
        'Il y en avait 41, toutes remboursées avant que quiconque réclame, et il l’a su le jeudi. Un client qui signale une erreur a travaillé pour quarante autres : il reçoit son dû tout de suite, et apprend la fin de l’histoire. Transmettre le doute le laisse en dehors ; vérifier d’abord, c’est le faire attendre pour notre confort.',
      value: values.fair.fr,
    },
  }),
  made('first-reminder', 'a', {
    en: {
      title: 'The reminder that hurts',
      said: '“Despite our repeated requests”, says your letter. It is the first I hear of it.',
      saidAgain: '“Legal steps”, on page one. I was in hospital, that is all.',
      by: 'a customer, on the phone',
      situation:
        'The first reminder goes out fifteen days after the due date. You may write its first sentence anew. Which one?',
      answers: {
        a: '“Your payment due on 3 October has not reached us; if it is on its way, all is well.”',
        b: '“Unless we receive payment within eight days, we shall be obliged to charge a reminder fee.”',
        c: '“We take the liberty of drawing your attention to an invoice that may have escaped you.”',
      },
      happened:
        'With the first one, as many paid within ten days as before, and a third as many people called in anger. It states a fact and a day, and leaves a way out to those who have paid. The second threatens the many because of the few; the third says neither which invoice nor since when.',
      value: values.plain.en,
    },
    fr: {
      title: 'La relance qui blesse',
      said: '« Malgré nos relances répétées », dit votre lettre. C’est la première que je reçois.',
      saidAgain: '« Poursuites judiciaires », dès la première page. J’étais à l’hôpital, voilà tout.',
      by: 'une cliente, au téléphone',
      situation:
        'La première relance part quinze jours après l’échéance. Vous pouvez en réécrire la première phrase. Laquelle choisissez-vous ?',
      answers: {
        a: '« Votre paiement attendu le 3 octobre ne nous est pas parvenu ; s’il est en route, tout va bien. »',
        b: '« Sans règlement de votre part sous huit jours, nous serons contraints d’appliquer des frais de relance. »',
        c: '« Nous nous permettons d’attirer votre attention sur une facture qui a pu vous échapper. »',
      },
      happened:
        'Avec la première, autant de clients ont payé sous dix jours qu’avant, et les appels furieux ont été divisés par trois. Elle dit un fait et une date, et laisse une porte de sortie à qui a déjà payé. La deuxième menace tout le monde à cause de quelques-uns ; la troisième ne dit ni quelle facture, ni depuis quand.',
      value: values.plain.fr,
    },
  }),
  made('before-the-tenth', 'b', {
    en: {
      title: 'Not before the tenth',
      said: 'I can pay, but not before the tenth. Nobody lets me say that.',
      saidAgain: 'I am not hiding. I need ten days, and then you have all of it.',
      by: 'a customer, on the phone',
      situation:
        'She has been a customer for six years, and never late. Your tool proposes payment today, or three instalments with a fee. What do you do?',
      answers: {
        a: 'Propose the instalments, and ask for the fee to be waived after six years.',
        b: 'Note the tenth, stop the reminders until then, and confirm it in writing.',
        c: 'Explain both ways and let her choose, so that everybody is treated alike.',
      },
      happened:
        'She paid on the ninth. A date that somebody names herself binds her more than one that we set, and it cost us a line in her file. Instalments are an answer for people who cannot pay; she had said that she could. The tool has had a field “promised for” since.',
      value: values.listen.en,
    },
    fr: {
      title: 'Pas avant le 10',
      said: 'Je peux payer, mais pas avant le 10. Personne ne me laisse le dire.',
      saidAgain: 'Je ne me cache pas. Il me faut dix jours, et vous aurez tout.',
      by: 'une cliente, au téléphone',
      situation:
        'Elle est cliente depuis six ans, sans un retard. Votre outil propose de payer tout de suite, ou en trois fois avec des frais. Que faites-vous ?',
      answers: {
        a: 'Vous proposez le paiement en trois fois, en demandant qu’on lui épargne les frais.',
        b: 'Vous notez le 10, suspendez les relances jusque-là et le confirmez par écrit.',
        c: 'Vous expliquez les deux voies et la laissez choisir, pour traiter tout le monde pareil.',
      },
      happened:
        'Elle a payé le 9. La date qu’on fixe soi-même engage plus que celle qu’on vous impose, et il n’en a coûté qu’une ligne dans le dossier. Le paiement en plusieurs fois répond à qui ne peut pas payer ; elle avait dit qu’elle pouvait. L’outil a désormais un champ « promis pour le ».',
      value: values.listen.fr,
    },
  }),
];
