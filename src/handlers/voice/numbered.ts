// /voice 4512: one answer by the number that its card tells, with all that is kept of it but who gave it.
import { answerBlocks } from '../../feed/card.ts';
import { answersIn } from '../../feedback/filters.ts';
import { answerNumbered } from '../../feedback/numbers.ts';
import { about, shownAnswers } from '../../feedback/shown.ts';
import { isCrowd, LEAST_ANSWERS_FOR_COMMENTS, LEAST_CUSTOMERS } from '../../feedback/verbatims.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { type Message, sentence } from '../../messages/message.ts';
import { answerWithWord } from '../direction/answer-button.ts';
import type { Request } from '../request.ts';

/** Under the same floor as searching: nobody is shown before the company has heard 8 answers of 5 customers. */
export async function numberedMessage(request: Request, number: number): Promise<Message> {
  const { kit, workspace, asker, at: now, locale, formats } = request;
  const { db } = kit.database;
  const say = words(locale);
  const everything = answersIn(workspace.id, { from: new Date(0), to: new Date(now.getTime() + 1) }, {});
  if (!(await isCrowd(db, everything, LEAST_CUSTOMERS))) {
    return sentence(say.tooFew(formats.number(LEAST_ANSWERS_FOR_COMMENTS), formats.number(LEAST_CUSTOMERS)));
  }
  const id = await answerNumbered(db, workspace.id, number);
  const answer = id === null ? undefined : (await shownAnswers(db, workspace.id, [id])).get(id);
  if (!answer) return sentence(id === null ? say.none(number) : say.gone(number));
  const reader = { locale, timeZone: asker.timeZone };
  const buttons =
    answer.text === null ? [] : answerWithWord({ kind: 'feedback', id: answer.feedbackId }, request);
  return { summary: about(answer, reader), blocks: answerBlocks(answer, reader, buttons) };
}

const words = phrases({
  en: {
    none: (number: number) =>
      `No answer has #${number}. The number stands under each answer that I post; search for ${number} as a word with “search ${number}”.`,
    gone: (number: number) => `Answer #${number} was erased.`,
    tooFew: (answers: string, customers: string) =>
      `Single answers are shown from ${answers} answers of ${customers} customers on, so that nobody can be guessed.`,
  },
  fr: {
    none: (number) =>
      fr`Aucune réponse ne porte le n° ${number}. Le numéro figure sous chaque réponse que je publie ; pour chercher ${number} comme un mot : « chercher ${number} ».`,
    gone: (number) => fr`La réponse n° ${number} a été effacée.`,
    tooFew: (answers, customers) =>
      fr`Les réponses se montrent une à une à partir de ${answers} réponses de ${customers} clients, pour que personne ne puisse être deviné.`,
  },
});
