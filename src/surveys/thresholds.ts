// How many answers have to stand behind what is shown: chosen before a round opens, printed in its invitations, and only ever raised while
// it is open. Form, command line and API all come here.
import type { By } from '../audit/act.ts';
import { noted } from '../audit/note.ts';
import { transact } from '../database/client.ts';
import { UserError } from '../errors.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Shell } from '../workspace/shell.ts';
import { COMMENT_THRESHOLD, LEAST_THRESHOLD, MOST_THRESHOLD, roundById, type SurveyRound } from './round.ts';

/** @throws UserError 'survey.threshold' naming the value and what is allowed */
export function mustBeThreshold(given: number, least: number = LEAST_THRESHOLD): void {
  if (Number.isInteger(given) && given >= least && given <= MOST_THRESHOLD) return;
  const say = least > LEAST_THRESHOLD && given >= LEAST_THRESHOLD && given < least ? 'lower' : 'range';
  throw new UserError('survey.threshold', (locale) => words(locale)[say](String(given), least));
}

/**
 * What may be made of a threshold that people were told. Pure.
 * @throws UserError 'survey.threshold' where it would be lowered, or is none; 'survey.threshold-closed' of a round that is closed
 */
export function mustRaise(
  { state, threshold }: { readonly state: string; readonly threshold: number },
  to: number,
): void {
  if (state === 'closed')
    throw new UserError('survey.threshold-closed', (locale) => words(locale).closed(String(to), threshold));
  mustBeThreshold(to, threshold);
}

/** Comments are never shown from fewer answers than anything else. */
export function commentThreshold(threshold: number): number {
  return Math.max(COMMENT_THRESHOLD, threshold);
}

/** Of a round, and of those that follow. @throws UserError as `mustRaise`, and 'survey.no-round' */
export function raiseThreshold(
  { database, workspace, now }: Shell,
  { roundId, to, by }: { readonly roundId: string; readonly to: number; readonly by: By },
): Promise<SurveyRound> {
  const workspaceId = workspace.id;
  return transact(database, async (tx) => {
    const { row, survey } = await roundById(tx, workspaceId, roundId);
    mustRaise(row, to);
    if (to === row.threshold) return roundById(tx, workspaceId, roundId);
    await tx.surveyRound.update({
      where: { workspaceId_id: { workspaceId, id: roundId } },
      data: { threshold: to, commentThreshold: Math.max(row.commentThreshold, commentThreshold(to)) },
    });
    await tx.survey.update({
      where: { workspaceId_id: { workspaceId, id: survey.id } },
      data: { threshold: Math.max(survey.threshold, to) },
    });
    const of = { survey: survey.number, threshold: to };
    await noted(tx, { workspaceId, by, now }, 'survey.threshold', of);
    return roundById(tx, workspaceId, roundId);
  });
}

const words = phrases({
  en: {
    range: (given: string, least: number) =>
      `“${given}” cannot be the least number of answers behind a figure. Give a whole number from ${least} to ${MOST_THRESHOLD}.`,
    lower: (given: string, least: number) =>
      `“${given}” is lower than what people were promised: figures of ${least} answers or more. It can only be raised: give a whole number from ${least} to ${MOST_THRESHOLD}.`,
    closed: (given: string, threshold: number) =>
      `This round is closed: its figures rest on ${threshold} answers or more, and that cannot be made ${given} any more. It can be changed before the next round opens, to ${threshold} or more.`,
  },
  fr: {
    range: (given, least) =>
      fr`« ${given} » ne peut pas être le nombre minimal de réponses derrière un chiffre. Indiquez un nombre entier de ${least} à ${MOST_THRESHOLD}.`,
    lower: (given, least) =>
      fr`« ${given} » est inférieur à ce qui a été promis : des chiffres fondés sur ${least} réponses au moins. Ce seuil ne peut qu’être relevé : indiquez un nombre entier de ${least} à ${MOST_THRESHOLD}.`,
    closed: (given, threshold) =>
      fr`Cette vague est close : ses chiffres reposent sur ${threshold} réponses au moins, et ce seuil ne peut plus devenir ${given}. Vous pourrez le changer avant l’ouverture de la prochaine, à ${threshold} ou plus.`,
  },
});
