// What customers read around a question: the form, what becomes of their answer, and each state that a link can be in.
import { fr, phrases } from '../../../i18n/phrases.ts';

export const sayAsk = phrases({
  en: {
    title: (company: string) => `A question from ${company}`,
    by: (company: string) => `${company} asks you`,
    other: 'Français',
    whoReads: (reader: string) => `Every answer is read by ${reader}.`,
    until: (day: string) => `You can answer until ${day}.`,
    choose: 'Your answer',
    write: 'Your answer',
    writeMore: 'Would you like to say why?',
    optional: 'You may leave this empty.',
    noNames: (most: string) =>
      `At most ${most} characters. Please write no names, and nothing about your health or others.`,
    trap: 'Leave this field empty',
    send: 'Send my answer',
    agree: (company: string) =>
      `By sending it you agree that ${company} keeps your answer as said here, and uses it for this question.`,
    wrong: {
      choose: 'Please choose one of the answers.',
      write: 'Please write something first.',
      'too-long': (length: string, most: string) =>
        `This has ${length} characters; ${most} at most. Nothing was lost: shorten it and send again.`,
    },
    stale: 'This page had been open for long. Your answer is still here: please send it once more.',
    caught: 'The field that should stay empty was filled in, as scripts do. Empty it, and send again.',
    elsewhere:
      'This answer was sent from another page than this one, and did not count. Read the question, and answer here.',
    slow: (seconds: string) => ({
      one: `Many people answer just now. Your answer is still here: please send it again in ${seconds} second.`,
      other: `Many people answer just now. Your answer is still here: please send it again in ${seconds} seconds.`,
    }),
    becomes: 'What becomes of your answer',
    kept: (company: string) =>
      `${company} keeps what you chose and wrote, not who you are: no account, no cookie, no name, no address.`,
    redacted:
      'E-mail addresses, telephone numbers and the like are taken out of your words before they are stored.',
    read: (reader: string, company: string) =>
      `Your words are read by ${reader}, and by colleagues at ${company}. They are never shown on this page.`,
    days: (days: string) => ({
      one: `Your words are kept for ${days} day at most.`,
      other: `Your words are kept for ${days} days at most.`,
    }),
    noEnd: 'Your words are kept until you take them back.',
    word: (reader: string) =>
      `Once the question has ended, this page says what comes of it, in the words of ${reader}. Come back by the same link.`,
    takeBack: 'You get a receipt, by which you can take your answer back at any time.',
    limits:
      'To keep scripts out, the address that you connect from is made into a number that nobody can turn back. It stays in memory for an hour at most and is not stored.',
    privacy: (company: string) => `What ${company} does with personal data`,
    thanks: 'Thank you. Your answer has arrived.',
    thanksAgain: 'Thank you. Your answer had arrived already.',
    firstCounts: 'What was sent first counts.',
    receipt: 'Your receipt',
    receiptWhy: (company: string) =>
      `Keep it if you may want to take your answer back: on this page, or by telling it to ${company}. Nobody else has it, and it says nothing of who you are.`,
    back: (day: string) =>
      `Customers can answer until ${day}. After that this page, by the same link, says what they answered and what comes of it.`,
    spent: 'You have answered by this link. Thank you.',
    spentWhy: 'Each of these links counts once.',
    ended: 'This question has ended.',
    result: 'What customers answered',
    nobody: 'Nobody answered.',
    few: (count: string) => `${count}: too few for a share.`,
    count: (count: string) => ({ one: `${count} answer`, other: `${count} answers` }),
    share: (hits: string, all: string) => `${hits} of ${all}`,
    between: (interval: string) => `(${interval})`,
    whoAnswered:
      'In brackets, and as a line in the bar: within what so many answers let one say it. Whoever did not answer may think otherwise.',
    comes: 'What comes of it',
    readerWill: (reader: string, day: string) => `By ${day} it stands here, in the words of ${reader}.`,
    readerOwes: (reader: string, day: string) =>
      `A word on this was promised for ${day}, and is being asked of ${reader}.`,
    done: 'It is done',
    doneWhy: 'What you were asked about is now so. Thank you for having your part in it.',
    undo: 'Take my answer back',
    undoWhy: 'Your words and your choice are erased. This cannot be undone.',
    undoLabel: 'Receipt',
    undoButton: 'Erase my answer',
    undone: 'Your answer is erased.',
    undoneWhy: 'Nothing of it is kept. Of a result that was told already the numbers stay.',
    unknownReceipt: 'There is no answer with this receipt, or it was erased before.',
    nowhere: 'This link leads nowhere, or not any more.',
    nowhereWhy:
      'It may not have been copied whole, or was taken back. Open it from the message once more, or write to whoever sent it.',
  },
  fr: {
    title: (company) => fr`Une question de ${company}`,
    by: (company) => fr`${company} vous demande`,
    other: 'English',
    whoReads: (reader) => fr`Chaque réponse est lue par ${reader}.`,
    until: (day) => fr`Vous pouvez répondre jusqu’au ${day}.`,
    choose: 'Votre réponse',
    write: 'Votre réponse',
    writeMore: 'Souhaitez-vous dire pourquoi ?',
    optional: 'Vous pouvez laisser ce champ vide.',
    noNames: (most) =>
      fr`${most} caractères au plus. N’écrivez pas de nom, ni rien sur votre santé ou celle d’autrui.`,
    trap: 'Laissez ce champ vide',
    send: 'Envoyer ma réponse',
    agree: (company) =>
      fr`En l’envoyant, vous acceptez que ${company} conserve votre réponse comme il est dit ici, et s’en serve pour cette question.`,
    wrong: {
      choose: 'Choisissez l’une des réponses.',
      write: 'Écrivez d’abord quelque chose.',
      'too-long': (length, most) =>
        fr`Il y a ${length} caractères ; ${most} au plus. Rien n’est perdu : raccourcissez et renvoyez.`,
    },
    stale: fr`Cette page était ouverte depuis longtemps. Votre réponse est toujours là : envoyez-la encore une fois.`,
    caught: fr`Le champ qui doit rester vide a été rempli, comme le font les robots. Videz-le, puis renvoyez.`,
    elsewhere:
      'Cette réponse est partie d’une autre page que celle-ci, et n’a pas été comptée. Lisez la question, et répondez ici.',
    slow: (seconds) => ({
      one: fr`Beaucoup de monde répond en ce moment. Votre réponse est toujours là : renvoyez-la dans ${seconds} seconde.`,
      other: fr`Beaucoup de monde répond en ce moment. Votre réponse est toujours là : renvoyez-la dans ${seconds} secondes.`,
    }),
    becomes: 'Ce que devient votre réponse',
    kept: (company) =>
      fr`${company} conserve ce que vous avez choisi et écrit, pas qui vous êtes : ni compte, ni cookie, ni nom, ni adresse.`,
    redacted:
      'Les adresses e-mail, numéros de téléphone et autres coordonnées sont retirés de vos mots avant leur enregistrement.',
    read: (reader, company) =>
      fr`Vos mots sont lus par ${reader}, et par des collègues chez ${company}. Ils ne paraissent jamais sur cette page.`,
    days: (days) => ({
      one: fr`Vos mots sont conservés ${days} jour au plus.`,
      other: fr`Vos mots sont conservés ${days} jours au plus.`,
    }),
    noEnd: 'Vos mots sont conservés jusqu’à ce que vous les retiriez.',
    word: (reader) =>
      fr`Une fois la question terminée, cette page dit ce qui en sort, par la voix de ${reader}. Revenez par le même lien.`,
    takeBack: 'Vous recevez un reçu, qui vous permet de retirer votre réponse à tout moment.',
    limits:
      'Pour écarter les robots, l’adresse depuis laquelle vous vous connectez devient un nombre que personne ne peut retransformer. Il reste en mémoire une heure au plus et n’est pas enregistré.',
    privacy: (company) => fr`Ce que ${company} fait des données personnelles`,
    thanks: 'Merci. Votre réponse est arrivée.',
    thanksAgain: 'Merci. Votre réponse était déjà arrivée.',
    firstCounts: 'C’est le premier envoi qui compte.',
    receipt: 'Votre reçu',
    receiptWhy: (company) =>
      fr`Gardez-le si vous pensez retirer un jour votre réponse : sur cette page, ou en le donnant à ${company}. Personne d’autre ne l’a, et il ne dit rien de vous.`,
    back: (day) =>
      fr`On peut répondre jusqu’au ${day}. Ensuite, cette page dit, par le même lien, ce que les clients ont répondu et ce qui en sort.`,
    spent: 'Vous avez répondu par ce lien. Merci.',
    spentWhy: 'Chacun de ces liens compte une fois.',
    ended: 'Cette question est terminée.',
    result: 'Ce que les clients ont répondu',
    nobody: 'Personne n’a répondu.',
    few: (count) => fr`${count} : trop peu pour un pourcentage.`,
    count: (count) => ({ one: fr`${count} réponse`, other: fr`${count} réponses` }),
    share: (hits, all) => fr`${hits} sur ${all}`,
    between: (interval) => fr`(${interval})`,
    whoAnswered: fr`Entre parenthèses, et en trait sur la barre : la fourchette que ces réponses permettent d’avancer. Ceux qui n’ont pas répondu pensent peut-être autrement.`,
    comes: 'Ce qui en sort',
    readerWill: (reader, day) => fr`D’ici le ${day}, vous le lirez ici, par la voix de ${reader}.`,
    readerOwes: (reader, day) =>
      fr`Un mot là-dessus était promis pour le ${day} ; il est réclamé à ${reader}.`,
    done: 'C’est fait',
    doneWhy: 'Ce sur quoi portait la question est désormais en place. Merci d’y avoir pris part.',
    undo: 'Retirer ma réponse',
    undoWhy: 'Vos mots et votre choix sont effacés. C’est sans retour.',
    undoLabel: 'Reçu',
    undoButton: 'Effacer ma réponse',
    undone: 'Votre réponse est effacée.',
    undoneWhy: fr`Il n’en reste rien. D’un résultat déjà annoncé, les nombres demeurent.`,
    unknownReceipt: 'Aucune réponse ne porte ce reçu, ou elle a déjà été effacée.',
    nowhere: 'Ce lien ne mène nulle part, ou plus nulle part.',
    nowhereWhy:
      'Il n’a peut-être pas été recopié en entier, ou il a été retiré. Rouvrez-le depuis le message, ou écrivez à qui vous l’a envoyé.',
  },
});
