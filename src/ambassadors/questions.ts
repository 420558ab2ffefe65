// One question a month to talk about at a team's meeting. None asks about a colleague, and none has a right answer.
import type { Locale } from '../i18n/locale.ts';
import { typeset } from '../i18n/phrases.ts';

/** @param month any count of months: the next one has the next question */
export function questionOf(month: number, locale: Locale): string {
  const all = questions[locale];
  const question = all[month % all.length] ?? '';
  return locale === 'fr' ? typeset(question) : question;
}

const questions = {
  en: [
    'Which of these customers would you like to call back, and what would you say first?',
    'What could we have done so that this customer never had to write?',
    'Who among us could have noticed this earlier, and with what help?',
    'Which of our own rules did this customer run into, and what is it for?',
    'What did we do well here that we could do every time?',
    'What would this customer tell a friend about us?',
    'What did this customer hope for that they did not say?',
    'What is one small thing that we could try before the next meeting?',
    'At which moment could a phone call have changed everything?',
    'What would we need from another team to do better here?',
    'What did this cost the customer, in time and in worry?',
    'Which words of ours might this customer not have understood?',
  ],
  fr: [
    'Lequel de ces clients aimeriez-vous rappeler, et que lui diriez-vous d’abord ?',
    'Qu’aurions-nous pu faire pour que ce client n’ait jamais besoin d’écrire ?',
    'Qui d’entre nous aurait pu s’en apercevoir plus tôt, et avec quelle aide ?',
    'À laquelle de nos règles ce client s’est-il heurté, et à quoi sert-elle ?',
    'Qu’avons-nous bien fait ici, que nous pourrions faire chaque fois ?',
    'Que raconterait ce client de nous à un ami ?',
    'Qu’espérait ce client, sans le dire ?',
    'Quelle petite chose pourrions-nous essayer d’ici la prochaine réunion ?',
    'À quel moment un coup de téléphone aurait-il tout changé ?',
    'De quoi aurions-nous besoin, d’une autre équipe, pour faire mieux ici ?',
    'Qu’est-ce que cela a coûté au client, en temps et en soucis ?',
    'Lesquels de nos mots ce client a-t-il pu ne pas comprendre ?',
  ],
} as const satisfies Readonly<Record<Locale, readonly string[]>>;
