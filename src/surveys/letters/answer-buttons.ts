// The two buttons under whatever asks somebody to answer: the invitation, its reminders, the home and the list. Others see to what they do
// (handlers/surveys/answer.ts).
import type { Locale } from '../../i18n/locale.ts';
import { phrases } from '../../i18n/phrases.ts';
import type { Button } from '../../messages/message.ts';

/** The same for whoever has answered and whoever has not. */
export function answerButtons(roundId: string, locale: Locale): readonly Button[] {
  const say = words(locale);
  return [
    { label: say.answer, action: { name: 'survey.answer', subject: roundId }, style: 'primary' },
    { label: say.notNow, action: { name: 'survey.not-now', subject: roundId } },
  ];
}

const words = phrases({
  en: { answer: 'Answer', notNow: 'Not this time' },
  fr: { answer: 'Répondre', notNow: 'Pas cette fois' },
});
