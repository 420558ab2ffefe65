// What the form of /suggest says, in both languages.
import { fr, phrases } from '../../i18n/phrases.ts';

export const suggestWords = phrases({
  en: {
    title: 'Suggest an idea',
    submit: 'Send',
    idea: 'Your idea, in one line',
    ideaExample: 'Number the invoice lines',
    details: 'Tell more',
    detailsHint: 'What happens today, what would be better, for whom.',
    topic: 'What is it about?',
    name: 'Your name',
    anonymous: 'Hide my name',
    anonymousHint:
      'If you hide it, nobody here is shown who you are, admins included, and you still get the answer. It is passed on at the next full hour, without its link to a message, and until then you alone see it. The chat itself keeps its own technical logs.',
    anonymousThin:
      'So few people use Porte-voix here yet that a reader may guess who wrote. Nobody is shown who you are, and you still get the answer.',
    answersWord: 'In answer to this word of the direction:',
    grewFrom: 'From this message',
    forgotten: 'What you wrote is kept for a week: it is no longer here. Copy it from your message.',
    like: (number: number, title: string) => `#${number}, ${title}`,
    similar:
      'Before you send it: others may have proposed the same. Support theirs, and you hear what becomes of it.',
    instead: 'What would you like?',
    support: (number: number, title: string) => `Support #${number}: ${title}`,
    sendMine: 'Send mine: it says something else',
    isWith: (number: number, owner: string, hears: string | null) =>
      `Idea #${number} ${hears === null ? `is with ${owner}` : `will be with ${owner} on ${hears}`}. Your messages say by when it will be answered.`,
    isWithAdmins: (number: number, hears: string | null) =>
      `Idea #${number} ${hears === null ? 'is with the admins' : `will be with the admins on ${hears}`}: nobody answers for this topic yet. Your messages say by when it will be answered.`,
    already: 'This idea is on its way already: you find it among your ideas.',
    supportedTitle: 'Supported',
    supported: (number: number, title: string) =>
      `You support idea #${number}, “${title}”. You will hear what becomes of it.`,
  },
  fr: {
    title: 'Proposer une idée',
    submit: 'Envoyer',
    idea: 'Votre idée, en une ligne',
    ideaExample: 'Numéroter les lignes des factures',
    details: 'Dites-en plus',
    detailsHint: fr`Ce qui se passe aujourd’hui, ce qui serait mieux, pour qui.`,
    topic: 'De quoi s’agit-il ?',
    name: 'Votre nom',
    anonymous: 'Masquer mon nom',
    anonymousHint:
      'Si vous le masquez, Porte-voix ne montre à personne qui vous êtes, admins compris, et vous recevez quand même la réponse. Elle est transmise à l’heure pile suivante, sans lien vers un message ; d’ici là, vous seul la voyez. La messagerie, de son côté, garde ses propres journaux techniques.',
    anonymousThin:
      'Si peu de monde utilise encore Porte-voix ici qu’un lecteur pourrait deviner. Personne ne voit qui vous êtes, et vous recevez quand même la réponse.',
    answersWord: fr`En réponse à ce mot de la direction :`,
    grewFrom: 'Née de ce message',
    forgotten:
      'Ce que vous écrivez est gardé une semaine : ce n’est plus ici. Copiez-le depuis votre message.',
    like: (number, title) => fr`n° ${number}, ${title}`,
    similar:
      'Avant de l’envoyer : d’autres ont peut-être proposé la même chose. Soutenez leur idée, et vous saurez ce qu’elle devient.',
    instead: 'Que préférez-vous ?',
    support: (number, title) => fr`Soutenir la n° ${number} : ${title}`,
    sendMine: 'Envoyer la mienne : elle dit autre chose',
    isWith: (number, owner, hears) =>
      fr`L’idée n° ${number} ${hears === null ? `est chez ${owner}` : `sera chez ${owner} le ${hears}`}. La date de la réponse est dans vos messages.`,
    isWithAdmins: (number, hears) =>
      fr`L’idée n° ${number} ${hears === null ? 'est chez les admins' : `sera chez les admins le ${hears}`} : personne ne répond encore de ce sujet. La date de la réponse est dans vos messages.`,
    already: fr`Cette idée est déjà en route : vous la retrouvez parmi vos idées.`,
    supportedTitle: 'Soutenue',
    supported: (number, title) =>
      fr`Vous soutenez l’idée n° ${number}, « ${title} ». Vous saurez ce qu’elle devient.`,
  },
});
