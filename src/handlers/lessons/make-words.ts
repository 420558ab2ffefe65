// What is said while a lesson of the company's own is made, decided about and listed.
import { fr, phrases } from '../../i18n/phrases.ts';

export const sayMaking = phrases({
  en: {
    title: 'A lesson of our own',
    intro:
      'A real situation, three answers that colleagues would give, and what happened. Change what is filled in already so that nobody is recognised.',
    preview: 'See it as it is read',
    previewed: 'This is how it will be read; what happened, by whoever has answered:',
    taken: 'What is personal was taken out: nobody reads it.',
    change: 'Change it below where it needs it: you see it once more before it goes.',
    approve: 'Approve it',
    send: 'Send it',
    approved: (number: string) => `Lesson #${number} is approved: it comes in one of the next weeks.`,
    proposed: (number: string) => `Lesson #${number} is with the moderators; you hear from them here.`,
    edited: 'The new text is saved; it still waits for a moderator.',
    outdated: 'Somebody changed this lesson, or decided about it, meanwhile. Copy your text and close.',
    isApproved: (number: string) => `Lesson #${number} is approved: it comes in one of the next weeks.`,
    isDeclined: (number: string) => `Lesson #${number} is declined.`,
    isWithdrawn: (number: string) => `Lesson #${number} is taken back: it does not come again.`,
    own: 'Lessons of our own',
    none: 'None yet. Under an approved best failure or a resolved case stands “Make it a lesson…”.',
    waits: 'waits for a moderator',
    approvedState: 'approved',
    line: (number: string, title: string) => `#${number} ${title}`,
    see: (number: string) => `See #${number}`,
    waiting: (count: string) => ({
      one: 'A lesson waits for a moderator',
      other: `${count} lessons wait for a moderator`,
    }),
    all: 'See them',
  },
  fr: {
    title: 'Une leçon de chez nous',
    intro:
      'Une situation réelle, trois réponses que des collègues donneraient, et ce qui s’est passé. Retouchez ce qui est déjà rempli pour que personne ne soit reconnaissable.',
    preview: 'La voir avant l’envoi',
    previewed: 'Voici comment elle sera lue ; ce qui s’est passé, par qui aura répondu :',
    taken: 'Ce qui est personnel a été retiré : personne ne le lira.',
    change: 'Retouchez-la ci-dessous si besoin : vous la reverrez avant l’envoi.',
    approve: 'L’approuver',
    send: 'Envoyer',
    approved: (number) =>
      fr`La leçon n° ${number} est approuvée : elle viendra l’une des prochaines semaines.`,
    proposed: (number) => fr`La leçon n° ${number} est chez les modérateurs ; leur réponse arrivera ici.`,
    edited: 'Le nouveau texte est enregistré ; il attend toujours un modérateur.',
    outdated:
      'Cette leçon a été modifiée, ou une décision a été prise, entre-temps. Copiez votre texte et fermez.',
    isApproved: (number) =>
      fr`La leçon n° ${number} est approuvée : elle viendra l’une des prochaines semaines.`,
    isDeclined: (number) => fr`La leçon n° ${number} est écartée.`,
    isWithdrawn: (number) => fr`La leçon n° ${number} est retirée : elle ne reviendra pas.`,
    own: 'Nos propres leçons',
    none: 'Aucune pour l’instant. Sous un récit approuvé ou un cas résolu, le bouton « En faire une leçon… » en crée une.',
    waits: 'attend un modérateur',
    approvedState: 'approuvée',
    line: (number, title) => fr`n° ${number} ${title}`,
    see: (number) => fr`Voir le n° ${number}`,
    waiting: (count) => ({
      one: 'Une leçon attend un modérateur',
      other: `${count} leçons attendent un modérateur`,
    }),
    all: 'Les voir',
  },
});
