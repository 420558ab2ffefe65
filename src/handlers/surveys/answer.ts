// Answering a round: what the buttons of its invitation do, the form, and what is said once it was sent. Nothing of it is written but what
// src/surveys/ballots.ts writes, and nothing that stays in a chat says who has answered: that is told in windows that close.
import { newId } from '../../clock.ts';
import { UserError } from '../../errors.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { type FormView, opening } from '../../messages/form.ts';
import { type Message, sentence } from '../../messages/message.ts';
import { giveBallot, hasAnswered } from '../../surveys/ballots.ts';
import { wantNoLetters } from '../../surveys/not-now.ts';
import { openRound, roundById, type SurveyRound, takesAnswers } from '../../surveys/round.ts';
import type { Ask, FormEntry, Request, SubmitReply } from '../request.ts';
import { shellOf } from '../shell.ts';
import { asItWillBeRead, underFirstNames, underGivenNames } from '../taken-out.ts';
import { answersIn, fieldName, questionFields } from './answer-fields.ts';

/** Opens the form; whoever may not answer, or has, is told so, and that alone. */
export const openAnswer: Ask = async (request) => {
  const round = await askedIn(request, request.subject);
  const { kit, asker, locale, formats, at } = request;
  const about = { roundId: round.row.id, personId: asker.id };
  if (await hasAnswered(kit.database.db, shellOf(request), about)) {
    const message = sentence(words(locale).before(round.survey.name, formats.moment(round.row.closesAt, at)));
    return { kind: 'say', message, passing: true };
  }
  return { kind: 'open', form: view(request, round) };
};

/** "Not this time", or "No more letters" just after an answer: said in a window too, since the chat would know when. */
export const notNow: Ask = async (request) => {
  const { asker, locale, formats, at } = request;
  const { row, survey } = await askedIn(request, request.subject);
  await wantNoLetters(shellOf(request), { roundId: row.id, personId: asker.id });
  const message = sentence(words(locale).noLetters(survey.name, formats.moment(row.closesAt, at)));
  return { kind: 'say', message, passing: true };
};

export const answerForm: FormEntry = {
  name: 'survey.answer',
  may: 'everyone',
  async submit(request, state, given) {
    const { workspace, asker, locale } = request;
    const round = await askedIn(request, state.subject ?? null);
    const { questions, row } = round;
    const values = underFirstNames(given);
    const { country } = workspace;
    const { answers, errors } = answersIn(questions, values, { locale, country });
    if (Object.keys(errors).length > 0)
      return { kind: 'errors', errors: underGivenNames({ errors }, given).errors };
    const inWords = questions.filter(({ kind }) => kind === 'words').map(fieldName);
    const shown = await asItWillBeRead(request, () => ({ ...view(request, round), state }), values, inWords);
    if (shown) return { kind: 'again', form: shown };
    const became = await giveBallot(shellOf(request), { roundId: row.id, personId: asker.id, answers });
    return sent(request, round, became);
  },
};

/** The round, where the asker may answer it now. @throws UserError of what says why not */
async function askedIn(request: Request, roundId: string | null): Promise<SurveyRound> {
  const { kit, workspace, asker, at: now } = request;
  const { db } = kit.database;
  const round = await roundById(db, workspace.id, roundId ?? '');
  const { row, survey } = round;
  if (!takesAnswers(row, now))
    throw new UserError('survey.closed', (locale) =>
      words(locale).closed(survey.name, request.formats.day(row.closedAt ?? row.closesAt, now)),
    );
  await openRound(db, workspace.id, { roundId: row.id, personId: asker.id, now });
  return round;
}

function view({ locale, formats, at }: Request, { row, survey, questions }: SurveyRound): FormView {
  const say = words(locale);
  const from = formats.number(row.threshold);
  const commentsFrom = formats.number(row.commentThreshold);
  const asksForWords = questions.some(({ kind }) => kind === 'words');
  return {
    form: 'survey.answer',
    state: opening(newId(), { subject: row.id }),
    title: say.title,
    submit: say.submit,
    intro: [
      { kind: 'text', text: [{ strong: survey.name }, ` · ${say.until(formats.moment(row.closesAt, at))}`] },
      { kind: 'note', text: asksForWords ? say.promiseWithWords(from, commentsFrom) : say.promise(from) },
    ],
    fields: questionFields(questions, locale),
  };
}

/** In the place of the form. A form that comes twice is told what became of the first. */
function sent(
  { locale, formats, at }: Request,
  { row, survey }: SurveyRound,
  became: 'given' | 'before',
): SubmitReply {
  const say = words(locale);
  const until = formats.moment(row.closesAt, at);
  const told = became === 'given' ? say.thanks(until) : say.before(survey.name, until);
  const message: Message = {
    summary: told,
    blocks: [
      { kind: 'text', text: told },
      { kind: 'note', text: say.reminders },
      {
        kind: 'buttons',
        buttons: [{ label: say.noMore, action: { name: 'survey.not-now', subject: row.id } }],
      },
    ],
  };
  return {
    kind: 'done',
    title: became === 'given' ? say.thanksTitle : say.title,
    told: message,
    passing: true,
  };
}

const words = phrases({
  en: {
    title: 'Your answers',
    submit: 'Send my answers',
    until: (moment: string) => `until ${moment}`,
    promise: (from: string) =>
      `Confidential: no colleague and no admin sees who answered what. Figures are shown from ${from} answers on. Once sent, your answers can be neither changed nor found again.`,
    promiseWithWords: (from: string, commentsFrom: string) =>
      `Confidential: no colleague and no admin sees who answered what. Figures are shown from ${from} answers on, comments from ${commentsFrom} on and never by group. Once sent, your answers can be neither changed nor found again.`,
    thanksTitle: 'Thank you',
    thanks: (moment: string) =>
      `Thank you: your answers count. The result comes once the survey has closed, on ${moment}; /survey shows it too.`,
    reminders:
      'Nobody is told that you have answered: reminders go to everybody who was asked, so to you too, unless you want none.',
    noMore: 'No more letters',
    before: (name: string, moment: string) =>
      `You have answered “${name}” already, and that counts. It cannot be changed: nobody can find your answers among the others. The result comes once the survey has closed, on ${moment}.`,
    noLetters: (name: string, moment: string) =>
      `You get no more letters about “${name}”. Until ${moment} you can still answer it: /survey.`,
    closed: (name: string, day: string) =>
      `“${name}” closed on ${day}: no more answers are taken. Its result comes to the channels that were asked, and /survey shows it.`,
  },
  fr: {
    title: 'Vos réponses',
    submit: 'Envoyer mes réponses',
    until: (moment) => fr`jusqu’au ${moment}`,
    promise: (from) =>
      fr`Confidentiel : aucun collègue, aucun admin ne voit qui a répondu quoi. Les chiffres paraissent à partir de ${from} réponses. Une fois envoyées, vos réponses ne peuvent être ni modifiées ni retrouvées.`,
    promiseWithWords: (from, commentsFrom) =>
      fr`Confidentiel : aucun collègue, aucun admin ne voit qui a répondu quoi. Les chiffres paraissent à partir de ${from} réponses, les commentaires à partir de ${commentsFrom}, jamais par groupe. Une fois envoyées, vos réponses ne peuvent être ni modifiées ni retrouvées.`,
    thanksTitle: 'Merci',
    thanks: (moment) =>
      fr`Merci : vos réponses comptent. Le résultat paraît après la clôture de l’enquête, ${moment} ; /enquete le montre aussi.`,
    reminders: fr`Personne n’apprend que vous avez répondu : les rappels vont à toutes les personnes interrogées, donc à vous aussi, sauf si vous n’en voulez pas.`,
    noMore: 'Plus de messages',
    before: (name, moment) =>
      fr`Vous avez déjà répondu à « ${name} », et vos réponses comptent. Elles ne peuvent pas être modifiées : personne ne peut les retrouver parmi les autres. Le résultat paraît après la clôture, ${moment}.`,
    noLetters: (name, moment) =>
      fr`Vous ne recevrez plus de messages sur « ${name} ». Jusqu’au ${moment}, vous pouvez encore y répondre : /enquete.`,
    closed: (name, day) =>
      fr`« ${name} » est close depuis le ${day} : on ne peut plus y répondre. Son résultat paraît dans les canaux interrogés, et /enquete le montre.`,
  },
});
