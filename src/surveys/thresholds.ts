// How many answers have to stand behind what is shown: chosen before the first round opens, printed in invitations, and only ever raised from
// then on. Pure. Storing it is save.ts; form, command line and API all go through that.
import { UserError } from '../errors.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { COMMENT_THRESHOLD, LEAST_THRESHOLD, MOST_THRESHOLD } from './round.ts';

/** @throws UserError 'survey.threshold' naming the value and what is allowed */
export function mustBeThreshold(given: number, least: number = LEAST_THRESHOLD): void {
  if (Number.isInteger(given) && given >= least && given <= MOST_THRESHOLD) return;
  const say = least > LEAST_THRESHOLD && given >= LEAST_THRESHOLD && given < least ? 'lower' : 'range';
  throw new UserError('survey.threshold', (locale) => words(locale)[say](String(given), least));
}

/** Comments are never shown from fewer answers than anything else. */
export function commentThreshold(threshold: number): number {
  return Math.max(COMMENT_THRESHOLD, threshold);
}

const words = phrases({
  en: {
    range: (given: string, least: number) =>
      `“${given}” cannot be the least number of answers behind a figure. Give a whole number from ${least} to ${MOST_THRESHOLD}.`,
    lower: (given: string, least: number) =>
      `“${given}” is lower than what people were promised: figures of ${least} answers or more. It can only be raised: give a whole number from ${least} to ${MOST_THRESHOLD}.`,
  },
  fr: {
    range: (given, least) =>
      fr`« ${given} » ne peut pas être le nombre minimal de réponses derrière un chiffre. Indiquez un nombre entier de ${least} à ${MOST_THRESHOLD}.`,
    lower: (given, least) =>
      fr`« ${given} » est inférieur à ce qui a été promis : des chiffres fondés sur ${least} réponses au moins. Ce seuil ne peut qu’être relevé : indiquez un nombre entier de ${least} à ${MOST_THRESHOLD}.`,
  },
});
